"""A process of its own for what comes from outside: without our secrets, shut in by `child.shut_in`, for a moment."""

import os
import subprocess
import sys
from pathlib import Path

from .limits import MAX_SECONDS

ROOT = Path(__file__).resolve().parents[3]


class Died(Exception):
    """Of its limits or of the file: it said nothing."""


def said_apart(module: str, content: bytes) -> bytes:
    """What this module of ours says of the content, which it is given on its input. Raises Died."""
    try:
        child = subprocess.run(  # noqa: S603 - a module of ours, named in our code
            [sys.executable, "-m", module],
            input=content,
            capture_output=True,
            timeout=MAX_SECONDS,
            check=True,
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONPATH": str(ROOT)},  # no secret of ours
        )
    except subprocess.SubprocessError as error:
        raise Died from error
    return child.stdout
