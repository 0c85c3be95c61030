from pathlib import Path

from config.postgres.embedded import EmbeddedServer
from config.postgres.urls import resolve

ADMIN = "postgresql://admin:secret@db.example/filrouge"


def test_each_role_may_have_its_own_address() -> None:
    urls = resolve({"DATABASE_URL": ADMIN, "DATABASE_URL_APP": "postgresql://web@pool.example/filrouge"})
    assert urls.app == "postgresql://web@pool.example/filrouge"
    assert urls.owner.startswith("postgresql://fr_owner:")
    assert not urls.is_embedded


def test_a_web_process_needs_only_its_own_address() -> None:
    urls = resolve({"DATABASE_URL_APP": "postgresql://web@db.example/filrouge"})
    assert (urls.owner, urls.app, urls.batch) == ("", "postgresql://web@db.example/filrouge", "")


def test_an_address_of_the_server_itself_leads_to_our_database() -> None:
    assert resolve({"DATABASE_URL": "postgresql://admin:secret@db.example/postgres"}).app.endswith(
        "/filrouge"
    )


def test_what_a_command_hands_down_is_read_back_the_same() -> None:
    urls = resolve({"DATABASE_URL": ADMIN})
    assert resolve(urls.as_environ()) == urls


def test_without_anything_the_embedded_server_is_named(data: Path) -> None:
    environ = {"FILROUGE_POSTGRES_DATA": str(data)}
    assert resolve(environ).is_embedded
    server = EmbeddedServer(data)
    server.start()
    server.stop()
    urls = resolve(environ)
    assert urls.is_embedded
    assert urls.app.endswith(f"/filrouge?host={str(data).replace('/', '%2F')}")
    assert resolve(urls.as_environ()).is_embedded
