"""Badges of the cast: a class published by Amina's organisation, a badge of Nour at each of its states."""

from typing import Any

from django.test import Client

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.skills.actions.badges import answer_badge, propose_badge, revoke_badge
from filrouge.skills.actions.classes import Attesting, publish_class, write_class
from filrouge.skills.issuing.addresses import list_url, public
from filrouge.skills.issuing.checking import document_of_issuer
from filrouge.skills.issuing.signing_badges import sign_some, take_revocations
from filrouge.skills.models import Badge, BadgeClass, BadgeKey, StatusList
from tests.cast import Cast

FACTS = "Dix-huit matins sur vingt à l’heure au chantier du port, sur deux mois."
ATTESTING: dict[str, Any] = {
    "name": "Ponctualité sur chantier",
    "skill": "Arriver à l’heure et prévenir d’un empêchement",
    "says": "Vient à l’heure, et prévient quand un empêchement survient.",
    "criteria": "Présence à l’heure constatée 18 fois sur 20, sur deux mois au moins.",
    "evidence": ["attendance", "observation"],
    "shape": "hexagon",
    "colour": "plum",
}


def draft_laid(cast: Cast, **said: Any) -> BadgeClass:
    with acting(cast.amina):
        return write_class(
            by=cast.amina, organisation=cast.mission_locale, attesting=Attesting(**ATTESTING | said)
        )


def class_laid(cast: Cast, **said: Any) -> BadgeClass:
    draft = draft_laid(cast, **said)
    with acting(cast.manon):
        publish_class(by=cast.manon, badge_class=class_read(draft))
        return class_read(draft)


def proposed(cast: Cast, badge_class: BadgeClass) -> Badge:
    with acting(cast.amina):
        return propose_badge(
            by=cast.amina,
            pathway=cast.nour_pathway,
            badge_class=class_read(badge_class),
            facts=FACTS,
            evidence=["attendance"],
        )


def accepted(cast: Cast, badge: Badge) -> Badge:
    with acting(cast.amina):
        answer_badge(by=cast.amina, badge=badge, accepts=True)
    return badge


def issued(cast: Cast, badge_class: BadgeClass) -> Badge:
    badge = accepted(cast, proposed(cast, badge_class))
    signed()
    return read(badge)


def signed() -> int:
    with as_batch("job"):
        return sign_some()


def revoked(cast: Cast, badge: Badge) -> Badge:
    with acting(cast.amina):
        revoke_badge(by=cast.amina, badge=read(badge), reason="mistake", words="Erreur de personne.")
    with as_batch("job"):
        take_revocations(badge.pk)
    return read(badge)


def read(badge: Badge) -> Badge:
    with as_batch("look"):
        related = ("badge_class__organisation", "badge_class__publication", "revocation", "person")
        return Badge.objects.select_related(*related).get(pk=badge.pk)


def class_read(badge_class: BadgeClass) -> BadgeClass:
    return BadgeClass.objects.select_related("organisation", "publication", "withdrawal").get(
        pk=badge_class.pk
    )


def published() -> dict[str, Any]:
    """What issuers publish, by address, as a stranger's program would fetch it."""
    with as_batch("look"):
        found = {list_url(one.pk): one.document for one in StatusList.objects.all()}
        for key in BadgeKey.objects.all():
            if document := document_of_issuer(key.issuer_id):
                found[public("checks-issuer", key.issuer_id)] = document
    return found


def nobody() -> Client:
    return Client()
