"""A badge made without a database, for the tests of `badging`."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from filrouge.skills.badging import documents, keys, signing, statuses

SITE = "https://filrouge.example"
AT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


@dataclass
class Made:
    """An issuer, its key and what it publishes, by address."""

    web: bool = True
    pair: keys.Pair = field(default_factory=keys.new_pair)
    published: dict[str, Any] = field(default_factory=dict)
    revoked: set[int] = field(default_factory=set)

    @property
    def did(self) -> str:
        return keys.did_web(f"{SITE}/badges/emetteurs/12") if self.web else keys.did_key(self.pair.public)

    @property
    def issuer(self) -> documents.Issuer:
        return documents.Issuer(self.did, "Mission locale de Béziers")

    def sign(self, document: documents.Document) -> documents.Document:
        return signing.sign(document, private=self.pair.private, did=self.did, public=self.pair.public, at=AT)

    def publish(self) -> dict[str, Any]:
        url = f"{SITE}/badges/listes/1"
        listed = documents.status_list(
            url=url,
            issuer=self.issuer,
            encoded=statuses.encoded(self.revoked),
            since=AT,
            until=AT + timedelta(days=4000),
        )
        self.published[url] = self.sign(listed)
        if self.web:
            document = keys.did_document(self.did, [self.pair.public])
            self.published[f"{SITE}/badges/emetteurs/12/did.json"] = document
        return self.published

    def badge(self, index: int = 7) -> documents.Document:
        achievement = documents.Achievement(
            url=f"{SITE}/badges/{uuid4()}/",
            name="Ponctualité et assiduité",
            description="Venir à l’heure et prévenir quand on ne peut pas.",
            criteria="Présente à l’heure 18 fois sur 20, sur deux mois.",
            image=f"{SITE}/badges/dessin.png",
            tags=("Ponctualité",),
            alignments=(documents.Alignment("Ponctualité", f"{SITE}/competences/1"),),
        )
        made = documents.credential(
            url=f"{SITE}/badge/{uuid4()}/",
            issuer=self.issuer,
            subject=uuid4(),
            achievement=achievement.said(),
            since=AT,
            evidence=("présences",),
            status=documents.Status(f"{SITE}/badges/listes/1", index),
        )
        return self.sign(made)
