"""Signing what was written, and putting it into its image."""

import json
from datetime import datetime
from importlib import import_module
from typing import Any

from .documents import Document
from .keys import method_of


class WrongForm(ValueError):
    """What this document says would not be understood by those who check it."""


def sign(document: Document, *, private: str, did: str, public: str, at: datetime) -> Document:
    signed: Document = loaded().signed(document, private, method_of(did, public), at)
    return signed


def check_form(signed: Document, documents: dict[str, Document]) -> None:
    """The whole of it, as strangers will check it. `documents`: by address, those that issuers publish.
    Raises WrongForm."""

    def fetch(address: str) -> bytes:
        return json.dumps(documents[address]).encode()

    library = loaded()
    try:
        library.verified(signed, fetch)
    except library.Refused as error:
        raise WrongForm(str(error)) from error


def baked(image: bytes, signed: Document, kind: str) -> bytes:
    """`kind`: png or svg."""
    text = written(signed)
    made: bytes = loaded().baked_png(image, text) if kind == "png" else loaded().baked_svg(image, text)
    return made


def written(signed: Document) -> str:
    return json.dumps(signed, ensure_ascii=False, separators=(",", ":"))


def loaded() -> Any:
    """Slow once: half a second, and tens of MB."""
    return import_module("filrouge.skills.badging.library")
