from django.contrib.postgres.signals import register_type_handlers
from django.db.backends.signals import connection_created

from filrouge.shared import domains
from filrouge.shared.french import count_in_french
from filrouge.shared.lighter import lighten


class SharedConfig(domains.Domain):
    name = "filrouge.shared"
    label = "shared"

    def ready(self) -> None:
        super().ready()
        # We keep no hstore and no citext: no new connection has to ask what they are called here.
        connection_created.disconnect(register_type_handlers)
        count_in_french()
        lighten()
