import secrets
import threading
import time
from uuid import UUID

RANDOM_BITS = 74
READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_lock = threading.Lock()
_last = 0


def uuid7() -> UUID:
    """Time-ordered key (RFC 9562, version 7), strictly increasing within a process.

    For internal keys only: it tells when the row was made. Whatever leaves takes `random_id`.
    """
    global _last
    with _lock:
        fresh = time.time_ns() // 1_000_000 << RANDOM_BITS | secrets.randbits(RANDOM_BITS)
        # Same millisecond, or a clock set back: step from the last one by a distance nobody can guess.
        _last = fresh if fresh > _last else _last + 1 + secrets.randbits(32)
        return _with_version(_last)


def random_id(nbytes: int = 16) -> str:
    """Url-safe text that says nothing about when or in which order it was made."""
    return secrets.token_urlsafe(nbytes)


def random_reference() -> str:
    """A short reference a person can say aloud: « K7M4-P2QX », without look-alike characters."""
    text = "".join(secrets.choice(READABLE) for _ in range(8))
    return f"{text[:4]}-{text[4:]}"


def _with_version(value: int) -> UUID:
    time_and_high, low = value >> 62, value & (1 << 62) - 1
    milliseconds, high = time_and_high >> 12, time_and_high & 0xFFF
    return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)
