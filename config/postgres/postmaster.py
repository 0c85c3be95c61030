"""The server's main process: is it alive, make its cluster, start it, stop it."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from config.postgres.account import Account
from config.postgres.binaries import Binaries
from config.postgres.errors import PostgresUnavailable, disk_full, is_full
from config.postgres.place import SOCKET_NAME, State

STALE_SECONDS = 15
START_SECONDS = 60
STOP_SECONDS = 30
# PostgreSQL 17 knows C.UTF-8 by itself; before, the system's C library provides it.
KNOWS_UTF8 = 17
LOCALE = ("--locale=C.UTF-8",)
LOCALE_FROM_17 = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")


class Postmaster:
    def __init__(self, state: State) -> None:
        self._data = state.data_folder
        self._socket = Path(state.socket)
        self.log = self._data / "log"

    def pid(self) -> int | None:
        try:
            return int((self._data / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None

    def is_alive(self) -> bool:
        pid = self.pid()
        # `pg_ctl status` calls a zombie (after kill -9, before PID 1 reaps it) running; and a pid is reused.
        return pid is not None and _is_at_work(pid) and _works_in(pid, self._data)

    def clear_stale(self) -> None:
        """After a crash: wait for the last backend, then drop the files that PostgreSQL would believe."""
        deadline = time.monotonic() + STALE_SECONDS
        while any(_works_in(pid, self._data) for pid in _pids()):
            if time.monotonic() > deadline:
                raise PostgresUnavailable(
                    f"D’anciens processus de PostgreSQL utilisent encore {self._data} : "
                    "attendez une minute, puis recommencez."
                )
            time.sleep(0.1)
        for stale in (self._data / "postmaster.pid", self._socket / f"{SOCKET_NAME}.lock"):
            stale.unlink(missing_ok=True)

    def start(self, binaries: Binaries, account: Account, options: str) -> None:
        if self.log.exists():
            self.log.replace(self.log.with_name("log.previous"))
        arguments = ("-D", self._data, "-l", self.log, "-w", "-t", START_SECONDS, "-o", options, "start")
        answer = run_as(account, binaries.folder / "pg_ctl", *arguments)
        if answer.returncode != 0:
            raise refused(self._data, self._last_words() or answer.stderr)

    def stop(self) -> None:
        """Fast shutdown: open transactions are rolled back, everything committed is on disk."""
        pid = self.pid()
        deadline = time.monotonic() + STOP_SECONDS
        if pid is not None and self.is_alive():
            os.kill(pid, signal.SIGINT)
        while self.is_alive():
            if time.monotonic() > deadline:
                raise PostgresUnavailable(
                    f"PostgreSQL (processus {pid}) ne s’arrête pas : attendez une minute, puis recommencez."
                )
            time.sleep(0.05)

    def _last_words(self) -> str:
        try:
            return self.log.read_text(errors="replace")
        except OSError:
            return ""


def initialise(folder: Path, binaries: Binaries, account: Account, *, password: str, admin: str) -> None:
    """Make a cluster in a folder that the account owns."""
    secret = folder.with_name(folder.name + ".password")
    secret.unlink(missing_ok=True)
    secret.touch(mode=0o600)
    secret.write_text(password + "\n")
    os.chown(secret, account.uid, account.gid)
    locale = LOCALE_FROM_17 if binaries.major >= KNOWS_UTF8 else LOCALE
    login = ("--auth=scram-sha-256", f"--username={admin}", f"--pwfile={secret}")
    try:
        answer = run_as(account, binaries.folder / "initdb", "-D", folder, "--encoding=UTF8", *login, *locale)
    finally:
        secret.unlink()
    if answer.returncode != 0:
        raise refused(folder, answer.stderr)


def refused(data: Path, words: str) -> PostgresUnavailable:
    if is_full(data.parent, words):
        return disk_full(data)
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    # "contains errors" sums up what the line before it says.
    telling = [line for line in lines if not line.endswith("contains errors")]
    grave = [line for line in telling if any(word in line for word in ("FATAL", "PANIC", "rror:"))]
    last = (grave or telling or ["rien"])[-1]
    return PostgresUnavailable(
        f"PostgreSQL n’a pas démarré. Son dernier mot : « {last} ». Journal : {data}/log."
    )


def run_as(account: Account, program: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(program), *map(str, arguments)],
        check=False,
        # English messages whatever the machine speaks: we read them.
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"},
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        **account.as_process(),
    )


def _pids() -> Iterator[int]:
    return (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def _is_at_work(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return state.rsplit(")", 1)[1].split()[0] != "Z"


def _works_in(pid: int, folder: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except OSError:
        return False
