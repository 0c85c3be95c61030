from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.postgres.apps import PostgresConfig
from django.contrib.postgres.signals import register_type_handlers
from django.db.backends.signals import connection_created


class TechnicalAdmin(SimpleAdminConfig):
    """Django's admin without discovery: what it shows is written in `config/admin.py`, nowhere else."""

    default_site = "config.admin.TechnicalSite"


class PostgresWithoutTypes(PostgresConfig):
    """We keep no hstore and no citext: no new connection has to ask what they are called here."""

    def ready(self) -> None:
        super().ready()
        connection_created.disconnect(register_type_handlers)
