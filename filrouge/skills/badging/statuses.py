"""The list that says which badges were revoked: one bit each, read without telling which badge one looks at."""

import gzip
import secrets
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Iterable

BITS = 131_072  # the least that the standard allows: a badge hides among that many
FILLED = 100_000  # beyond, another key begins another list: places are drawn at random, and must be found
OCTET = 8
FIRST_BIT = 0x80


def encoded(revoked: Iterable[int]) -> str:
    bits = bytearray(BITS // OCTET)
    for index in revoked:
        if not 0 <= index < BITS:
            raise ValueError(f"{index} is not a place of the list")
        bits[index // OCTET] |= FIRST_BIT >> index % OCTET
    # mtime: the same list is written the same way.
    return "u" + urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")


def is_revoked(encoded_list: str, index: int) -> bool:
    """Raises ValueError for what is not a list, or too short for this place."""
    text = encoded_list.removeprefix("u")
    try:
        inflating = zlib.decompressobj(wbits=31)
        bits = inflating.decompress(urlsafe_b64decode(text + "=" * (-len(text) % 4)), BITS)
    except zlib.error as error:
        raise ValueError("not a list") from error
    if not 0 <= index < len(bits) * OCTET:
        raise ValueError(f"{index} is not a place of the list")
    return bool(bits[index // OCTET] & FIRST_BIT >> index % OCTET)


def draw_places(taken: Collection[int], wanted: int) -> list[int]:
    """So many free places, at random: the order of the list tells nothing of who was given a badge when."""
    if len(taken) + wanted > FILLED:
        raise ValueError("this list is full")
    used = set(taken)
    drawn: list[int] = []
    while len(drawn) < wanted:
        index = secrets.randbelow(BITS)
        if index not in used:
            used.add(index)
            drawn.append(index)
    return drawn
