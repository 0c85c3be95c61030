"""The roles of the architecture: one owns and migrates, one serves, one bypasses row security.

A fourth, only where tests run, takes the three in turn by SET ROLE without inheriting from any.
"""

import hashlib
import hmac
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import LiteralString
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from config.postgres import DATABASE
from config.postgres.errors import PostgresUnavailable

MAINTENANCE = "postgres"
OLDEST_SERVER = 150_000
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")
OWNER, APP, BATCH, TEST = "fr_owner", "fr_app", "fr_batch", "fr_test"
ATTRIBUTES: dict[str, LiteralString] = {
    OWNER: "LOGIN",
    APP: "LOGIN",
    BATCH: "LOGIN BYPASSRLS",
    TEST: "LOGIN NOINHERIT CREATEDB",
}
IDLE_IN_TRANSACTION = {OWNER: "10min", APP: "1min", BATCH: "10min", TEST: "10min"}
# An advisory lock, so that two commands that start together do not alter the same role at once.
TURN = int.from_bytes(b"filrouge", "big")


@dataclass(frozen=True)
class RoleUrls:
    """One address per role; empty when the environment gives none."""

    owner: str
    app: str
    batch: str
    test: str
    is_embedded: bool = False

    def as_environ(self) -> dict[str, str]:
        urls = {
            f"DATABASE_URL_{role.upper()}": url for role, url in asdict(self).items() if isinstance(url, str)
        }
        return {name: url for name, url in urls.items() if url} | {
            "FILROUGE_EMBEDDED": str(int(self.is_embedded))
        }


def role_urls(admin_url: str, database: str, *, is_embedded: bool = False) -> RoleUrls:
    """The addresses that `ensure_roles` makes true; connects to nothing. Raises PostgresUnavailable."""
    secret = urlsplit(admin_url).password
    if not secret:
        raise PostgresUnavailable(
            "DATABASE_URL ne contient pas de mot de passe, dont dérivent ceux des rôles de Fil rouge : "
            "ajoutez-le, ou donnez DATABASE_URL_OWNER, DATABASE_URL_APP et DATABASE_URL_BATCH."
        )
    owner, app, batch, test = (
        _login(admin_url, role, _password(secret, role), database) for role in (OWNER, APP, BATCH, TEST)
    )
    return RoleUrls(owner, app, batch, test, is_embedded)


def ensure_roles(
    admin_url: str, database: str, *, for_tests: bool = False, is_embedded: bool = False
) -> RoleUrls:
    """Make the roles and the database as they must be; do it again without harm.

    `for_tests` adds fr_test, which may create databases, and prepares template1 for those.
    Raises PostgresUnavailable.
    """
    urls = role_urls(admin_url, database, is_embedded=is_embedded)
    roles = (OWNER, APP, BATCH, *((TEST,) if for_tests else ()))
    try:
        with _connect(admin_url, database) as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
            _ensure_roles(connection, roles, urls)
            _ensure_database(connection, database, roles)
            _ensure_schema(connection, roles)
            connection.execute("ALTER SCHEMA public OWNER TO fr_owner")
        if for_tests:
            with psycopg.connect(_at(admin_url, "template1")) as template:
                template.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
                _ensure_schema(template, roles)
    except psycopg.errors.InsufficientPrivilege as error:
        raise PostgresUnavailable(
            f"Le compte de DATABASE_URL n’a pas le droit de préparer la base ({_first_line(error)}) : "
            "donnez un compte administrateur, ou créez les trois rôles et indiquez DATABASE_URL_OWNER, "
            "DATABASE_URL_APP et DATABASE_URL_BATCH."
        ) from error
    except psycopg.Error as error:
        raise PostgresUnavailable(
            f"La base de données ne répond pas comme prévu : {_first_line(error)}."
        ) from error
    return urls


def drop_database(admin_url: str, database: str) -> None:
    """Delete the database and all it holds, even while someone is connected."""
    with psycopg.connect(_at(admin_url, MAINTENANCE), autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
        )


def database_of(admin_url: str) -> str:
    """The database an administrator's address names; ours when it names none or the server's own."""
    name = unquote(urlsplit(admin_url).path.lstrip("/"))
    return DATABASE if name in {"", MAINTENANCE, "template1"} else name


def _connect(admin_url: str, database: str) -> psycopg.Connection:
    try:
        connection = psycopg.connect(_at(admin_url, database))
    except psycopg.OperationalError as error:
        if f'database "{database}" does not exist' not in str(error):
            raise
        _create_database(admin_url, database)
        connection = psycopg.connect(_at(admin_url, database))
    if connection.info.server_version < OLDEST_SERVER:
        connection.close()
        raise PostgresUnavailable(
            "Fil rouge demande PostgreSQL 15 ou plus récent : mettez le serveur à jour."
        )
    return connection


def _create_database(admin_url: str, database: str) -> None:
    created_meanwhile = (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation)
    with (
        psycopg.connect(_at(admin_url, MAINTENANCE), autocommit=True) as connection,
        suppress(*created_meanwhile),
    ):
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))


def _ensure_roles(connection: psycopg.Connection, roles: tuple[str, ...], urls: RoleUrls) -> None:
    passwords = {
        role: urlsplit(url).password or "" for role, url in zip(ATTRIBUTES, _in_order(urls), strict=True)
    }
    for role in roles:
        name = sql.Identifier(role)
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount:
            connection.execute(sql.SQL("CREATE ROLE {}").format(name))
        attributes = sql.SQL(ATTRIBUTES[role])
        # Sent as a SCRAM verifier: a password in clear would stay in the server's log.
        verifier = connection.pgconn.encrypt_password(
            passwords[role].encode(), role.encode(), b"scram-sha-256"
        )
        connection.execute(
            sql.SQL("ALTER ROLE {} {} PASSWORD {}").format(name, attributes, sql.Literal(verifier.decode()))
        )
        # pg_temp named last: otherwise a temporary table would hide the real one of the same name.
        connection.execute(sql.SQL("ALTER ROLE {} SET search_path = public, pg_temp").format(name))
        connection.execute(
            sql.SQL("ALTER ROLE {} SET idle_in_transaction_session_timeout = {}").format(
                name, sql.Literal(IDLE_IN_TRANSACTION[role])
            )
        )
    if TEST in roles:
        # NOINHERIT and a plain GRANT: from 15 to 18, SET ROLE is allowed and nothing is inherited.
        connection.execute("GRANT fr_owner, fr_app, fr_batch TO fr_test")
    _refuse_powerful_roles(connection)


def _refuse_powerful_roles(connection: psycopg.Connection) -> None:
    powerful = connection.execute(
        "SELECT rolname FROM pg_roles WHERE rolname IN ('fr_owner', 'fr_app', 'fr_test') "
        "AND (rolsuper OR rolbypassrls)"
    ).fetchall()
    if powerful:
        names = ", ".join(row[0] for row in powerful)
        raise PostgresUnavailable(
            f"Sur ce serveur, {names} échappe aux règles qui protègent les dossiers : "
            "retirez-lui SUPERUSER et BYPASSRLS, puis recommencez."
        )


def _ensure_database(connection: psycopg.Connection, database: str, roles: tuple[str, ...]) -> None:
    name, grantees = sql.Identifier(database), sql.SQL(", ").join(map(sql.Identifier, roles))
    superuser = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if superuser == (False,):
        connection.execute(
            "GRANT fr_owner TO CURRENT_USER"
        )  # a managed host's administrator gives away what it owns
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    connection.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(name, grantees))
    connection.execute(sql.SQL("ALTER DATABASE {} OWNER TO fr_owner").format(name))


def _ensure_schema(connection: psycopg.Connection, roles: tuple[str, ...]) -> None:
    for extension in EXTENSIONS:
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    grantees = sql.SQL(", ").join(map(sql.Identifier, roles))
    connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(grantees))
    connection.execute("GRANT CREATE ON SCHEMA public TO fr_owner")


def _in_order(urls: RoleUrls) -> tuple[str, ...]:
    return (urls.owner, urls.app, urls.batch, urls.test)


def _password(secret: str, role: str) -> str:
    return hmac.new(unquote(secret).encode(), f"fil-rouge/{role}".encode(), hashlib.sha256).hexdigest()


def _login(admin_url: str, user: str, password: str, database: str) -> str:
    hosts = urlsplit(admin_url).netloc.rpartition("@")[2]
    return _at(urlunsplit(urlsplit(admin_url)._replace(netloc=f"{user}:{password}@{hosts}")), database)


def _at(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path="/" + quote(database, safe="")))


def _first_line(error: psycopg.Error) -> str:
    return str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else type(error).__name__
