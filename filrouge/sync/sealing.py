"""Operations sealed on a telephone: only the server opens them, even once the telephone is locked or wiped.

ECDH on P-256 with a key pair made for that telephone, HKDF-SHA256, AES-256-GCM: what WebCrypto and
`cryptography` both have. Sealed: point of the sender (65 bytes), nonce (12), ciphertext with its tag. Bound to
the telephone and to the operation.
"""

from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

INFO = b"fil-rouge operation 1"
POINT, NONCE = 65, 12


class Unreadable(Exception):
    """Altered, cut, or sealed for another telephone or another operation."""


def new_private_key() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    return b64encode(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())).decode()


def public_key_of(private_key: str) -> str:
    """Uncompressed point, base64: what `importKey("raw")` takes."""
    public = _loaded(private_key).public_key()
    return b64encode(public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)).decode()


def opened(sealed: str, private_key: str, *, device: object, client_id: str) -> str:
    """Raises Unreadable."""
    try:
        raw = b64decode(sealed, validate=True)
        sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw[:POINT])
        cipher = AESGCM(_shared(private_key, sender))
        text = cipher.decrypt(raw[POINT : POINT + NONCE], raw[POINT + NONCE :], _bound(device, client_id))
        return text.decode()
    except (ValueError, InvalidTag) as error:
        raise Unreadable from error


def sealed_for(text: str, public_key: str, *, device: object, client_id: str, nonce: bytes) -> str:
    """What the telephone does, for tests; `nonce` of 12 bytes, never twice."""
    own = ec.generate_private_key(ec.SECP256R1())
    server = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), b64decode(public_key))
    key = _derived(own.exchange(ec.ECDH(), server))
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return b64encode(
        point + nonce + AESGCM(key).encrypt(nonce, text.encode(), _bound(device, client_id))
    ).decode()


def _loaded(private_key: str) -> ec.EllipticCurvePrivateKey:
    key = load_der_private_key(b64decode(private_key), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def _shared(private_key: str, sender: ec.EllipticCurvePublicKey) -> bytes:
    return _derived(_loaded(private_key).exchange(ec.ECDH(), sender))


def _derived(secret: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=bytes(32), info=INFO).derive(secret)


def _bound(device: object, client_id: str) -> bytes:
    return f"{device}|{client_id}".encode()
