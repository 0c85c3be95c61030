"""What anybody may know of a badge of ours, read through the functions of sql/badges.sql, whoever asks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import Resolver404, resolve

from filrouge.people.actions.grants import call
from filrouge.shared import clock
from filrouge.skills.badging.documents import Document
from filrouge.skills.badging.keys import did_document
from filrouge.skills.badging.verifying import Checked, Ours, check
from filrouge.skills.models import Badge, BadgeClass, BadgeKey, Showing

from .addresses import public


@dataclass(frozen=True)
class Issued:
    """A badge as strangers see it."""

    id: UUID
    badge_class: BadgeClass
    issued_at: datetime
    credential: Document
    revoked_at: datetime | None

    @property
    def evidence(self) -> list[str]:
        return [one["name"] for one in self.credential.get("evidence", ())]


@dataclass(frozen=True)
class Shown:
    """Under the name she gave."""

    issued: Issued
    name: str


@dataclass(frozen=True)
class Offered:
    """What she reads on her own page. `badge`: with its facts."""

    badge: Badge
    badge_class: BadgeClass
    revoked_at: datetime | None

    @property
    def id(self) -> UUID:
        return self.badge.pk

    @property
    def person_id(self) -> UUID:
        return self.badge.person_id

    @property
    def project_id(self) -> int:
        return self.badge.project_id


def offered_badge() -> Offered | None:
    """By the link that asks, once entered."""
    found: Any = next(iter(Badge.objects.raw("SELECT * FROM offered_badge()")), None)
    if found is None:
        return None
    badge_class = BadgeClass.objects.select_related("organisation", "publication").get(
        pk=found.badge_class_id
    )
    return Offered(found, badge_class, found.revoked_at)


def issued_badge(badge_id: UUID) -> Issued | None:
    query = "SELECT id, badge_class_id, issued_at, credential, revoked_at FROM checked_badge(%s)"
    found: Any = next(iter(Badge.objects.raw(query, [badge_id])), None)
    if found is None:
        return None
    badge_class = BadgeClass.objects.select_related("organisation", "publication").get(
        pk=found.badge_class_id
    )
    return Issued(found.pk, badge_class, found.issued_at, found.credential, found.revoked_at)


def shown_badge() -> Shown | None:
    """By the link that asks, once entered."""
    query = "SELECT id, badge_id, name, person_id FROM shown_badge()"
    showing = next(iter(Showing.objects.raw(query)), None)
    issued = issued_badge(showing.badge_id) if showing else None
    return Shown(issued, showing.name) if showing and issued else None


def checked(content: bytes) -> Checked:
    """Any file, ours or not. Nothing of it is kept."""
    return check(content, Ours(did_document=_did_document, status=_status), clock.now())


def document_of_issuer(issuer_id: UUID) -> Document | None:
    """With every key it ever had; those that are named by themselves need no document."""
    keys = list(BadgeKey.objects.filter(issuer=issuer_id).order_by("-began_at"))
    named_here = [one for one in keys if one.did.startswith("did:web:")]
    if not named_here:
        return None
    return did_document(named_here[0].did, [one.public for one in named_here])


def _did_document(asked: str) -> Document | None:
    """By the address of the document, or by the identifier: of ours alone."""
    if asked.startswith("did:"):
        keys = list(BadgeKey.objects.filter(did=asked).order_by("-began_at"))
        return did_document(asked, [one.public for one in keys]) if keys else None
    known = _ours(asked)
    return document_of_issuer(known["issuer_id"]) if known and "issuer_id" in known else None


def _status(document: Document) -> bool | None:
    """Of a document whose signature is ours and right."""
    entry = document.get("credentialStatus")
    known = _ours(entry.get("statusListCredential", "")) if isinstance(entry, dict) else None
    try:
        index = int(entry["statusListIndex"]) if known and isinstance(entry, dict) else -1
    except (KeyError, TypeError, ValueError):
        return None
    if known is None or "key_id" not in known or index < 0:
        return None
    said = call("status_of_place", known["key_id"], index)
    return None if said is None else bool(said)


def _ours(address: str) -> dict[str, Any] | None:
    """What an address of ours is about."""
    here, asked = urlsplit(public("checks-new")), urlsplit(address)
    if asked.netloc != here.netloc:
        return None
    try:
        return resolve(asked.path).kwargs
    except Resolver404:
        return None
