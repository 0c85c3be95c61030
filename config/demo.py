"""The whole platform on one machine, with a believable world in it: `make demo`.

PORT (8000) and RESET=1 come from the environment. Everything started here is stopped here.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path

from config import marks
from config.fingerprint import is_fresh, mark
from config.postgres import CHECKOUT, PostgresUnavailable
from config.postgres.children import Terminated, unwind_on_termination
from config.postgres.errors import disk_full, explained, is_full
from config.postgres.session import database, is_external
from demo import accounts

HOST = "127.0.0.1"
HIGHEST_PORT = 65535
WEB_WORKERS = 2
ANSWER_SECONDS = 60
STOP_SECONDS = 20
LOGS = CHECKOUT / "var" / "log"
STATIC = CHECKOUT / "var" / "static"
SMS = CHECKOUT / "var" / "sms"


class DemoStopped(Exception):
    """The demonstration cannot go on. Its text is a French sentence: what happened, what to do."""


def main() -> int:
    try:
        with unwind_on_termination():
            serve(os.environ)
    except (DemoStopped, PostgresUnavailable) as problem:
        print(problem, file=sys.stderr)
        return 1
    except Terminated:
        print("\nLa démonstration est arrêtée. Ses données sont gardées pour la prochaine fois.")
    return 0


def serve(environ: Mapping[str, str]) -> None:
    port, afresh = _port(environ), environ.get("RESET") == "1"
    if afresh and is_external(environ):
        raise DemoStopped(
            "RESET=1 n’efface que la base locale : videz vous-même celle de DATABASE_URL, "
            "ou retirez ce réglage."
        )
    _refuse_busy(port)
    with explained(LOGS):
        LOGS.mkdir(parents=True, exist_ok=True)
    _say("Base de données : démarrage…")
    with database(environ, afresh=afresh) as urls, ExitStack() as children:
        surroundings = urls | {
            "FILROUGE_DEMO": "1",
            "SITE_URL": f"http://{HOST}:{port}",
            "PYTHONUNBUFFERED": "1",
        }
        _prepare(surroundings)
        _say("Site : démarrage…")
        started = _start_children(surroundings, port, children)
        print(accounts.text(surroundings["SITE_URL"]))
        _say(f"Aucun SMS ne part : chacun est écrit dans {SMS}")
        _say(f"Fil rouge est prêt : http://{HOST}:{port} (Ctrl-C pour arrêter)")
        _watch(started)


def _prepare(environ: Mapping[str, str]) -> None:
    owner = environ["DATABASE_URL_OWNER"]
    if not marks.is_up_to_date(owner):
        _say("Base de données : mise à jour…")
        _manage("migrate", environ=environ, failure="La mise à jour de la base a échoué")
        if not marks.is_loaded(owner):
            _load(environ)
        marks.set_mark(owner)
    sources = [*CHECKOUT.glob("filrouge/*/static"), CHECKOUT / "requirements" / "run.txt"]
    if not is_fresh(STATIC, sources):
        _say("Styles et scripts : rassemblement…")
        _manage(
            "collectstatic", "--noinput", environ=environ, failure="Les styles n’ont pas pu être rassemblés"
        )
        mark(STATIC, sources)


def _load(environ: Mapping[str, str]) -> None:
    _say("Monde fictif : création (une minute environ, la première fois)…")
    _manage("load_communes", environ=environ, failure="Les communes n’ont pas pu être chargées")
    _manage("demo_load", environ=environ, failure="Le monde fictif n’a pas pu être créé")


def _start_children(
    environ: Mapping[str, str], port: int, children: ExitStack
) -> dict[str, subprocess.Popen[bytes]]:
    """The site first, for it is waited for; then what does its tasks."""
    gunicorn = ("-m", "gunicorn", "config.wsgi", f"--workers={WEB_WORKERS}", f"--bind={HOST}:{port}")
    site = {"site": _start("site", gunicorn, environ, children)}
    _wait_for_answer(port, site)
    worker = ("manage.py", "procrastinate", "worker")
    return site | {"tâches": _start("tâches", worker, environ, children)}


def _start(
    name: str, command: tuple[str, ...], environ: Mapping[str, str], children: ExitStack
) -> subprocess.Popen[bytes]:
    with explained(LOGS):
        log = children.enter_context(_log(name).open("wb"))
    child = subprocess.Popen(
        [sys.executable, *command],
        cwd=CHECKOUT,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # Ctrl-C comes to us alone: we stop the children in order
    )
    children.callback(_stop, child)
    return child


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _manage(*arguments: str, environ: Mapping[str, str], failure: str) -> str:
    """Run a management command and return what it printed; its errors go to a log, and one line to us."""
    log = _log(arguments[0])
    with explained(log), log.open("w") as errors:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            check=False,
            cwd=CHECKOUT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    if done.returncode != 0:
        raise _stopped(f"{failure} : « {_last_line(log)} ». Le détail est dans {log}.", log)
    return done.stdout.strip()


def _wait_for_answer(port: int, children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + ANSWER_SECONDS
    while not _answers(port):
        _refuse_dead(children)
        if time.monotonic() > deadline:
            raise _stopped(
                f"Le site ne répond pas : « {_last_line(_log('site'))} ». Journal : {_log('site')}.",
                _log("site"),
            )
        time.sleep(0.1)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/", timeout=30):
            return True
    except urllib.error.HTTPError as error:
        return error.code < HTTPStatus.INTERNAL_SERVER_ERROR
    except OSError:
        return False


def _watch(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    while True:
        _refuse_dead(children)
        time.sleep(0.5)


def _refuse_dead(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    for name, child in children.items():
        if child.poll() is not None:
            raise _stopped(
                f"Le processus « {name} » s’est arrêté tout seul, donc la démonstration aussi : "
                f"« {_last_line(_log(name))} ». Journal : {_log(name)}. Les données sont gardées.",
                _log(name),
            )


def _port(environ: Mapping[str, str]) -> int:
    given = environ.get("PORT") or "8000"
    if not given.isdecimal() or not 0 < int(given) <= HIGHEST_PORT:
        raise DemoStopped(f"« {given} » n’est pas un numéro de port : essayez « make demo PORT=8001 ».")
    return int(given)


def _refuse_busy(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise DemoStopped(f"Le port {port} est réservé : essayez « make demo PORT=8001 ».") from error
        except OSError as error:
            raise DemoStopped(
                f"Le port {port} sert déjà à un autre programme (une autre démonstration ?) : arrêtez-le, "
                f"ou choisissez-en un autre avec « make demo PORT={min(port + 1, HIGHEST_PORT)} »."
            ) from error


def _log(name: str) -> Path:
    return LOGS / f"{name}.log"


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1].strip() if lines else "rien"


def _stopped(sentence: str, log: Path) -> Exception:
    """What to raise: the disk rather than what it made fail, which says it in English or not at all."""
    if is_full(LOGS, log.read_text(errors="replace")):
        return disk_full(CHECKOUT)
    return DemoStopped(sentence)


def _say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main())
