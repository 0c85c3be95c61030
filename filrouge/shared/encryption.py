"""Sensitive text is encrypted in its column: AES-256-GCM, bound to its table, column and row.

Stored: length of the key id (one byte), key id, nonce (12 bytes), ciphertext with its tag. Moved to
another row or column, or changed by one bit, it no longer opens. Renaming a table or a column
therefore needs every value to be written again.
"""

import hmac
import secrets
from base64 import b64decode, urlsafe_b64encode
from functools import lru_cache
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32
NONCE_BYTES = 12


class DecryptionFailed(Exception):
    """Altered, moved from another row, or written with a key that is no longer in the ring."""


class Keyring:
    """The first key encrypts; the others still open what they closed, until rotated away."""

    def __init__(self, keys: dict[str, bytes]) -> None:
        """`keys`: id → 32 bytes, the current one first."""
        self.current = next(iter(keys))
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.items()}
        # Derived: what encrypts signs nothing.
        self._signers = {
            key_id: hmac.digest(key, b"filrouge signs", "sha256") for key_id, key in keys.items()
        }

    @classmethod
    def from_setting(cls, setting: str) -> Self:
        """ "k2:<base64>,k1:<base64>", current first. Raises ImproperlyConfigured, never showing a key."""
        keys: dict[str, bytes] = {}
        for entry in setting.split(","):
            key_id, _, encoded = entry.strip().partition(":")
            if not (key_id.isascii() and 0 < len(key_id) < 256) or key_id in keys:
                raise ImproperlyConfigured("FILROUGE_KEYS: each key needs its own id, as in k1:<base64>.")
            keys[key_id] = _key_bytes(key_id, encoded)
        return cls(keys)

    def encrypt(self, text: str, aad: str) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self._ciphers[self.current].encrypt(nonce, text.encode(), aad.encode())
        key_id = self.current.encode()
        return bytes([len(key_id)]) + key_id + nonce + sealed

    def decrypt(self, envelope: bytes, aad: str) -> str:
        """Raises DecryptionFailed."""
        key_id, rest = _opened(envelope)
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            raise DecryptionFailed(f"No key {key_id!r} in FILROUGE_KEYS, for {aad}.")
        try:
            return cipher.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], aad.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise DecryptionFailed(f"Altered, or written for another row than {aad}.") from error

    def sign(self, text: str) -> str:
        """ "k1.<code>": shows later that this text was written here. It opens nothing and hides nothing."""
        return f"{self.current}.{self._code(self.current, text)}"

    def signed(self, signature: str, text: str) -> bool:
        """Whether a key still in the ring made this signature of this text."""
        key_id, _, code = signature.rpartition(".")
        if key_id not in self._signers or not code.isascii():
            return False
        return hmac.compare_digest(code, self._code(key_id, text))

    def _code(self, key_id: str, text: str) -> str:
        code = hmac.digest(self._signers[key_id], f"{key_id}|{text}".encode(), "sha256")
        return urlsafe_b64encode(code).decode().rstrip("=")

    def needs_rotation(self, envelope: bytes) -> bool:
        return bool(envelope) and _opened(envelope)[0] != self.current

    def rotate(self, envelope: bytes, aad: str) -> bytes:
        """The same text under the current key. Raises DecryptionFailed."""
        return self.encrypt(self.decrypt(envelope, aad), aad) if envelope else envelope


def keyring() -> Keyring:
    return _keyring(settings.FILROUGE_KEYS)


# By the text of the setting: a changed setting is a new ring, with nothing to reset.
@lru_cache(maxsize=4)
def _keyring(setting: str) -> Keyring:
    return Keyring.from_setting(setting)


def row_aad(table: str, column: str, pk: object) -> str:
    return f"{table}|{column}|{pk}"


def _key_bytes(key_id: str, encoded: str) -> bytes:
    try:
        key = b64decode(encoded, validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(f"FILROUGE_KEYS: key {key_id} must be {KEY_BYTES} bytes in base64.")
    return key


def _opened(envelope: bytes) -> tuple[str, bytes]:
    """Key id, then nonce and ciphertext."""
    start = 1 + (envelope[0] if envelope else 0)
    return envelope[1:start].decode("ascii", "replace"), envelope[start:]
