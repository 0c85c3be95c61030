"""Messages to whoever sent someone: that there is something to read, and the link. Never what, nor of whom.

As batch: where she comes from may be out of everyone's reach.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import Organisation
from filrouge.messaging.actions.letters import send_letter
from filrouge.outreach.models import PURPOSE, Orientation, OrientingOrganisation, Origin
from filrouge.privacy.links import create_link, token_of
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor

LIFETIME = timedelta(days=90)
JOB = Actor.job("outreach.telling")
PURPOSES = {"briefing": gettext_lazy("page d’information à une structure")}


@dataclass(frozen=True)
class Letter:
    """`template` of `outreach/mails/`; `id` makes it leave once, however often the job runs."""

    template: str
    id: UUID


def acknowledge(orientation_id: UUID) -> None:
    """That it arrived, until when an answer is promised, and where to follow it."""
    _write(orientation_id, Letter("received", orientation_id))


def tell_sender(orientation_id: UUID, news_id: UUID, stage: str) -> None:
    """There is something new, of a kind the person agreed to; otherwise nothing is written at all."""
    orientation = Orientation.objects.get(pk=orientation_id)
    if stage in orientation.tells:
        _write(orientation_id, Letter("news", news_id))


def send_link(link_id: str) -> None:
    """An expired link asked for again: to the address that sent her, whoever asked."""
    link = OutsideLink.objects.get(pk=link_id)
    _write(UUID(link.subject), Letter("link", uuid5(UUID(link.subject), link_id)), link)


def send_briefing(link_id: str) -> None:
    """The page of whom the project looks for, to the structure whose link it is."""
    link = OutsideLink.objects.get(pk=link_id)
    structure = OrientingOrganisation.objects.select_related("project__lead").get(pk=link.subject)
    address = settings.SITE_URL.rstrip("/") + reverse("outreach:briefings-read", args=[token_of(link)])
    letter = {"project": structure.project, "structure": structure, "address": address}
    _send(link.recipient, "briefing", letter, uuid5(structure.pk, link_id), structure.project.lead)


def _write(orientation_id: UUID, letter: Letter, link: OutsideLink | None = None) -> None:
    origin = Origin.objects.select_related("orientation__project", "orientation__organisation").get(
        orientation=orientation_id
    )
    if not origin.email:
        return
    orientation = origin.orientation
    token = token_of(link or _link_to(orientation))
    address = settings.SITE_URL.rstrip("/") + reverse("outreach:followups-show", args=[token])
    values = {"orientation": orientation, "project": orientation.project, "address": address}
    _send(origin.email, letter.template, values, letter.id, orientation.organisation)


def _send(
    email: str, template: str, values: dict[str, Any], letter_id: UUID, organisation: Organisation
) -> None:
    send_letter(
        by=JOB,
        to=email,
        template=f"outreach/mails/{template}.txt",
        values=values,
        organisation=organisation,
        project=values["project"],
        purpose=str(PURPOSES.get(template, _("suivi d’une orientation"))),
        letter_id=letter_id,
    )


def _link_to(orientation: Orientation) -> OutsideLink:
    """The one she already holds, as long as it opens. No address is kept with it: its origin holds it."""
    held = OutsideLink.objects.filter(
        purpose=PURPOSE, subject=str(orientation.pk), revoked_at=None, expires_at__gt=clock.now()
    )
    if link := held.order_by("-created_at").first():
        return link
    link, _token = create_link(
        purpose=PURPOSE,
        subject=str(orientation.pk),
        recipient="",
        lifetime=LIFETIME,
        by=JOB,
        person_id=orientation.person_id,
    )
    return link
