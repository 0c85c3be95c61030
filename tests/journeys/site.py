"""The real site, for the time of the journeys: three roles, gunicorn, the worker, a small fictitious world.

Each process of the tests has a site of its own, with its database, its files and its browser. The world is loaded
once for all the processes of a run: each copies it.
`.venv/bin/python -m tests.journeys.site` serves it until Ctrl-C; give its address back with JOURNEYS_SITE
(and what is printed beside it) to walk on it again and again while writing a journey.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from config.postgres import CHECKOUT
from config.postgres.children import Terminated, unwind_on_termination
from config.postgres.locks import turn
from config.postgres.roles import drop_database, ensure_roles, role_urls
from config.postgres.session import server_for

HOST, PEOPLE, WEB_WORKERS = "127.0.0.1", 74, 2
START_SECONDS, STOP_SECONDS = 60, 20
LOADING_SECONDS = 600  # a world takes a minute, several on a machine that does something else
PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "alone")
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
DATABASE, LOADED = f"filrouge_journeys_{PROCESS}", "filrouge_journeys_loaded"
SHARED = CHECKOUT / "var" / "journeys"
HERE = SHARED / PROCESS
# Of the test run itself, or of the machine: none of them reaches the site.
NOT_INHERITED = ("DATABASE_URL", "FILROUGE_", "DJANGO_SETTINGS_MODULE", "EMAIL_URL")


class SiteStopped(Exception):
    """Its text says where to look."""


@dataclass(frozen=True)
class Site:
    """`server`: the administrator's address of the database server; `is_embedded`: it is one of ours."""

    url: str
    mails: Path
    server: str
    is_embedded: bool
    name: str = DATABASE

    @property
    def database(self) -> str:
        """Its own, as the administrator."""
        return urlsplit(self.server)._replace(path=f"/{self.name}").geturl()

    @property
    def surroundings(self) -> dict[str, str]:
        """What its processes find around them."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(NOT_INHERITED)}
        roles = role_urls(self.server, self.name, is_embedded=self.is_embedded).as_environ()
        return (
            inherited
            | roles
            | {
                "FILROUGE_DEMO": "1",
                "SITE_URL": self.url,
                "EMAIL_URL": f"filemail:///{self.mails}",  # the first slash is the separator
                "STATIC_ROOT": str(SHARED / "static"),
                "MEDIA_ROOT": str(HERE / "files"),
                "PYTHONUNBUFFERED": "1",
            }
        )

    def run(self, *command: str) -> None:
        """One of our programs, beside the site and the worker."""
        subprocess.run([sys.executable, *command], check=True, cwd=CHECKOUT, env=self.surroundings)


@contextmanager
def running_site(environ: Mapping[str, str] = os.environ) -> Iterator[Site]:
    if environ.get("JOURNEYS_SITE"):
        known = environ["JOURNEYS_SITE"], Path(environ["JOURNEYS_MAILS"]), environ["JOURNEYS_SERVER"]
        yield Site(*known, is_embedded=not environ.get("DATABASE_URL"))
        return
    HERE.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        mails = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mails-", dir=HERE)))
        server, is_embedded = stack.enter_context(_server(environ))
        site = Site(f"http://{HOST}:{_free_port()}", mails, server, is_embedded)
        stack.enter_context(_copied(site))
        surroundings = site.surroundings
        address = site.url.removeprefix("http://")
        gunicorn = ("-m", "gunicorn", "config.wsgi", f"--workers={WEB_WORKERS}", f"--bind={address}")
        web = _start("site", gunicorn, surroundings, stack)
        _start("worker", ("manage.py", "procrastinate", "worker"), surroundings, stack)
        _wait_for_answer(site, web)
        yield site


@contextmanager
def _server(environ: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """The server of the tests, as its administrator, and whether it is ours."""
    if environ.get("DATABASE_URL"):
        yield environ["DATABASE_URL"], False
        return
    server = server_for(environ, for_tests=True)
    try:
        yield server.start(), True
    finally:
        server.stop()


@contextmanager
def _copied(site: Site) -> Iterator[None]:
    """The site's own database, copied from what one process of this run loads while the others wait."""
    loaded, mark, lock = replace(site, name=LOADED), SHARED / ".loaded", SHARED / ".loaded.lock"
    with ExitStack() as stack:
        with turn(lock, LOADING_SECONDS):
            if not mark.exists() or mark.read_text(encoding="utf-8") != RUN:
                _load(loaded)
                mark.write_text(RUN, encoding="utf-8")
                stack.callback(_forget, loaded, mark, lock)
            drop_database(site.server, site.name)
            with psycopg.connect(site.server, autocommit=True) as connection:
                names = sql.Identifier(site.name), sql.Identifier(loaded.name)
                connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
            ensure_roles(site.server, site.name, is_embedded=site.is_embedded)
        stack.callback(drop_database, site.server, site.name)
        yield


def _load(site: Site) -> None:
    drop_database(site.server, site.name)
    ensure_roles(site.server, site.name, is_embedded=site.is_embedded)
    with ThreadPoolExecutor(1) as beside:
        # It asks no database, and would leave a core idle.
        collected = beside.submit(site.run, "manage.py", "collectstatic", "--noinput", "--verbosity=0")
        for command in (
            ("migrate", "--verbosity=0"),
            ("load_communes",),
            ("demo_load", f"--people={PEOPLE}"),
        ):
            site.run("manage.py", *command)
        collected.result()


def _forget(site: Site, mark: Path, lock: Path) -> None:
    with turn(lock):
        mark.unlink(missing_ok=True)
        drop_database(site.server, site.name)


def _start(
    name: str, command: tuple[str, ...], environ: Mapping[str, str], stack: ExitStack
) -> subprocess.Popen[bytes]:
    log = stack.enter_context(_log(name).open("wb"))
    child = subprocess.Popen(
        [sys.executable, *command],
        cwd=CHECKOUT,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    stack.callback(_stop, child)
    return child


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _wait_for_answer(site: Site, web: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(site):
        if web.poll() is not None or time.monotonic() > deadline:
            raise SiteStopped(f"The site does not answer: see {_log('site')}.")
        time.sleep(0.1)


def _answers(site: Site) -> bool:
    try:
        with urllib.request.urlopen(site.url, timeout=START_SECONDS):  # noqa: S310 - our own address
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _log(name: str) -> Path:
    return HERE / f"{name}.log"


def main() -> None:
    try:
        with unwind_on_termination(), running_site() as site:
            known = f"JOURNEYS_SITE={site.url} JOURNEYS_MAILS={site.mails} JOURNEYS_SERVER={site.server}"
            print(known, flush=True)
            while True:
                time.sleep(1)
    except Terminated:
        print("Stopped.")


if __name__ == "__main__":
    main()
