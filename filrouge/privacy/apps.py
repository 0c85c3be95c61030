from filrouge.shared import domains


class PrivacyConfig(domains.Domain):
    name = "filrouge.privacy"
    label = "privacy"

    def ready(self) -> None:
        super().ready()
        from . import checks  # noqa: F401, PLC0415 - registers what `check --deploy` refuses
