import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from config.postgres import CHECKOUT
from config.postgres.embedded import EmbeddedServer
from config.postgres.session import is_external

SELECT_ONE = """
import os, psycopg
print(psycopg.connect(os.environ["DATABASE_URL_APP"]).execute("SELECT 1").fetchone())
"""
WAIT = "import sys, time; print('ready', flush=True); time.sleep(60)"


@pytest.fixture
def environ(data: Path) -> dict[str, str]:
    """Our own server, whatever the one these tests run on."""
    ours = {name: value for name, value in os.environ.items() if not is_external({name: value})}
    return ours | {"FILROUGE_POSTGRES_DATA": str(data)}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "config.postgres", *arguments]


def done(environ: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        check=False,
        cwd=CHECKOUT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_run_lends_a_database_and_stops_it(environ: dict[str, str], data: Path) -> None:
    answer = done(environ, "run", "--", sys.executable, "-c", SELECT_ONE)
    assert (answer.stdout, answer.returncode) == ("(1,)\n", 0)
    assert not EmbeddedServer(data).is_running()


def test_run_ends_as_its_command_ended(environ: dict[str, str]) -> None:
    assert done(environ, "run", "--", sys.executable, "-c", "raise SystemExit(7)").returncode == 7


def test_run_of_nothing_known_says_so(environ: dict[str, str]) -> None:
    answer = done(environ, "run", "--", "no-such-command")
    assert (answer.stderr, answer.returncode) == ("Commande introuvable : no-such-command.\n", 1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_run_passes_signals_on_then_stops_the_server(
    environ: dict[str, str], data: Path, number: signal.Signals
) -> None:
    running = subprocess.Popen(
        command("run", "--", sys.executable, "-c", WAIT),
        cwd=CHECKOUT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    running.send_signal(number)
    running.communicate(timeout=30)
    assert running.returncode == 128 + number
    assert not EmbeddedServer(data).is_running()


def test_start_keeps_the_server_until_stop(environ: dict[str, str]) -> None:
    assert done(environ, "start").returncode == 0
    done(environ, "run", "--", "true")
    assert done(environ, "status").stdout == "La base locale tourne.\n"
    assert done(environ, "stop").stdout == "La base locale est arrêtée.\n"
    assert done(environ, "status").stdout == "La base locale est arrêtée.\n"


def test_reset_forgets_everything(environ: dict[str, str], data: Path) -> None:
    done(environ, "run", "--", "true")
    assert done(environ, "reset").returncode == 0
    assert not data.exists()


def test_a_refusal_is_one_sentence(environ: dict[str, str]) -> None:
    answer = done(environ | {"FILROUGE_POSTGRES_BIN": "/nonexistent"}, "start")
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert answer.stderr.startswith("Aucun PostgreSQL trouvé")
