"""`migrate`, by the owner's role, then what the models declare about their rows and what ships with them."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from filrouge.privacy.database import secure
from filrouge.privacy.new_base import as_models, is_new
from filrouge.privacy.roles import OWNER, acting_as
from filrouge.shared.domains import load_shipped


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        if settings.ROLES_BY_SET_ROLE:
            self._as_test_login(*args, **options)
            return
        if "owner" not in settings.DATABASES:
            raise CommandError(
                "Migrer demande le rôle propriétaire : donnez DATABASE_URL ou DATABASE_URL_OWNER."
            )
        options["database"] = "owner"
        self._migrate(connections["owner"], *args, **options)
        if not (options["check_unapplied"] or options["plan"]):
            call_command("createcachetable", database="owner", verbosity=0)
            with acting_as(OWNER):
                secure(connections["owner"])
                self._load_shipped(options)

    def _as_test_login(self, *args: Any, **options: Any) -> None:
        """The one login of the tests migrates as the owner."""
        connection = connections["default"]
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {OWNER}")
        try:
            self._migrate(connection, *args, **options)
            secure(connection)
            self._load_shipped(options)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")

    def _migrate(self, connection: BaseDatabaseWrapper, *args: Any, **options: Any) -> None:
        whole = not (options["app_label"] or options["check_unapplied"] or options["plan"])
        if whole and is_new(connection):
            with as_models(connection):
                super().handle(*args, **options | {"run_syncdb": True})
        else:
            super().handle(*args, **options)

    def _load_shipped(self, options: dict[str, Any]) -> None:
        """Unless one domain alone was asked for: its tables may be half way."""
        if not options["app_label"]:
            load_shipped()
