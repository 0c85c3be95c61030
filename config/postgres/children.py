"""Commands started by ours: they hear the same signals, and what we opened is closed after them."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from config.postgres.errors import PostgresUnavailable

TERMINATIONS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Terminated(SystemExit):
    """A signal asked us to stop; `code` is what a shell would report."""


@contextmanager
def unwind_on_termination() -> Iterator[None]:
    """Leave through every `finally` when asked to stop, with no trace shown."""

    def unwind(number: int, _frame: FrameType | None) -> None:
        for each in TERMINATIONS:
            signal.signal(each, signal.SIG_IGN)  # asked once is enough: closing must not be cut
        raise Terminated(128 + number)

    previous = {number: signal.signal(number, unwind) for number in TERMINATIONS}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def run_child(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run a command to its end, passing signals on; return its exit code as a shell would."""
    child: subprocess.Popen[bytes] | None = None

    def forward(number: int, _frame: FrameType | None) -> None:
        # Ctrl-C reaches the whole foreground group by itself: twice would cut a clean stop short.
        if child is not None and not (number == signal.SIGINT and _in_foreground()):
            child.send_signal(number)

    previous = {number: signal.signal(number, forward) for number in TERMINATIONS}
    try:
        child = subprocess.Popen(command, env=environ)
        code = child.wait()
    except (OSError, IndexError) as error:
        raise PostgresUnavailable(f"Commande introuvable : {' '.join(command) or '(vide)'}.") from error
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code


def _in_foreground() -> bool:
    try:
        with Path("/dev/tty").open() as terminal:
            return os.tcgetpgrp(terminal.fileno()) == os.getpgrp()
    except OSError:
        return False
