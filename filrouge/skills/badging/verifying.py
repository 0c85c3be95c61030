"""Checking any badge that is given to us: a JSON, or an image that carries one. Nothing is asked of anybody's network.

What we cannot know is said, never guessed: the revocation of a badge of others, and the key of an issuer that only its
own site tells.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from .documents import Document
from .signing import loaded

MOST = 2_000_000  # octets of a file
MOST_WRITTEN = 200_000  # octets of a credential
PNG = b"\x89PNG\r\n\x1a\n"
LONGEST = 300  # of what is shown of somebody else's words


class Verdict(StrEnum):
    VALID = "valid"
    REVOKED = "revoked"
    FORGOTTEN = "forgotten"
    RIGHT_BUT_UNASKED = "right_but_unasked"
    RIGHT_FOR_GOOD = "right_for_good"
    EXPIRED = "expired"
    KEY_ELSEWHERE = "key_elsewhere"
    WRONG = "wrong"
    OTHER_FORM = "other_form"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Checked:
    """`name`, `issuer`: as the badge says; of a badge whose signature is wrong, nothing is repeated."""

    verdict: Verdict
    name: str = ""
    issuer: str = ""
    since: str = ""
    url: str = ""


@dataclass(frozen=True)
class Ours:
    """What we know of our own. `did_documents`: by address. `status`: of the badge of this address: None when we keep
    none, else whether it was revoked."""

    did_document: Callable[[str], Document | None]
    status: Callable[[Document], bool | None]


class Elsewhere(Exception):
    """Only somebody else's site could tell."""


def check(content: bytes, ours: Ours, now: datetime) -> Checked:
    try:
        document = credential_in(content)
    except OtherForm:
        return Checked(Verdict.OTHER_FORM)
    if document is None:
        return Checked(Verdict.UNREADABLE)
    return _checked(document, ours, now)


class OtherForm(ValueError):
    """A badge, secured otherwise than by a proof within it."""


def credential_in(content: bytes) -> Document | None:
    """None: no badge there. Raises OtherForm."""
    if not content or len(content) > MOST:
        return None
    text = _text_in(content)
    if text is None or len(text) > MOST_WRITTEN:
        return None
    if text.count(".") == 2 and text.startswith("eyJ"):
        raise OtherForm
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict):
        return None
    if "proof" not in document:
        raise OtherForm
    return document


def _text_in(content: bytes) -> str | None:
    try:
        if content.startswith(PNG):
            found = loaded().unbaked_png(content)
        elif content.lstrip()[:1] == b"<":
            found = loaded().unbaked_svg(content)
        else:
            found = content.decode("utf-8-sig")
    except Exception:
        return None
    return found.strip() if found else None


def _checked(document: Document, ours: Ours, now: datetime) -> Checked:
    asked_elsewhere: list[str] = []

    def fetch(address: str) -> bytes:
        known = ours.did_document(address)
        if known is None:
            asked_elsewhere.append(address)
            raise Elsewhere(address)
        return json.dumps(known).encode()

    library = loaded()
    told = _told(document)
    if _is_past(document, now):
        return Checked(Verdict.EXPIRED, **told)
    try:
        library.verified(document, fetch)
    except library.Refused:
        return Checked(Verdict.KEY_ELSEWHERE, **told) if asked_elsewhere else Checked(Verdict.WRONG)
    return Checked(_standing(document, ours), **told)


def _standing(document: Document, ours: Ours) -> Verdict:
    issuer = _identifier(document.get("issuer"))
    if ours.did_document(issuer) is not None:
        revoked = ours.status(document)
        if revoked is None:
            return Verdict.FORGOTTEN
        return Verdict.REVOKED if revoked else Verdict.VALID
    return Verdict.RIGHT_BUT_UNASKED if document.get("credentialStatus") else Verdict.RIGHT_FOR_GOOD


def _is_past(document: Document, now: datetime) -> bool:
    try:
        until = datetime.fromisoformat(document["validUntil"])
    except (KeyError, TypeError, ValueError):
        return False
    return until.tzinfo is not None and until < now


def _told(document: Document) -> dict[str, str]:
    subject = document.get("credentialSubject")
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    issuer = document.get("issuer")
    return {
        "name": _words((achievement or document).get("name") if isinstance(achievement or {}, dict) else ""),
        "issuer": _words(issuer.get("name") if isinstance(issuer, dict) else issuer),
        "since": _words(document.get("validFrom"))[:10],
        "url": _words(document.get("id")),
    }


def _identifier(issuer: Any) -> str:
    return _words(issuer.get("id") if isinstance(issuer, dict) else issuer)


def _words(value: Any) -> str:
    return value[:LONGEST] if isinstance(value, str) else ""
