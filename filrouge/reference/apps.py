from django.conf.locale import LANG_INFO

from filrouge.shared import domains

# Languages that Django does not know.
ADDED = {
    "prs": {"bidi": True, "code": "prs", "name": "Dari", "name_local": "دری"},
    "ps": {"bidi": True, "code": "ps", "name": "Pashto", "name_local": "پښتو"},
    "ti": {"bidi": False, "code": "ti", "name": "Tigrinya", "name_local": "ትግርኛ"},
}


class ReferenceConfig(domains.Domain):
    name = "filrouge.reference"
    label = "reference"

    def ready(self) -> None:
        super().ready()
        for code, info in ADDED.items():
            LANG_INFO.setdefault(code, info)
