"""Has what a folder was made from changed? The mark lies in the folder it describes, and goes with it."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

MARK = ".fingerprint"


def is_fresh(made: Path, sources: Iterable[Path]) -> bool:
    try:
        return (made / MARK).read_text() == fingerprint(sources)
    except FileNotFoundError:
        return False


def mark(made: Path, sources: Iterable[Path]) -> None:
    (made / MARK).write_text(fingerprint(sources))


def fingerprint(sources: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in _files(sources):
        digest.update(f"{path}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sorted(sources):
        found = source.rglob("*") if source.is_dir() else [source]
        yield from sorted(path for path in found if path.is_file() and path.name != MARK)
