"""Advisory locks on files. The kernel drops them when a process dies, however it dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.postgres.errors import PostgresUnavailable

TURN_SECONDS = 90


@contextmanager
def turn(path: Path, seconds: float = TURN_SECONDS) -> Iterator[None]:
    """One start or stop at a time; `seconds`: how long another may take before one gives up."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = _open(path)
    try:
        _wait_for(descriptor, path, seconds)
        yield
    finally:
        os.close(descriptor)


class Holders:
    """Those who use the server: each keeps a shared lock, whoever can take it alone is the last one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def join(self) -> None:
        if self._descriptor is None:
            self._descriptor = _open(self._path)
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def leave(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def others(self) -> bool:
        """Does anyone but us use the server? Asked during our turn, so that nobody joins meanwhile."""
        joined = self._descriptor is not None
        self.leave()
        descriptor = _open(self._path)
        try:
            return not _try(descriptor)
        finally:
            os.close(descriptor)
            if joined:
                self.join()


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait_for(descriptor: int, path: Path, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not _try(descriptor):
        if time.monotonic() > deadline:
            raise PostgresUnavailable(
                f"Une autre commande démarre ou arrête la base depuis plus d’une minute ({path}) : "
                "attendez qu’elle finisse ou arrêtez-la, puis recommencez."
            )
        time.sleep(0.05)
