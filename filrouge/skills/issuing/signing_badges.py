"""Badges that people accepted are signed, two hundred at a time: what was signed stays signed if the job is stopped,
and none is signed twice, however many jobs run."""

from collections import defaultdict
from uuid import UUID

from django.db.models import F

from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.skills.badging import documents, statuses
from filrouge.skills.events import BadgeIssued
from filrouge.skills.models import Badge, BadgeKey, Revocation, StatusPlace

from .addresses import badge_url, list_url
from .keys_of import Signer, publish_list, signer_of

AT_ONCE = 200
JOB = Actor.job("skills.issue_badges")


def sign_some() -> int:
    """How many were signed: fewer than asked for when nothing more waits."""
    waiting = Badge.objects.to_sign().select_for_update(skip_locked=True, of=("self",), no_key=True)
    related = ("badge_class__organisation", "badge_class__publication")
    badges = list(waiting.select_related(*related).order_by("accepted_at", "pk")[:AT_ONCE])
    by_organisation = defaultdict(list)
    for badge in badges:
        by_organisation[badge.badge_class.organisation].append(badge)
    for organisation in sorted(by_organisation, key=lambda one: one.pk):
        _sign(signer_of(organisation), by_organisation[organisation])
    return len(badges)


def take_revocations(badge_id: UUID | None = None) -> int:
    """Revocations are written into the lists that everybody reads. Returns how many lists changed."""
    revoked = Revocation.objects.filter(badge__place__isnull=False, badge__place__revoked_at=None)
    if badge_id:
        revoked = revoked.filter(badge=badge_id)
    places = list(revoked.values_list("badge__place", flat=True))
    StatusPlace.objects.filter(pk__in=places).update(revoked_at=clock.now())
    keys = BadgeKey.objects.filter(places__in=places).distinct().select_related("issuer")
    for key in keys:
        publish_list(key)
    return len(keys)


def publish_lists() -> None:
    """Each night: a list that nobody signed again is refused after a month."""
    for key in BadgeKey.objects.order_by(F("began_at")).select_related("issuer"):
        publish_list(key)


def _sign(signer: Signer, badges: list[Badge]) -> None:
    taken = set(StatusPlace.objects.filter(key=signer.key).values_list("index", flat=True))
    drawn = statuses.draw_places(taken, len(badges))
    places = StatusPlace.objects.bulk_create(StatusPlace(key=signer.key, index=one) for one in drawn)
    now = clock.now()
    for badge, place in zip(badges, places, strict=True):
        badge.place, badge.issued_at = place, now
        badge.credential = signer.sign(_credential(badge, signer, place.index))
    Badge.objects.bulk_update(badges, ["place", "issued_at", "credential"])
    for badge in badges:
        publish(
            BadgeIssued(by=JOB, person_id=badge.person_id, project_id=badge.project_id, badge_id=badge.pk)
        )


def _credential(badge: Badge, signer: Signer, index: int) -> documents.Document:
    assert badge.issued_at is not None
    return documents.credential(
        url=badge_url(badge.pk),
        issuer=signer.issuer,
        subject=badge.subject,
        achievement=badge.badge_class.publication.achievement,
        since=badge.issued_at,
        evidence=badge.evidence_said,
        status=documents.Status(list_url(signer.key.pk), index),
    )
