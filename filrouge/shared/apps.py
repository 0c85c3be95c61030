from filrouge.shared import domains
from filrouge.shared.french import count_in_french
from filrouge.shared.lighter import lighten


class SharedConfig(domains.Domain):
    name = "filrouge.shared"
    label = "shared"

    def ready(self) -> None:
        super().ready()
        count_in_french()
        lighten()
