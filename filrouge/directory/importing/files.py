"""The bytes of a file: in pieces in the database while it waits for the worker, then on disk, then as text."""

import gzip
import io
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TextIO, cast

from filrouge.directory.models import DirectoryImport, FilePart

PIECE = 4 << 20
GZIP = b"\x1f\x8b"


@dataclass
class Opened:
    """`at()` out of `size`: how far the reading has come."""

    text: TextIO
    raw: IO[bytes]
    size: int

    def at(self) -> int:
        return self.raw.tell()


def keep_parts(batch: DirectoryImport, chunks: Iterable[bytes]) -> None:
    for number, chunk in enumerate(_pieces(chunks)):
        FilePart.objects.create(batch=batch, number=number, content=zlib.compress(chunk, 1))


@contextmanager
def opened(batch: DirectoryImport) -> Iterator[Opened]:
    """The file of an import, as text. Raises UnicodeDecodeError while it is read."""
    with tempfile.TemporaryFile() as file:
        for number in range(batch.parts.count()):
            file.write(zlib.decompress(batch.parts.get(number=number).content))
        size = file.tell()
        file.seek(0)
        yield as_text(file, size)


def as_text(file: IO[bytes], size: int) -> Opened:
    start = file.read(2)
    file.seek(0)
    inside: IO[bytes] = cast(IO[bytes], gzip.GzipFile(fileobj=file)) if start == GZIP else file
    return Opened(io.TextIOWrapper(inside, encoding="utf-8-sig", newline=""), file, size)


def pieces_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    pending = bytearray()
    for chunk in chunks:
        pending += chunk
        if len(pending) >= PIECE:
            yield bytes(pending)
            pending.clear()
    if pending:
        yield bytes(pending)
