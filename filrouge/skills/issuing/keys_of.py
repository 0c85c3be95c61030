"""The key of a body: made the first time it signs, changed when its organisation asks or its list is full."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from filrouge.accounts.models import Organisation
from filrouge.directory.models import Structure
from filrouge.shared import clock
from filrouge.skills.badging import documents, keys, signing, statuses
from filrouge.skills.models import BadgeKey, BadgeSecret, Issuer, StatusList, StatusPlace

from .addresses import did_of, list_url

LIST_LASTS = timedelta(days=30)  # a copy older than that is refused by those who check


@dataclass(frozen=True)
class Signer:
    """A key in hand, with its private part."""

    key: BadgeKey
    private: str
    name: str

    @property
    def issuer(self) -> documents.Issuer:
        return documents.Issuer(self.key.did, self.name)

    def sign(self, document: documents.Document) -> documents.Document:
        return signing.sign(
            document, private=self.private, did=self.key.did, public=self.key.public, at=clock.now()
        )


def signer_of(body: Organisation | Structure) -> Signer:
    """With its current key, held until the end of the transaction: whoever else signs for this body waits."""
    issuer = _issuer_of(body)
    # One more signature may need the same key at the same moment: the issuer is what both wait for.
    Issuer.objects.select_for_update(no_key=True).get(pk=issuer.pk)
    key = BadgeKey.objects.current().filter(issuer=issuer).first()
    if key and StatusPlace.objects.filter(key=key).count() >= statuses.FILLED:
        end_key(issuer)
        key = None
    return with_private(key or _new_key(issuer))


def with_private(key: BadgeKey) -> Signer:
    secret = BadgeSecret.objects.get(key=key)
    return Signer(key, secret.private, str(key.issuer))


def rotate(organisation: Organisation) -> BadgeKey:
    """The next badges are signed by another key. What the former one signed still verifies."""
    issuer = _issuer_of(organisation)
    Issuer.objects.select_for_update(no_key=True).get(pk=issuer.pk)
    end_key(issuer)
    return _new_key(issuer)


def end_key(issuer: Issuer) -> None:
    BadgeKey.objects.current().filter(issuer=issuer).update(ended_at=clock.now())


def publish_list(key: BadgeKey) -> StatusList:
    """Signed by the key whose badges it is about, also once it signs no more badges."""
    revoked = StatusPlace.objects.filter(key=key, revoked_at__isnull=False).values_list("index", flat=True)
    signer, now = with_private(key), clock.now()
    document = documents.status_list(
        url=list_url(key.pk),
        issuer=signer.issuer,
        encoded=statuses.encoded(revoked),
        since=now,
        until=now + LIST_LASTS,
    )
    listed, _made = StatusList.objects.update_or_create(
        key=key, defaults={"document": signer.sign(document), "signed_at": now}
    )
    return listed


def _issuer_of(body: Organisation | Structure) -> Issuer:
    where: dict[str, Any] = {"organisation" if isinstance(body, Organisation) else "structure": body}
    issuer, _made = Issuer.objects.select_related("organisation", "structure").get_or_create(**where)
    return issuer


def _new_key(issuer: Issuer) -> BadgeKey:
    pair = keys.new_pair()
    key = BadgeKey.objects.create(
        issuer=issuer, did=did_of(issuer.pk, pair.public), public=pair.public, began_at=clock.now()
    )
    BadgeSecret.objects.create(key=key, private=pair.private)
    publish_list(key)
    return key
