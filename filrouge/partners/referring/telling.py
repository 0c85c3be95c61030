"""Messages to a partner and to the team: that there is something to read, and the link. Never what, nor of whom.

As batch: jobs carry ids, and whoever renews a link reads nothing of what it leads to.
"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.messaging.actions.letters import send_letter
from filrouge.partners.models import CLOSED, PURPOSE, TELLING, Referral, ReferralFact, Sheet, Talk
from filrouge.privacy.links import create_link, token_of
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor

PAPER = "partners.sheet"  # what a letter encloses, when it does
JOB = Actor.job("partners.telling")
LIFETIME = timedelta(days=30)


def send_link(link_id: str) -> None:
    """A new link, sent to the address it was made for: the first time, or asked for again once it expired."""
    link = OutsideLink.objects.get(pk=link_id)
    referral = shown(UUID(link.subject))
    if referral and link.recipient:
        asking = "shared" if referral.is_already_known_there else "request"
        template = "link" if link.renewed_from_id else asking
        _write(referral, template, uuid5(referral.pk, link_id), link)


def remind(referral_id: UUID, fact_id: UUID) -> None:
    """By the link the partner holds, or another if it is about to expire."""
    referral = shown(referral_id)
    if referral and referral.email:
        _write(referral, _reminder(referral), fact_id, _link_to(referral))


def tell_partner(referral_id: UUID, fact_id: UUID) -> None:
    """That a sheet can be filled in, by the same link."""
    referral = shown(referral_id)
    if referral and referral.email:
        _write(referral, "sheet", fact_id, _link_to(referral))


def tell_talk(referral_id: UUID, fact_id: UUID) -> None:
    """That both teams will talk, and when; or that what was said there can be read."""
    referral = shown(referral_id)
    fact = ReferralFact.objects.get(pk=fact_id)
    if referral and referral.email:
        template = "talk" if fact.kind in [one.planned for one in Talk] else "talked"
        _write(referral, template, fact_id, _link_to(referral), day=fact.on)


def mail_paper(sheet_id: UUID, fact_id: UUID) -> None:
    """The paper goes with the letter; it is made when that leaves (see `enclosures.py`)."""
    sheet = Sheet.objects.get(pk=sheet_id)
    referral = shown(sheet.referral_id)
    if referral and referral.email:
        _write(referral, "paper", fact_id, _link_to(referral), enclosure=f"{PAPER}:{sheet_id}")


def _reminder(referral: Referral) -> str:
    """In the words of where it stands."""
    telling = ReferralFact.objects.filter(referral=referral, kind__in=TELLING).latest_first().first()
    if telling is not None:  # who was full is asked again
        return "again"
    return "reminder" if referral.days_left >= 0 else "overdue"


def tell_team(referral_id: UUID, fact_id: UUID) -> None:
    """The one who follows her today learns that a partner answered; not who, nor what, nor of whom."""
    referral = Referral.objects.select_related("pathway__lead", "created_by", "project", "organisation").get(
        pk=referral_id
    )
    told = referral.pathway.lead or referral.created_by
    if told is None or not told.is_active:
        return
    address = settings.SITE_URL.rstrip("/") + reverse("partners:referrals-show", args=[referral.pk])
    _send(referral, told.email, "answered", {"address": address}, fact_id)


def shown(referral_id: UUID) -> Referral | None:
    """None once nothing may be shown outside: no link leaves any more."""
    referral = (
        Referral.objects.select_related("project", "organisation", "agreement", "created_by")
        .filter(pk=referral_id)
        .first()
    )
    if referral is None or not referral.agreement.in_force:
        return None
    over = ReferralFact.objects.filter(referral=referral, kind__in=CLOSED).exists()
    return None if over else referral


def _write(
    referral: Referral,
    template: str,
    letter_id: UUID,
    link: OutsideLink,
    *,
    enclosure: str = "",
    day: date | None = None,
) -> None:
    address = settings.SITE_URL.rstrip("/") + reverse("partners:answers-show", args=[token_of(link)])
    _send(referral, referral.email, template, {"address": address, "day": day}, letter_id, enclosure)


def _send(
    referral: Referral,
    email: str,
    template: str,
    values: dict[str, Any],
    letter_id: UUID,
    enclosure: str = "",
) -> None:
    said = {"referral": referral, "project": referral.project, "organisation": referral.organisation}
    send_letter(
        by=JOB,
        to=email,
        template=f"partners/mails/{template}.txt",
        values=said | values,
        organisation=referral.organisation,
        project=referral.project,
        purpose=_("orientation vers un partenaire"),
        letter_id=letter_id,
        enclosure=enclosure,
    )


def _link_to(referral: Referral) -> OutsideLink:
    """The one already sent, as long as it opens a few days more."""
    soon = clock.now() + timedelta(days=3)
    held = OutsideLink.objects.filter(
        purpose=PURPOSE, subject=str(referral.pk), revoked_at=None, expires_at__gt=soon
    ).exclude(recipient="")
    if link := held.order_by("-created_at").first():
        return link
    until = clock.start_of(referral.agreement.until + timedelta(days=1)) - clock.now()
    link, _token = create_link(
        purpose=PURPOSE,
        subject=str(referral.pk),
        recipient=referral.email,
        lifetime=min(LIFETIME, until),
        by=JOB,
        person_id=referral.person_id,
    )
    return link
