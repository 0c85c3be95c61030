"""Read by gunicorn from the folder it starts in; what depends on the place (workers, bind) is said when starting it."""

import gc
from typing import Any

control_socket_disable = True
# The program is read once and its memory shared by the workers.
preload_app = True


def when_ready(server: Any) -> None:
    """Before the first worker is born: its garbage collector never walks through what was there from the start."""
    gc.collect()
    gc.freeze()
