"""Pictures of screens, light enough to be kept with the code: at most 12 colours, two points a byte. Letters keep a
soft edge, and every word is read."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import partial

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_COLOURS = 12  # sixteen would fit in half a byte; letters read as well, and the picture is lighter
AS_THEY_ARE = 7  # the most frequent: pale grounds are close to each other, and told all the same
APART = 2500  # squared distance under which two colours are kept as one
CHANNELS = {2: 3, 6: 4}  # what the PNG calls true colour, and true colour with transparency

Colour = tuple[int, int, int]


def lightened(png: bytes) -> bytes:
    """The same picture with a palette. Takes what a browser writes: 8 bits, true colour, not interlaced."""
    chunks = list(_chunks(png))
    width, height, depth, kind = struct.unpack(">IIBB", chunks[0][1][:10])
    assert depth == 8
    assert kind in CHANNELS
    packed = b"".join(data for name, data in chunks if name == b"IDAT")
    rows = _unfiltered(zlib.decompress(packed), width, height, CHANNELS[kind])
    pixels = [list(zip(*(row[c :: CHANNELS[kind]] for c in range(3)), strict=True)) for row in rows]
    chosen = _palette(Counter(colour for row in pixels for colour in row))
    palette = sorted(set(chosen.values()))
    index = {colour: number for number, colour in enumerate(palette)}
    place = {colour: index[kept] for colour, kept in chosen.items()}
    body = b"".join(b"\0" + _by_two([place[colour] for colour in row]) for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", bytes(sum(palette, ()))), (b"IDAT", zlib.compress(body, 9)))
    return SIGNATURE + b"".join(_chunk(*part) for part in (*parts, (b"IEND", b"")))


def _by_two(row: list[int]) -> bytes:
    """Two colours in a byte, the first in its high half."""
    even = row if len(row) % 2 == 0 else [*row, 0]
    return bytes(first << 4 | second for first, second in zip(even[::2], even[1::2], strict=True))


def _palette(counts: Counter[Colour]) -> dict[Colour, Colour]:
    """The most frequent colours, then those that are not almost the same; each of the others, on the edge of a letter,
    takes the nearest."""
    frequent = [colour for colour, _count in counts.most_common()]
    kept = frequent[:AS_THEY_ARE]
    for colour in frequent[AS_THEY_ARE:]:
        if len(kept) < MOST_COLOURS and all(_distance(colour, one) > APART for one in kept):
            kept.append(colour)
    return {colour: min(kept, key=partial(_distance, colour)) for colour in counts}


def _distance(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _unfiltered(data: bytes, width: int, height: int, channels: int) -> list[bytearray]:
    rows, stride = [], width * channels
    above = bytearray(stride)
    for start in range(0, height * (stride + 1), stride + 1):
        row = bytearray(data[start + 1 : start + 1 + stride])
        _undo(data[start], row, above, channels)
        rows.append(row)
        above = row
    return rows


def _undo(filtered_by: int, row: bytearray, above: bytearray, channels: int) -> None:
    """PNG, section 9: each byte was written as its difference with a guess."""
    for at in range(len(row)) if filtered_by else ():
        left, corner = (row[at - channels], above[at - channels]) if at >= channels else (0, 0)
        guess = (0, left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))[filtered_by]
        row[at] = (row[at] + guess) & 255


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda one: abs(guess - one))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
