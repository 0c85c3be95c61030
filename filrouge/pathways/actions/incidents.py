"""An incident: opened, told to those who must know, followed, ended."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid5

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.messaging.actions.messages import send_message
from filrouge.messaging.models.messages import Channel
from filrouge.pathways import policies
from filrouge.pathways.alarm_plan import warned_of
from filrouge.pathways.events import IncidentAcknowledged, IncidentEnded, IncidentNoted, IncidentOpened
from filrouge.pathways.models import AlarmStep, Incident, IncidentEntry, IncidentNotice, Pathway, Severity
from filrouge.shared import clock
from filrouge.shared.addresses import address_of
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .traces import about, of_pathway, refusal


@dataclass(frozen=True, kw_only=True)
class Situation:
    kind: str
    severity: int
    happened_on: date
    text: str


def open_incident(*, by: User, pathway: Pathway, situation: Situation) -> Incident:
    """The plan of the project says who is warned, and by when each should have read it."""
    require(policies.can_open_incident(by, pathway), refusal())
    incident = Incident.objects.create(
        kind=situation.kind,
        severity=situation.severity,
        happened_on=situation.happened_on,
        **of_pathway(pathway, by),
    )
    _write(by, incident, situation.text)
    for warned in warned_of(pathway, situation.severity, but=by):
        _warn(by, incident, pathway.project, warned.user, warned.hours)
    publish(IncidentOpened(incident_id=incident.pk, **about(by, pathway)))
    return incident


def note_incident(*, by: User, incident: Incident, text: str) -> IncidentEntry:
    require(policies.knows(by, incident) and incident.is_open, _closed())
    entry = _write(by, incident, text)
    publish(IncidentNoted(incident_id=incident.pk, **_facts(by, incident)))
    return entry


def acknowledge_incident(*, by: User, incident: Incident) -> None:
    """« I have read it »: the delay stops."""
    waiting = IncidentNotice.objects.filter(incident=incident, user=by, acknowledged_at=None)
    must_hit(waiting.update(acknowledged_at=clock.now()))
    publish(IncidentAcknowledged(incident_id=incident.pk, **_facts(by, incident)))


def end_incident(*, by: User, incident: Incident, text: str, lessons: str) -> None:
    """What ended it goes to the journal; what was learnt stays beside."""
    require(policies.knows(by, incident) and incident.is_open, _closed())
    _write(by, incident, text)
    incident.ended_at, incident.ended_by, incident.lessons = clock.now(), by, lessons
    incident.save(update_fields=["ended_at", "ended_by", "lessons"])
    publish(IncidentEnded(incident_id=incident.pk, **_facts(by, incident)))


# --- the plan --------------------------------------------------------------------------------------


def add_alarm_step(
    *, by: User, project: Project, severity: int, whom: str, user: User | None, within_hours: int
) -> AlarmStep:
    require(policies.can_set_alarm_plan(by, project.pk), plan_refusal())
    return AlarmStep.objects.create(
        project=project, severity=severity, whom=whom, user=user, within_hours=within_hours, added_by=by
    )


def remove_alarm_step(*, by: User, step: AlarmStep) -> None:
    require(policies.can_set_alarm_plan(by, step.project_id), plan_refusal())
    in_force = AlarmStep.objects.in_force().filter(pk=step.pk)
    must_hit(in_force.update(removed_at=clock.now(), removed_by=by))


# ---------------------------------------------------------------------------------------------------


def _write(by: User, incident: Incident, text: str) -> IncidentEntry:
    return IncidentEntry.objects.create(incident=incident, text=text, **_bound(by, incident))


def _warn(by: User, incident: Incident, project: Project, user: User, hours: int) -> None:
    due_at = clock.now() + timedelta(hours=hours)
    IncidentNotice.objects.create(incident=incident, user=user, due_at=due_at, **_bound(by, incident))
    _send(by, incident, project, user, Channel.MAIL, user.email)
    if incident.severity >= Severity.DANGER and user.phone:
        _send(by, incident, project, user, Channel.SMS, user.phone)


def _send(by: User, incident: Incident, project: Project, user: User, channel: str, to: str) -> None:
    """Words that tell nothing to whoever else sees the screen. What cannot leave does not stop the rest: the
    alert waits on the page of the day, and the author is told of whoever has not read in time."""
    address = settings.SITE_URL.rstrip("/") + address_of("home")
    try:
        send_message(
            by=by,
            channel=channel,
            to=to,
            text=_("Une information vous attend. Merci de la lire dès que possible : %(address)s")
            % {"address": address},
            purpose=_("information à lire"),
            project=project,
            message_id=uuid5(incident.pk, f"{channel}:{user.pk}"),
        )
    except ValidationError:
        return


def _bound(by: User, incident: Incident) -> dict[str, Any]:
    return {"person_id": incident.person_id, "project_id": incident.project_id, "created_by": by}


def _facts(by: User, incident: Incident) -> dict[str, Any]:
    facts = about(by, Pathway(pk=incident.pathway_id))
    return facts | {"person_id": incident.person_id, "project_id": incident.project_id}


def _closed() -> str:
    return _("Cet incident est terminé, ou n’est plus ouvert à vous. Signalez-en un autre si besoin.")


def plan_refusal() -> str:
    return _("Le plan d’alerte d’un projet est écrit par sa coordination.")
