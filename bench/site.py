import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from config.postgres import CHECKOUT

HOST, WORKERS, SECONDS = "127.0.0.1", 2, 60
LOG = CHECKOUT / "var" / "log" / "bench-site.log"


@contextmanager
def site(environ: Mapping[str, str]) -> Iterator[int]:
    """Gunicorn with two workers and the settings of production; its port."""
    port = _free_port()
    LOG.parent.mkdir(parents=True, exist_ok=True)
    command = (
        "-m",
        "gunicorn",
        "config.wsgi",
        f"--workers={WORKERS}",
        f"--bind={HOST}:{port}",
    )
    with LOG.open("ab") as log:
        child = subprocess.Popen(
            [sys.executable, *command],
            cwd=CHECKOUT,
            env=environ,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            _wait(port, child)
            yield port
        finally:
            child.terminate()
            child.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait(port: int, child: subprocess.Popen[bytes]) -> None:
    """Until someone listens: nothing is asked, so that the first request stays the first."""
    deadline = time.monotonic() + SECONDS
    while True:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        if child.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"The site did not start: see {LOG}.")
        time.sleep(0.05)
