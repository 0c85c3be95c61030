"""All that we ask of openbadgeslib, so that it can be replaced. Imported by `loaded` alone."""

from collections.abc import Callable
from datetime import datetime

from openbadgeslib import baking
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3.ldp import OB3LdpVerifier, add_data_integrity_proof, verify_data_integrity_proof

from .documents import Document

PNG = baking.ITXT_KEYWORD_OB3
ELEMENT, NAMESPACE = baking.SVG_ELEMENT_OB3, baking.SVG_NS_OB3

Fetch = Callable[[str], bytes]
Refused = LibOpenBadgesException


def signed(document: Document, private: str, method: str, at: datetime) -> Document:
    """Signed bare: whether the document has the form is checked once, by whoever publishes what it is made from."""
    return add_data_integrity_proof(document, private, method, created=at)


def verified(document: Document | bytes, fetch: Fetch) -> None:
    """The form and the signature of a badge. `fetch` gives the documents that issuers publish, and raises for those it
    does not give. Raises Refused."""
    OB3LdpVerifier().verify(document, download=fetch)


def proven(document: Document, pem: bytes) -> None:
    """The signature of any document of ours. Raises Refused."""
    verify_data_integrity_proof(document, pem)


def baked_png(image: bytes, text: str) -> bytes:
    return baking.bake_png(image, text, keyword=PNG)


def baked_svg(image: bytes, text: str) -> bytes:
    return baking.bake_svg(image, text, element=ELEMENT, namespace=NAMESPACE, as_text=True)


def unbaked_png(image: bytes) -> str | None:
    return baking.extract_png(image, keyword=PNG)


def unbaked_svg(image: bytes) -> str | None:
    return baking.extract_svg(image, element=ELEMENT, text_fallback=True)
