"""Making the reminders that are due: the row, its message and the job that carries it, in one transaction.

A worker killed here leaves nothing behind; killed later, it finds the row made and hands the same message again
under the same key (see messaging/groups.py). Whoever prepares waits for whoever already does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connections
from django.db.models import OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from filrouge.messaging.actions.many import Draft, send_messages
from filrouge.messaging.hours import USUAL, Hours, hours_by_project
from filrouge.messaging.phrases import Open, Wordings
from filrouge.pathways.care.availability import open_by_organisation
from filrouge.pathways.models import Appointment, Reminder
from filrouge.pathways.purposes import ANSWERING, REMINDER
from filrouge.privacy.links import new_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.jobs import defer
from filrouge.shared.nested import nested
from filrouge.shared.transactions import alias

from .due import FURTHEST, due
from .texts import told_of
from .ways import Reach, noted_nested, reach_of

AT_ONCE = 500
JOB = Actor.job("pathways.prepare_reminders")
Kind, Way = Reminder.Kind, Reminder.Way


@dataclass(frozen=True)
class Wanted:
    """A reminder to make for one meeting. `leaves_before`: when it would be too late to tell it."""

    appointment: Any
    kind: str
    reach: Reach
    leaves_before: datetime

    @property
    def key(self) -> UUID:
        return Reminder.key(self.appointment.pk, self.kind, self.appointment.version)


def prepare_some(after: UUID | None) -> UUID | None:
    """Make those due among the next meetings after this one; gives the last one looked at, None at the end.

    As batch, in one transaction.
    """
    _one_at_a_time()
    appointments = list(_coming(after)[:AT_ONCE])
    hours = hours_by_project({one.project_id for one in appointments})
    wanted = [one for appointment in appointments if (one := _wanted(appointment, hours))]
    make(wanted, by=JOB)
    return appointments[-1].pk if len(appointments) == AT_ONCE else None


def coming() -> Any:
    """Meetings ahead, each with what `reach_of` needs. As batch, or within the reach of who asks."""
    made = Reminder.objects.filter(appointment=OuterRef("pk"), version=OuterRef("version"))
    return (
        Appointment.objects.coming()
        .select_related("user", "pathway")
        .annotate(said_at=Coalesce("changed_at", "created_at"), made=nested(made, "kind"), **noted_nested())
    )


def _coming(after: UUID | None) -> Any:
    soon = Q(starts_at__lt=clock.now() + FURTHEST, pathway__closed_on=None)
    later = Q(pk__gt=after) if after else Q()
    return coming().filter(soon & later).order_by("pk")


def _wanted(appointment: Any, hours: dict[int, Hours]) -> Wanted | None:
    reach = reach_of(appointment.channels, appointment.spoken)
    kind = due(
        way=reach.way,
        starts_at=appointment.starts_at,
        said_at=appointment.said_at,
        when=reach.when,
        hours=hours.get(appointment.project_id, USUAL),
        now=clock.now(),
    )
    if not kind or kind in {one["kind"] for one in appointment.made}:
        return None
    return Wanted(appointment, kind, reach, appointment.starts_at)


def make(wanted: Sequence[Wanted], *, by: Actor) -> None:
    """The rows first: one already there stops everything. Then what can leave by itself."""
    wanted = _as_they_stand(wanted)
    Reminder.objects.bulk_create([_row(one) for one in wanted])
    _have_looked_at(one.appointment.person_id for one in wanted if one.reach.trouble)
    written = [one for one in wanted if one.reach.way in (Way.SMS, Way.MAIL)]
    if not written:
        return
    links = _links(written, by)
    wordings = {pk: Wordings.of(pk) for pk in {one.appointment.project_id for one in written}}
    # An SMS is paid for by its length: its link leads to a page that says it.
    mailed = {one.appointment.pathway.organisation_id for one in written if one.reach.way == Way.MAIL}
    opens = open_by_organisation(mailed)
    drafts = [
        _draft(one, wordings[one.appointment.project_id], links.get(one.key, ""), opens) for one in written
    ]
    refused = send_messages(by=by, drafts=drafts)
    sent = [draft.id for draft in drafts if draft.id not in refused]
    # The message bears the key of its reminder.
    with connections[alias.get()].cursor() as cursor:
        cursor.execute("UPDATE pathways_reminder SET message_id = id WHERE id = ANY (%s)", [sent])
    for key, why in refused.items():
        Reminder.objects.filter(pk=key).update(trouble=why[:240])
    _have_looked_at(draft.person_id for draft in drafts if draft.id in refused)


def _have_looked_at(people: Iterable[UUID]) -> None:
    """An alert says that somebody must be told another way."""
    if some := sorted(set(people)):
        defer("vigilance.refresh_people", people=some)


def _as_they_stand(wanted: Sequence[Wanted]) -> list[Wanted]:
    """Meetings that nobody has just moved or settled; locked, so that whoever moves one finds its reminder."""
    locked = Appointment.objects.select_for_update(no_key=True).order_by("pk")
    rows = locked.filter(pk__in=[one.appointment.pk for one in wanted]).values_list(
        "pk", "version", "outcome"
    )
    standing = {(pk, version, outcome) for pk, version, outcome in rows}
    return [
        one
        for one in wanted
        if (one.appointment.pk, one.appointment.version, one.appointment.outcome) in standing
    ]


def _row(one: Wanted) -> Reminder:
    appointment = one.appointment
    return Reminder(
        id=one.key,
        person_id=appointment.person_id,
        project_id=appointment.project_id,
        pathway_id=appointment.pathway_id,
        appointment=appointment,
        kind=one.kind,
        version=appointment.version,
        way=one.reach.way,
        language=one.reach.language,
        trouble=one.reach.trouble,
    )


def _links(wanted: Iterable[Wanted], by: Actor) -> dict[UUID, str]:
    """By which to say « je ne peux pas venir », until the meeting. None where discretion is asked."""
    addresses, rows = {}, []
    for one in wanted:
        if one.reach.discreet or one.kind == Kind.CANCELLED:
            continue
        link, token = new_link(
            purpose=ANSWERING,
            subject=str(one.appointment.pk),
            recipient="",
            expires_at=one.appointment.starts_at,
            by=by,
            person_id=one.appointment.person_id,
        )
        rows.append(link)
        addresses[one.key] = address_of_link(token)
    OutsideLink.objects.bulk_create(rows)
    return addresses


def address_of_link(token: str) -> str:
    return settings.SITE_URL.rstrip("/") + reverse("pathways:replies-new", args=[token])


def _draft(one: Wanted, wordings: Wordings, link: str, opens: Mapping[int, Open]) -> Draft:
    appointment, reach = one.appointment, one.reach
    reached = opens.get(appointment.pathway.organisation_id) if reach.way == Way.MAIL else None
    told = told_of(appointment, discreet=reach.discreet, link=link, reached=reached)
    return Draft(
        id=one.key,
        channel=reach.way,
        to=reach.to,
        text=wordings.reminder(one.kind, reach.language, told),
        purpose=str(REMINDER),
        person_id=appointment.person_id,
        project_id=appointment.project_id,
        organisation_id=appointment.pathway.organisation_id,
        discreet=reach.discreet,
        leaves_before=one.leaves_before,
    )


def _one_at_a_time() -> None:
    with connections[alias.get()].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('pathways.prepare_reminders', 0))")
