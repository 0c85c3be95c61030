"""Those who come are told of a meeting by e-mail: when, where, and the link of their place. Nobody is named.

As batch: jobs carry ids, and whoever renews a link reads nothing of what it leads to.
"""

from datetime import timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.commissions.models import LASTS, PURPOSE, Place
from filrouge.commissions.sitting.seated import MINUTES_LAST
from filrouge.messaging.actions.letters import send_letter
from filrouge.privacy.links import create_link, token_of
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor

A_WHILE = timedelta(hours=1)
JOB = Actor.job("commissions.telling")
RELATED = ("meeting__commission__project__lead", "seat__user")


def invite(meeting_id: UUID) -> None:
    """Each to their own address, once for each day that is set. Whoever has an account opens their place by signing
    in."""
    for place in Place.objects.filter(meeting=meeting_id, seat__until=None).select_related(*RELATED):
        letter_id = uuid5(place.pk, place.meeting.at.isoformat())
        if place.seat.user:
            address = reverse("commissions:places-show", args=[place.pk])
            _write(place, place.seat.user.email, address, letter_id)
        elif place.seat.email and (link := _link_to(place)):
            _write(place, place.seat.email, _address(link), letter_id)


def send_minutes(meeting_id: UUID) -> None:
    """To each, the page of their place again, where the minutes stand as they may see them."""
    for place in Place.objects.filter(meeting=meeting_id).select_related(*RELATED):
        letter_id = uuid5(place.pk, "minutes")
        if place.seat.user:
            address = reverse("commissions:places-show", args=[place.pk])
            _write(place, place.seat.user.email, address, letter_id, "minutes")
        elif place.seat.email:
            _write(place, place.seat.email, _address(_minutes_link(place)), letter_id, "minutes")


def send_again(link_id: str) -> None:
    """A link asked for again, once it expired, at the address it was made for."""
    link = OutsideLink.objects.get(pk=link_id)
    place = Place.objects.filter(pk=UUID(link.subject)).select_related(*RELATED).first()
    if place and link.recipient and (not place.meeting.is_over or place.meeting.approved_at):
        template = "minutes" if place.meeting.approved_at else "invitation"
        _write(place, link.recipient, _address(link), uuid5(place.pk, link_id), template)


def _link_to(place: Place) -> OutsideLink | None:
    """Until the meeting cannot be going on any more."""
    until = place.meeting.at + LASTS
    if until <= clock.now() or place.meeting.is_over:
        return None
    return _held_or_made(place, Q(expires_at__gte=until - A_WHILE), until - clock.now())


def _minutes_link(place: Place) -> OutsideLink:
    """Another one: that of the meeting has died with it. Made once."""
    assert place.meeting.approved_at is not None
    return _held_or_made(place, Q(created_at__gte=place.meeting.approved_at), MINUTES_LAST)


def _held_or_made(place: Place, still_good: Q, lifetime: timedelta) -> OutsideLink:
    held = OutsideLink.objects.filter(still_good, purpose=PURPOSE, subject=str(place.pk), revoked_at=None)
    if link := held.order_by("-created_at").first():
        return link
    link, _token = create_link(
        purpose=PURPOSE, subject=str(place.pk), recipient=place.seat.email, lifetime=lifetime, by=JOB
    )
    return link


def _address(link: OutsideLink) -> str:
    return reverse("commissions:links-show", args=[token_of(link)])


def _write(place: Place, to: str, path: str, letter_id: UUID, template: str = "invitation") -> None:
    meeting = place.meeting
    commission = meeting.commission
    send_letter(
        by=JOB,
        to=to,
        template=f"commissions/mails/{template}.txt",
        values={
            "commission": commission,
            "when": timezone.localtime(meeting.at),
            "meeting": meeting,
            "organisation": commission.project.lead,
            "address": settings.SITE_URL.rstrip("/") + path,
        },
        organisation=commission.project.lead,
        project=commission.project,
        purpose=_("réunion d’une commission"),
        letter_id=letter_id,
    )
