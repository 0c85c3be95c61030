"""A backup made and restored by the very commands of docs/deployment.md: the same rows, and as closed."""

import os
import subprocess
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from config.postgres import CHECKOUT
from config.postgres.binaries import of_the_system, of_the_wheel
from config.postgres.roles import RoleUrls
from tests.proof.bases import migrate, new_base, run

DOCUMENT = CHECKOUT / "docs" / "deployment.md"
LAY = "from tests.cast import lay_cast; lay_cast()"
TABLES = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1"
)
POLICIES = (
    "SELECT tablename, policyname, roles, qual, with_check FROM pg_policies WHERE schemaname = 'public'"
)
TRIGGERS = "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal"
# Who has answered the pulse of the week: no role reads it.
UNREADABLE = {"pathways_pulsemark", "pathways_pulsesalt"}


def test_what_was_saved_comes_back_and_stays_closed(server: str, tmp_path: Path) -> None:
    saved, restored = new_base(server, "saved"), new_base(server, "restored")
    migrate(saved)
    run(saved, "manage.py", "shell", "-c", LAY)

    _run_as_documented("pg_dump", saved, tmp_path)
    _run_as_documented("pg_restore", restored, tmp_path)
    migrate(restored)

    assert _rows(saved)["people_person"] == 2
    assert _rows(restored) == _rows(saved)
    for question in (TABLES, POLICIES, TRIGGERS):
        assert _asked(restored.owner, question) == _asked(saved.owner, question)
    assert _asked(restored.app, "SELECT count(*) FROM people_person") == [(0,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        _asked(restored.app, "INSERT INTO people_accessgrant DEFAULT VALUES")


def _run_as_documented(program: str, urls: RoleUrls, folder: Path) -> None:
    lines = [line.strip() for line in DOCUMENT.read_text().splitlines() if line.startswith(f"    {program} ")]
    assert lines
    found = [binaries for binaries in (of_the_wheel(), of_the_system()) if binaries]
    newest = max(found, key=lambda binaries: binaries.major)  # no older than the server
    environ = urls.as_environ() | {"PATH": f"{newest.folder}:{os.environ['PATH']}"}
    for line in lines:
        done = subprocess.run(
            ["sh", "-c", line], check=False, capture_output=True, text=True, cwd=folder, env=environ
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"


def _rows(urls: RoleUrls) -> dict[str, int]:
    """How many of each table, for whoever bypasses the policies."""
    with psycopg.connect(urls.batch) as connection:
        names = {name for (name,) in connection.execute(TABLES)} - UNREADABLE
        count = sql.SQL("SELECT count(*) FROM {}")
        return {
            name: connection.execute(count.format(sql.Identifier(name))).fetchone()[0]  # type: ignore[index]
            for name in names
        }


def _asked(url: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return sorted(connection.execute(question).fetchall(), key=str)  # type: ignore[arg-type]
