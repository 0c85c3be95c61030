"""What `manage.py check --deploy` refuses in production, in French, beside Django's own checks."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connections

PUBLIC_KEY_NAMES = ("demo", "test")
WRONG_ROLE = """
SELECT rolsuper, rolbypassrls, EXISTS (
  SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relkind = 'r')
FROM pg_roles r WHERE rolname = current_user
"""


@register(Tags.security, deploy=True)
def check_settings(app_configs: Any, **options: Any) -> list[CheckMessage]:
    del app_configs, options
    return list(_settings())


@register(Tags.database, deploy=True)  # type: ignore[type-var]  # the stubs know no `databases`
def check_web_role(
    app_configs: Any, databases: list[str] | None = None, **options: Any
) -> list[CheckMessage]:
    """Run by `manage.py check --deploy --database default`, hence at each deployment's `migrate`."""
    del app_configs, options
    return list(_web_role()) if "default" in (databases or ()) else []


def _settings() -> Iterator[CheckMessage]:
    if settings.DEBUG:
        yield Error(
            "DEBUG est allumé : les erreurs montreraient des données. Retirez-le.", id="filrouge.E101"
        )
    if settings.DEMO:
        yield Error(
            "FILROUGE_DEMO est allumé : ses comptes et ses clés sont publics. Retirez-le.", id="filrouge.E102"
        )
    if settings.TESTING:
        yield Error(
            "FILROUGE_TEST est allumé : un seul compte y prend tous les rôles. Retirez-le.",
            id="filrouge.E103",
        )
    if settings.SECRET_KEY == settings.NOT_SECRET:
        yield Error("SECRET_KEY est celle de la démonstration : donnez-en une à vous.", id="filrouge.E104")
    yield from _keys()
    yield from _texts()
    if settings.DATABASE_URLS.is_embedded:
        yield Error(
            "La base est celle de la démonstration, sur ce disque et sans sauvegarde : donnez DATABASE_URL.",
            id="filrouge.E107",
        )
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and settings.SECURE_SSL_REDIRECT):
        yield Error(
            "Les cookies passeraient sans HTTPS : le site doit être servi en HTTPS.", id="filrouge.E108"
        )


def _keys() -> Iterator[CheckMessage]:
    if not settings.FILROUGE_KEYS:
        yield Error(
            "FILROUGE_KEYS manque : sans clé, rien de sensible ne peut être écrit. Donnez « k1: » suivi de "
            "32 octets aléatoires en base 64.",
            id="filrouge.E105",
        )
    elif any(entry.strip().split(":")[0] in PUBLIC_KEY_NAMES for entry in settings.FILROUGE_KEYS.split(",")):
        yield Error(
            "FILROUGE_KEYS contient la clé de la démonstration, que tout le monde connaît.",
            id="filrouge.E106",
        )


def _texts() -> Iterator[CheckMessage]:
    if settings.SMS_PROVIDER not in ("", "http"):
        yield Error(
            "SMS_PROVIDER n’enverrait rien et écrirait des numéros en clair : mettez « http », ou retirez-le.",
            id="filrouge.E112",
        )
    if settings.SMS_PROVIDER == "http" and not (
        settings.SMS_HTTP_KEY and settings.SMS_HTTP_URL.startswith("https://")
    ):
        yield Error(
            "SMS_PROVIDER est « http » : donnez SMS_HTTP_URL, qui commence par https://, et SMS_HTTP_KEY.",
            id="filrouge.E113",
        )


def _web_role() -> Iterator[CheckMessage]:
    """The web role must be nothing more than the web role. Says so when the base does not answer."""
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(WRONG_ROLE)
            is_super, bypasses, owns = cursor.fetchone()
    except DatabaseError as error:
        yield Error(f"La base ne répond pas : {str(error).splitlines()[0]}.", id="filrouge.E109")
        return
    if is_super or bypasses:
        yield Error(
            "Le compte du site échappe aux règles qui protègent les dossiers (SUPERUSER ou BYPASSRLS).",
            id="filrouge.E110",
        )
    if owns:
        yield Error(
            "Le compte du site possède des tables : elles doivent être au propriétaire.",
            id="filrouge.E111",
        )
