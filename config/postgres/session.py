"""A database for the time of one command."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from config.postgres import DATABASE
from config.postgres.binaries import find_binaries
from config.postgres.embedded import EmbeddedServer
from config.postgres.roles import database_of, drop_database, ensure_roles
from config.postgres.urls import GIVEN, embedded_data, resolve


def server_for(environ: Mapping[str, str], *, for_tests: bool = False) -> EmbeddedServer:
    """Tests have their own server, one per major version: never the data of the demonstration."""
    if not for_tests:
        return EmbeddedServer(embedded_data(environ))
    binaries = find_binaries(environ)
    data = embedded_data(environ).with_name(f"tests-{binaries.major}")
    return EmbeddedServer(data, durable=False, binaries=binaries)


def is_external(environ: Mapping[str, str]) -> bool:
    return any(environ.get(name) for name in ("DATABASE_URL", *GIVEN.values()))


def prepare(environ: Mapping[str, str], *, for_tests: bool = False) -> dict[str, str]:
    """Make the roles where DATABASE_URL is given; return the addresses to hand to commands."""
    if environ.get("DATABASE_URL"):
        admin_url = environ["DATABASE_URL"]
        ensure_roles(admin_url, database_of(admin_url), for_tests=for_tests)
    return resolve(environ).as_environ()


@contextmanager
def database(
    environ: Mapping[str, str], *, for_tests: bool = False, afresh: bool = False
) -> Iterator[dict[str, str]]:
    """The environment of a command that needs the database; an embedded server is let go at the end.

    `afresh` empties the embedded database first. Raises PostgresUnavailable.
    """
    if is_external(environ):
        yield {**environ, **prepare(environ, for_tests=for_tests)}
        return
    server = server_for(environ, for_tests=for_tests)
    admin_url = server.start()
    try:
        if afresh:
            server.must_be_ours_alone()
            drop_database(admin_url, DATABASE)
        urls = ensure_roles(admin_url, DATABASE, for_tests=for_tests, is_embedded=True)
        yield {**environ, **urls.as_environ()}
    finally:
        server.stop()
