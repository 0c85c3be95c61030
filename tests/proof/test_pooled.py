"""Many askers through one connection of pgbouncer in transaction mode: each sees what they see alone."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

import psycopg
import pytest

from config.postgres.roles import RoleUrls
from tests.proof.bases import migrate, new_base, run

PGBOUNCER = shutil.which("pgbouncer", path=os.environ.get("PATH", "") + ":/usr/sbin")
START_SECONDS = 20
# One connection to the server for each role: whatever someone leaves on it, the next one finds.
SETTINGS = """[databases]
* = host={host} port={port}
[pgbouncer]
listen_addr =
unix_socket_dir = {folder}
listen_port = 6432
auth_type = scram-sha-256
auth_file = {folder}/users
pool_mode = transaction
default_pool_size = 1
logfile = {folder}/log
"""


@pytest.mark.skipif(PGBOUNCER is None, reason="apt-get install pgbouncer")
def test_nobody_sees_through_the_eyes_of_the_one_before(server: str, pooled: "Pooled") -> None:
    urls = new_base(server, "pooled")
    migrate(urls)
    told = run(pooled(urls), "-m", "tests.proof.many_askers").splitlines()
    assert told == ["480 asked, 1 connections"]


class Pooled:
    """Starts a pooler in front of the server; called with addresses, gives those that go through it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen[bytes] | None = None

    def __call__(self, urls: RoleUrls) -> RoleUrls:
        direct = urlsplit(urls.app)
        host = direct.hostname or parse_qs(direct.query)["host"][0]
        settings = SETTINGS.format(host=host, port=direct.port or 5432, folder=self.folder)
        (self.folder / "pgbouncer.ini").write_text(settings)
        logins = (urlsplit(url) for url in (urls.app, urls.batch))
        lines = [f'"{unquote(login.username or "")}" "{unquote(login.password or "")}"' for login in logins]
        (self.folder / "users").write_text("\n".join(lines) + "\n")
        through = replace(urls, app=self._through(urls.app), batch=self._through(urls.batch))
        self._start(through.app)
        return through

    def _through(self, url: str) -> str:
        parts = urlsplit(url)
        login = parts.netloc.rpartition("@")[0]
        return urlunsplit(parts._replace(netloc=f"{login}@:6432", query=f"host={self.folder}"))

    def _start(self, url: str) -> None:
        command = [str(PGBOUNCER), str(self.folder / "pgbouncer.ini")]
        if os.geteuid() == 0:  # whom pgbouncer refuses
            for path in (self.folder, *self.folder.iterdir()):
                shutil.chown(path, "nobody")
            command[1:1] = ["--user=nobody"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                return psycopg.connect(url).close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)


@pytest.fixture
def pooled(open_folder: Path) -> Iterator[Pooled]:
    folder = open_folder / "pgbouncer"
    folder.mkdir(mode=0o755)
    pooled = Pooled(folder)
    yield pooled
    if pooled.process:
        pooled.process.terminate()
        pooled.process.wait()
