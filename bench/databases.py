import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from config.postgres import CHECKOUT
from config.postgres.embedded import EmbeddedServer
from config.postgres.roles import drop_database, ensure_roles

# Durable, as in production: a write waits for the disk.
DATA = CHECKOUT / "var" / "postgres" / "bench"
# The same at every run: the databases are kept, and hold encrypted columns.
KEYS = "bench:" + "YmVuY2gtb25seS1iZW5jaC1vbmx5LWJlbmNoLW9ubHk="
SECRET_KEY = "only-for-the-bench-" + "0" * 40


@contextmanager
def server(environ: Mapping[str, str]) -> Iterator[str]:
    """The administrator's address of the bench's server: DATABASE_URL, else one of our own."""
    if environ.get("DATABASE_URL"):
        yield environ["DATABASE_URL"]
        return
    embedded = EmbeddedServer(DATA)
    try:
        yield embedded.start()
    finally:
        embedded.stop()


def filled(admin_url: str, size: int, *, afresh: bool = False) -> dict[str, str]:
    """The environment of a database of so many people; generated unless one made the same way is there."""
    name, mark = f"bench_{size}", _fingerprint()
    if afresh:
        drop_database(admin_url, name)
    urls = ensure_roles(admin_url, name, is_embedded="DATABASE_URL" not in os.environ)
    environ = _environ(urls.as_environ())
    if _mark_of(urls.owner) != mark:
        drop_database(admin_url, name)
        urls = ensure_roles(admin_url, name, is_embedded="DATABASE_URL" not in os.environ)
        run(environ, "manage.py", "migrate", "--verbosity=0")
        run(environ, "-m", "bench.inside", "generate", str(size))
        _set_mark(urls.owner, name, mark)
    return environ


def run(environ: Mapping[str, str], *command: str) -> str:
    """Run one of our programs with this database; its errors go to the terminal."""
    return subprocess.run(
        [sys.executable, *command], check=True, cwd=CHECKOUT, env=environ, stdout=subprocess.PIPE, text=True
    ).stdout


def _environ(urls: Mapping[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_URL")}
    return {
        **inherited,
        **urls,
        "FILROUGE_BENCH": "1",
        "FILROUGE_KEYS": KEYS,
        "SECRET_KEY": SECRET_KEY,
        "ALLOWED_HOSTS": "127.0.0.1",
        "BEHIND_PROXY": "1",
        "STATIC_ROOT": str(CHECKOUT / "var" / "bench" / "static"),
    }


def _fingerprint() -> str:
    """Of what shapes the databases: the generator, and every migration and SQL file."""
    digest = hashlib.sha256()
    sources = [
        Path(__file__).with_name(name) for name in ("generate.py", "world.sql", "rebuild.py")
    ] + sorted([*CHECKOUT.glob("filrouge/*/migrations/*.py"), *CHECKOUT.glob("filrouge/*/sql/*.sql")])
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _mark_of(owner_url: str) -> str | None:
    question = (
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
    )
    with psycopg.connect(owner_url) as connection:
        return connection.execute(question).fetchone()[0]


def _set_mark(owner_url: str, name: str, mark: str) -> None:
    statement = sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), mark)
    with psycopg.connect(owner_url) as connection:
        connection.execute(statement)
