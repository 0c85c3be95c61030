"""Keys that sign badges: Ed25519. How they are named: by themselves (did:key), or at our address (did:web)."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from .documents import Document

ED25519 = b"\xed\x01"  # what a multikey of this kind begins with
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


@dataclass(frozen=True)
class Pair:
    """`public`: as a multikey. `private`: PEM, to be kept encrypted."""

    public: str
    private: str


def new_pair() -> Pair:
    key = Ed25519PrivateKey.generate()
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Pair("z" + _base58(ED25519 + raw), pem.decode())


def did_key(public: str) -> str:
    return f"did:key:{public}"


def did_web(url: str) -> str:
    """`https://example.org/badges/emetteurs/12` → `did:web:example.org:badges:emetteurs:12`, whose document is served
    under that address as `did.json`. Raises ValueError elsewhere than on https: the method has no other way."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.netloc or "@" in parts.netloc:
        raise ValueError("did:web asks for https")
    path = [quote(one, safe="") for one in parts.path.split("/") if one]
    return ":".join(["did:web", quote(parts.netloc, safe=""), *path])


def method_of(did: str, public: str) -> str:
    """How a signature names the key that made it."""
    return f"{did}#{public}"


def did_document(did: str, publics: Sequence[str]) -> Document:
    """Every key the issuer ever had: what a former one signed still verifies."""
    methods = [
        {"id": method_of(did, one), "type": "Multikey", "controller": did, "publicKeyMultibase": one}
        for one in publics
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [one["id"] for one in methods],
    }


def _base58(data: bytes) -> str:
    number, said = int.from_bytes(data), ""
    while number:
        number, rest = divmod(number, 58)
        said = ALPHABET[rest] + said
    return said
