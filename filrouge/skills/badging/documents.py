"""What is signed, as JSON-LD: Open Badges 3.0 and Verifiable Credentials 2.0. Never who holds it, never a status.

Every member must be a term of the two contexts below: what no term says is signed by nobody, and checks refuse it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
REVOCATION = "revocation"

Document = dict[str, Any]


@dataclass(frozen=True)
class Issuer:
    """`did`: the identifier that the key proves."""

    did: str
    name: str

    def profile(self) -> Document:
        return {"id": self.did, "type": ["Profile"], "name": self.name}


@dataclass(frozen=True)
class Alignment:
    """A skill of a framework, as its own address names it."""

    name: str
    url: str
    framework: str = ""
    code: str = ""

    def said(self) -> Document:
        optional = {"targetFramework": self.framework, "targetCode": self.code}
        kept = {name: value for name, value in optional.items() if value}
        return {"type": ["Alignment"], "targetName": self.name, "targetUrl": self.url, **kept}


@dataclass(frozen=True)
class Achievement:
    """What a class of badges attests. `url`: its public page, which is its name. `image`: of its drawing."""

    url: str
    name: str
    description: str
    criteria: str
    image: str
    tags: Sequence[str] = ()
    alignments: Sequence[Alignment] = ()

    def said(self) -> Document:
        document: Document = {
            "id": self.url,
            "type": ["Achievement"],
            "achievementType": "Badge",
            "name": self.name,
            "description": self.description,
            "criteria": {"id": self.url, "narrative": self.criteria},
            "image": {"id": self.image, "type": "Image"},
        }
        if self.tags:
            document["tag"] = list(self.tags)
        if self.alignments:
            document["alignment"] = [one.said() for one in self.alignments]
        return document


@dataclass(frozen=True)
class Status:
    """Where the list says whether it was revoked."""

    list_url: str
    index: int

    def entry(self) -> Document:
        return {
            "id": f"{self.list_url}#{self.index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": REVOCATION,
            "statusListIndex": str(self.index),
            "statusListCredential": self.list_url,
        }


def credential(
    *,
    url: str,
    issuer: Issuer,
    subject: UUID,
    achievement: Document,
    since: datetime,
    evidence: Sequence[str],
    status: Status,
) -> Document:
    """A badge. `subject`: drawn for this badge alone, so that nobody joins two badges of one person. `evidence`: kinds
    of facts it rests on, in words that are the same for everybody."""
    document: Document = {
        "@context": list(CONTEXTS),
        "id": url,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": achievement["name"],
        "issuer": issuer.profile(),
        "validFrom": stamp(since),
        "credentialSubject": {
            "id": subject.urn,
            "type": ["AchievementSubject"],
            "achievement": achievement,
        },
        "credentialStatus": status.entry(),
    }
    if evidence:
        document["evidence"] = [{"type": ["Evidence"], "name": one} for one in evidence]
    return document


def endorsement(*, url: str, issuer: Issuer, achievement_url: str, words: str, since: datetime) -> Document:
    """Someone recognises a class of badges, and says it."""
    subject = {"id": achievement_url, "type": ["EndorsementSubject"], "endorsementComment": words}
    return {
        "@context": list(CONTEXTS),
        "id": url,
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": achievement_url,
        "issuer": issuer.profile(),
        "validFrom": stamp(since),
        "credentialSubject": subject,
    }


def status_list(*, url: str, issuer: Issuer, encoded: str, since: datetime, until: datetime) -> Document:
    """`until`: an older list shown after that day is refused."""
    return {
        "@context": [CONTEXTS[0]],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.did,
        "validFrom": stamp(since),
        "validUntil": stamp(until),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": REVOCATION,
            "encodedList": encoded,
        },
    }


def stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
