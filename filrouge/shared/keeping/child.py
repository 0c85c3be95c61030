"""python -m filrouge.shared.keeping.child: makes a file again, from its input to its output, or says why it does not.

As what reads papers (`papers.child`), it imports neither Django nor our code beyond its makers, and is shut in before
it looks at anything. It answers a line of JSON, then the bytes.
"""

import json
import sys
from importlib import import_module

from filrouge.shared.keeping.limits import Refused
from filrouge.shared.papers.child import shut_in

MAKERS = {b"%PDF-": "pdfs", b"\xff\xd8\xff": "images", b"\x89PNG\r\n\x1a\n": "images"}


def maker_of(content: bytes) -> str | None:
    """As its first bytes say: its name and its announced type are not looked at."""
    return next((maker for begins, maker in MAKERS.items() if content.startswith(begins)), None)


def main() -> None:
    content = sys.stdin.buffer.read()
    maker = import_module(f"filrouge.shared.keeping.{maker_of(content)}")
    shut_in()
    try:
        media, made = maker.remade(content)
        answer = {"media": media}
    except Refused as refused:
        made, answer = b"", {"why": str(refused)}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + made)


if __name__ == "__main__":
    main()
