from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from config.postgres import CHECKOUT, DATABASE
from config.postgres.embedded import EmbeddedServer
from config.postgres.roles import RoleUrls, database_of, role_urls

GIVEN = {role: f"DATABASE_URL_{role.upper()}" for role in ("owner", "app", "batch", "test")}


def embedded_data(environ: Mapping[str, str]) -> Path:
    """FILROUGE_POSTGRES_DATA, else in the checkout."""
    return Path(environ.get("FILROUGE_POSTGRES_DATA") or CHECKOUT / "var" / "postgres" / "data")


def resolve(environ: Mapping[str, str]) -> RoleUrls:
    """One address per role: each role's own variable, else DATABASE_URL, else the embedded server.

    Connects to nothing and starts nothing: settings are read everywhere, on a build machine too. Roles are
    made by `python -m config.postgres prepare`, servers are started by commands. Raises PostgresUnavailable.
    """
    given = any(environ.get(name) for name in GIVEN.values())
    if environ.get("DATABASE_URL"):
        return _overridden(external(environ["DATABASE_URL"]), environ)
    if given:
        nothing = RoleUrls("", "", "", "", is_embedded=environ.get("FILROUGE_EMBEDDED") == "1")
        return _overridden(nothing, environ)
    server = EmbeddedServer(embedded_data(environ))
    if not server.exists():
        return _not_yet(server)
    return role_urls(server.admin_url, DATABASE, is_embedded=True)


def external(admin_url: str) -> RoleUrls:
    return role_urls(admin_url, database_of(admin_url))


def _overridden(urls: RoleUrls, environ: Mapping[str, str]) -> RoleUrls:
    return replace(
        urls,
        owner=environ.get(GIVEN["owner"]) or urls.owner,
        app=environ.get(GIVEN["app"]) or urls.app,
        batch=environ.get(GIVEN["batch"]) or urls.batch,
        test=environ.get(GIVEN["test"]) or urls.test,
    )


def _not_yet(server: EmbeddedServer) -> RoleUrls:
    """Addresses of a server nobody has started: settings load, and connecting says that nobody listens."""
    admin_url = f"postgresql://nobody:nobody@/postgres?host={server.data}"
    return role_urls(admin_url, DATABASE, is_embedded=True)
