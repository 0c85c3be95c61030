"""python -m filrouge.shared.papers.child: reads a paper on its input, says its fields as JSON, or why it does not.

It imports neither Django nor our code, its readers and what they share apart. Once its libraries are loaded it may open
no file and no socket, start no process, and use no more than its share of memory and time: a fault in what reads papers
meets nothing to take.
"""

import json
import resource
import sys
from importlib import import_module

from filrouge.shared.papers.kinds import Kind
from filrouge.shared.papers.limits import MAX_MEMORY, MAX_SECONDS, Refused


def main() -> None:
    content = sys.stdin.buffer.read()
    reader = import_module(f"filrouge.shared.papers.{Kind.of(content)}_reading")
    shut_in()
    try:
        answer: dict[str, object] = {"fields": reader.read(content)}
    except Refused as refused:
        answer = {"why": str(refused)}
    sys.stdout.write(json.dumps(answer))


def shut_in() -> None:
    """From here on nothing can be opened, whoever asks."""
    for limit, value in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CPU, MAX_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    main()
