"""Incidents as screens show them. A name is there only for those whom a grant opens it to: someone warned, who
follows nobody, reads what happened and whom to call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from filrouge.accounts.models import User
from filrouge.people.models import Person

from .models import Incident, IncidentEntry, IncidentNotice, Pathway

MOST = 100  # lines on one page


@dataclass(frozen=True)
class IncidentLine:
    incident: Incident
    person: Person | None
    notice: IncidentNotice | None  # of who asks
    unread: int  # others who have not answered yet

    @property
    def to_read(self) -> bool:
        return self.notice is not None and self.notice.acknowledged_at is None


@dataclass(frozen=True)
class IncidentPage:
    line: IncidentLine
    pathway: Pathway | None  # for whom a grant opens it
    entries: Sequence[IncidentEntry]
    notices: Sequence[IncidentNotice]


def incidents_known(user: User) -> list[IncidentLine]:
    """Three queries. The rows tell which are known to who asks; those open first, the gravest on top."""
    incidents = Incident.objects.select_related("created_by", "ended_by")
    ordered = incidents.order_by(F("ended_at").desc(nulls_first=True), "-severity", "-created_at", "-pk")
    return _lines(user, ordered[:MOST])


def incident_page(user: User, incident: Incident) -> IncidentPage:
    entries = IncidentEntry.objects.filter(incident=incident).select_related("created_by")
    notices = IncidentNotice.objects.filter(incident=incident).select_related("user")
    return IncidentPage(
        line=_lines(user, [incident])[0],
        pathway=Pathway.objects.filter(pk=incident.pathway_id).select_related("lead").first(),
        entries=list(entries.order_by("created_at", "pk")),
        notices=list(notices.order_by("due_at", "pk")),
    )


def _lines(user: User, incidents: Iterable[Incident]) -> list[IncidentLine]:
    rows = list(incidents)
    people = Person.objects.visible_to(user).in_bulk([row.person_id for row in rows])
    notices: dict[UUID, list[IncidentNotice]] = {row.pk: [] for row in rows}
    for notice in IncidentNotice.objects.filter(incident__in=list(notices)):
        notices[notice.incident_id].append(notice)
    return [
        IncidentLine(
            incident=row,
            person=people.get(row.person_id),
            notice=next((one for one in notices[row.pk] if one.user_id == user.pk), None),
            unread=sum(one.acknowledged_at is None and one.user_id != user.pk for one in notices[row.pk]),
        )
        for row in rows
    ]
