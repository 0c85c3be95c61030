from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.postgres import PostgresUnavailable
from config.postgres.embedded import EmbeddedServer
from config.postgres.roles import RoleUrls, drop_database, ensure_roles, role_urls

NAME = "roles"


@pytest.fixture(scope="module")
def urls(running: EmbeddedServer) -> RoleUrls:
    return ensure_roles(running.admin_url, NAME, for_tests=True)


@pytest.fixture
def dossier(urls: RoleUrls) -> Iterator[None]:
    with psycopg.connect(urls.owner, autocommit=True) as owner:
        owner.execute("CREATE TABLE dossier (id int); INSERT INTO dossier VALUES (1)")
        owner.execute(
            "ALTER TABLE dossier ENABLE ROW LEVEL SECURITY; ALTER TABLE dossier FORCE ROW LEVEL SECURITY"
        )
        owner.execute("GRANT SELECT ON dossier TO fr_app, fr_batch")
        yield
        owner.execute("DROP TABLE dossier")


def refuses(url: str, statement: str) -> bool:
    with psycopg.connect(url, autocommit=True) as connection:
        try:
            connection.execute(statement.encode())
        except psycopg.errors.InsufficientPrivilege:
            return True
    return False


def dossiers_seen(url: str, role: str | None = None) -> int:
    with psycopg.connect(url) as connection:
        if role:
            connection.execute(f"SET ROLE {role}".encode())
        row = connection.execute("SELECT count(*) FROM dossier").fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "SET ROLE fr_owner",
        "SET ROLE fr_batch",
        "CREATE DATABASE mine",
        "ALTER ROLE fr_app BYPASSRLS",
    ],
)
def test_the_web_role_may_not(urls: RoleUrls, statement: str) -> None:
    assert refuses(urls.app, statement)


def test_the_batch_role_creates_nothing(urls: RoleUrls) -> None:
    assert refuses(urls.batch, "CREATE TABLE mine (id int)")


def test_nothing_is_readable_before_it_is_granted(urls: RoleUrls) -> None:
    with psycopg.connect(urls.owner) as owner:
        owner.execute("CREATE TABLE kept (id int)")
    assert refuses(urls.app, "SELECT FROM kept")
    assert refuses(urls.batch, "SELECT FROM kept")


@pytest.mark.usefixtures("dossier")
def test_row_security_holds_the_web_role_and_lets_batch_pass(urls: RoleUrls) -> None:
    assert dossiers_seen(urls.app) == 0
    assert dossiers_seen(urls.batch) == 1


@pytest.mark.usefixtures("dossier")
def test_the_test_role_takes_the_three_in_turn_and_inherits_from_none(urls: RoleUrls) -> None:
    assert refuses(urls.test, "SELECT FROM dossier")
    assert dossiers_seen(urls.test, role="fr_app") == 0
    assert dossiers_seen(urls.test, role="fr_batch") == 1
    assert not refuses(urls.test, "SET ROLE fr_owner; CREATE TABLE made (id int); DROP TABLE made")


def test_a_database_that_tests_create_is_ready_for_migrations(urls: RoleUrls) -> None:
    with psycopg.connect(urls.test, autocommit=True) as connection:
        connection.execute("CREATE DATABASE test_roles")
    inside = urls.test.replace(f"/{NAME}?", "/test_roles?")
    assert not refuses(inside, "SET ROLE fr_owner; CREATE TABLE made (name text)")
    assert not refuses(inside, "SET ROLE fr_app; SELECT similarity('amina', 'aminah'), unaccent('é')")
    assert refuses(inside, "SET ROLE fr_app; CREATE TABLE mine (id int)")
    with psycopg.connect(urls.test, autocommit=True) as connection:
        connection.execute("DROP DATABASE test_roles")


@pytest.mark.usefixtures("dossier")
def test_a_temporary_table_never_hides_a_real_one(urls: RoleUrls) -> None:
    with psycopg.connect(urls.app) as connection:
        connection.execute("CREATE TEMP TABLE dossier AS SELECT generate_series(1, 9)")
        assert connection.execute("SELECT count(*) FROM dossier").fetchone() == (0,)


def test_the_owner_owns_database_and_schema(urls: RoleUrls) -> None:
    with psycopg.connect(urls.owner) as connection:
        owners = connection.execute(
            "SELECT pg_get_userbyid(datdba), (SELECT pg_get_userbyid(nspowner) FROM pg_namespace "
            "WHERE nspname = 'public') FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert owners == ("fr_owner", "fr_owner")


def test_done_twice_it_changes_nothing(running: EmbeddedServer, urls: RoleUrls) -> None:
    assert ensure_roles(running.admin_url, NAME, for_tests=True) == urls
    assert refuses(urls.app, "CREATE TABLE mine (id int)")


def test_the_test_role_exists_only_where_tests_run(data: Path) -> None:
    server = EmbeddedServer(data)
    urls = ensure_roles(server.start(), NAME)
    try:
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(urls.test)
    finally:
        server.stop()


def test_a_role_that_escapes_row_security_is_refused(running: EmbeddedServer, urls: RoleUrls) -> None:
    with psycopg.connect(running.admin_url, autocommit=True) as admin:
        admin.execute("ALTER ROLE fr_app BYPASSRLS")
        try:
            with pytest.raises(PostgresUnavailable, match="fr_app échappe aux règles"):
                ensure_roles(running.admin_url, NAME)
        finally:
            admin.execute("ALTER ROLE fr_app NOBYPASSRLS")


def test_an_account_without_the_right_is_told_what_to_give(urls: RoleUrls) -> None:
    with pytest.raises(PostgresUnavailable, match="DATABASE_URL_OWNER"):
        ensure_roles(urls.app, NAME)


def test_an_unknown_server_is_said_in_a_sentence() -> None:
    with pytest.raises(PostgresUnavailable, match="La base de données ne répond pas") as refusal:
        ensure_roles("postgresql://admin:s3cret@/filrouge?host=/nonexistent", NAME)
    assert "s3cret" not in str(refusal.value)


def test_a_dropped_database_is_made_anew(running: EmbeddedServer) -> None:
    urls = ensure_roles(running.admin_url, "passing")
    with psycopg.connect(urls.owner) as connection:
        connection.execute("CREATE TABLE old (id int)")
    drop_database(running.admin_url, "passing")
    ensure_roles(running.admin_url, "passing")
    with psycopg.connect(urls.owner) as connection:
        assert connection.execute("SELECT to_regclass('old')").fetchone() == (None,)


def test_addresses_keep_the_host_and_its_options() -> None:
    urls = role_urls("postgresql://admin:p%40ss@db.example:6432/any?sslmode=verify-full", "filrouge")
    assert urls.app.startswith("postgresql://fr_app:")
    assert urls.app.endswith("@db.example:6432/filrouge?sslmode=verify-full")
    assert len({urls.owner, urls.app, urls.batch, urls.test}) == 4


def test_without_a_password_nothing_can_be_derived() -> None:
    with pytest.raises(PostgresUnavailable, match="ne contient pas de mot de passe"):
        role_urls("postgresql://admin@db.example/filrouge", "filrouge")
