"""The demonstration's launcher, on a small platform of its own: real server, real gunicorn."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config import marks
from config.postgres import CHECKOUT, DATABASE
from config.postgres.embedded import EmbeddedServer
from config.postgres.roles import role_urls
from config.postgres.session import is_external

MANAGE = """
import os, pathlib, sys, time
here = pathlib.Path(__file__).parent
name = sys.argv[1]
with (here / "calls").open("a") as calls:
    calls.write(name + "\\n")
if name == os.environ.get("FAILS"):
    sys.exit(os.environ.get("SAYS", "relation inconnue"))
if name == "collectstatic":
    (here / "var" / "static").mkdir(parents=True, exist_ok=True)
if name == "procrastinate":
    time.sleep(1 if os.environ.get("WORKER_DIES") else 600)
    sys.exit("plus de mémoire")
"""
ACCOUNTS = """
def text(url):
    return "Amina, amina@exemple.fr, " + url
"""
WSGI = """
def application(environ, start_response):
    start_response("200 OK", [])
    return [b"bonjour"]
"""


VISITS = """
CREATE TABLE visits (id int);
ALTER TABLE visits ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE FUNCTION fr_audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER audit AFTER INSERT ON visits FOR EACH ROW EXECUTE FUNCTION fr_audit();
"""

CHANGES = (
    "CREATE POLICY everyone ON visits USING (true)",
    "ALTER POLICY everyone ON visits USING (id > 0)",
    "ALTER TABLE visits NO FORCE ROW LEVEL SECURITY",
    "GRANT SELECT ON visits TO fr_app",
    "ALTER TABLE visits DISABLE TRIGGER audit",
    "ALTER TABLE visits ADD COLUMN note text",
    "CREATE OR REPLACE FUNCTION fr_audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "ALTER FUNCTION fr_audit() SECURITY DEFINER",
    "REVOKE ALL ON FUNCTION fr_audit() FROM PUBLIC",
)


class Demo:
    def __init__(self, checkout: Path, data: Path) -> None:
        self.checkout, self.data = checkout, data
        self.port = _free_port()

    def start(self, **extra: str) -> subprocess.Popen[str]:
        ours = {name: value for name, value in os.environ.items() if not is_external({name: value})}
        return subprocess.Popen(
            [sys.executable, "-m", "config.demo"],
            cwd=self.checkout,
            env=ours | {"FILROUGE_POSTGRES_DATA": str(self.data), "PORT": str(self.port)} | extra,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def execute(self, statements: str) -> None:
        with psycopg.connect(self.owner_url()) as connection:
            connection.execute(statements)

    def owner_url(self) -> str:
        return role_urls(EmbeddedServer(self.data).admin_url, DATABASE).owner

    def calls(self) -> list[str]:
        return (self.checkout / "calls").read_text().split()

    def is_gone(self) -> bool:
        with socket.socket() as probe:
            nobody_answers = probe.connect_ex(("127.0.0.1", self.port)) != 0
        return nobody_answers and not EmbeddedServer(self.data).is_running()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ready(running: subprocess.Popen[str]) -> str:
    """What is printed until the site answers."""
    assert running.stdout is not None
    told = ""
    for line in running.stdout:
        told += line
        if "est prêt" in line:
            return told
    raise AssertionError(told + (running.stderr.read() if running.stderr else ""))


def interrupted(running: subprocess.Popen[str], number: int = signal.SIGINT) -> str:
    running.send_signal(number)
    told, errors = running.communicate(timeout=60)
    assert (running.returncode, errors) == (0, "")
    return told


def refusal(running: subprocess.Popen[str]) -> str:
    """The one sentence on the error output, and no trace."""
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 1
    assert errors.count("\n") == 1
    return errors


@pytest.fixture
def demo() -> Iterator[Demo]:
    home = Path(tempfile.mkdtemp(prefix="fr-"))
    home.chmod(0o755)
    shutil.copytree(CHECKOUT / "config", home / "config", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "config" / "wsgi.py").write_text(WSGI)
    (home / "manage.py").write_text(MANAGE)
    (home / "requirements").mkdir()
    (home / "requirements" / "run.txt").write_text("django\n")
    (home / "demo").mkdir()
    (home / "demo" / "accounts.py").write_text(ACCOUNTS)
    (home / "demo" / "apps.py").touch()
    (home / "filrouge" / "people").mkdir(parents=True)
    (home / "filrouge" / "people" / "rows.py").write_text("rows = 1\n")
    yield Demo(home, home / "data")
    EmbeddedServer(home / "data").erase()
    shutil.rmtree(home)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_says_who_to_sign_in_as_then_stops_everything(demo: Demo, number: int) -> None:
    running = demo.start()
    assert "Amina, amina@exemple.fr" in ready(running)
    assert "données sont gardées" in interrupted(running, number)
    assert demo.is_gone()


def test_the_second_time_it_keeps_the_world_it_made(demo: Demo) -> None:
    for _ in range(2):
        running = demo.start()
        ready(running)
        interrupted(running)
    assert demo.calls().count("load_communes") == 1
    assert demo.calls().count("demo_load") == 1
    assert demo.calls().count("collectstatic") == 1
    assert demo.calls().count("migrate") == 1


def test_it_migrates_again_when_the_program_has_changed(demo: Demo) -> None:
    for rows in ("rows = 1", "rows = 2", "rows = 2"):
        (demo.checkout / "filrouge" / "people" / "rows.py").write_text(f"{rows}\n")
        running = demo.start()
        ready(running)
        interrupted(running)
    assert demo.calls().count("migrate") == 2
    assert demo.calls().count("demo_load") == 1


def test_it_migrates_again_when_a_policy_was_changed_in_the_database(demo: Demo) -> None:
    for statement in (VISITS, CHANGES[0], "SELECT 1"):
        running = demo.start()
        ready(running)
        demo.execute(statement)
        interrupted(running)
    assert demo.calls().count("migrate") == 3


def test_whatever_protects_people_is_looked_at(demo: Demo) -> None:
    running = demo.start()
    ready(running)
    demo.execute(VISITS)
    for change in CHANGES:
        marks.set_mark(demo.owner_url())
        assert marks.is_up_to_date(demo.owner_url())
        demo.execute(change)
        assert not marks.is_up_to_date(demo.owner_url()), change
    interrupted(running)


def test_reset_makes_another_world(demo: Demo) -> None:
    for reset in ("0", "1"):
        running = demo.start(RESET=reset)
        ready(running)
        interrupted(running)
    assert demo.calls().count("demo_load") == 2


def test_reset_spares_a_database_that_is_not_ours(demo: Demo) -> None:
    said = refusal(demo.start(RESET="1", DATABASE_URL="postgresql://admin:secret@db.example/filrouge"))
    assert said.startswith("RESET=1 n’efface que la base locale")


def test_a_busy_port_is_said_before_anything_starts(demo: Demo) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", demo.port))
        other.listen()
        assert refusal(demo.start()).startswith(f"Le port {demo.port} sert déjà")
    assert not demo.data.exists()


def test_a_port_that_is_no_port_is_said(demo: Demo) -> None:
    assert "n’est pas un numéro de port" in refusal(demo.start(PORT="huit mille"))


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("migrate", "La mise à jour de la base a échoué : « relation inconnue »"),
        ("demo_load", "Le monde fictif n’a pas pu être créé : « relation inconnue »"),
    ],
)
def test_a_failed_step_is_one_sentence(demo: Demo, command: str, sentence: str) -> None:
    assert refusal(demo.start(FAILS=command)).startswith(sentence)
    assert demo.is_gone()


def test_a_disk_that_fills_up_is_named_whatever_it_made_fail(demo: Demo) -> None:
    said = "DiskFull: could not extend file: No space left on device\nHINT:  Check free disk space."
    assert refusal(demo.start(FAILS="demo_load", SAYS=said)).startswith(
        f"Le disque qui porte {demo.checkout} est"
    )
    assert demo.is_gone()


def test_a_child_that_dies_stops_everything_and_is_named(demo: Demo) -> None:
    said = refusal(demo.start(WORKER_DIES="1"))
    assert said.startswith("Le processus « tâches » s’est arrêté tout seul")
    assert "plus de mémoire" in said
    assert demo.is_gone()
