"""What the red thread shows of a path: beginnings and ends, relays, objectives, steps, appointments."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.shared import clock
from filrouge.shared.ui.thread import Bead, State, Strand

from .models import Appointment, Closure, Domain, Objective, Pathway, Referent, Step

STRANDS = {
    Domain.SOCIOCULTURAL: Strand.SOCIAL,
    Domain.LINGUISTIC: Strand.LANGUAGE,
    Domain.PROFESSIONAL: Strand.WORK,
}


def beads_of(person_id: UUID, project_id: int | None = None) -> list[Bead]:
    """Within the asker's reach, in no order; one query for each kind. Every project when it is None."""
    of = Q(person=person_id) & (Q(project=project_id) if project_id else Q())
    return [
        *_openings(Pathway.objects.filter(of)),
        *_closures(Closure.objects.filter(of)),
        *_relays(Referent.objects.leads().filter(of).select_related("user").order_by("since", "pk")),
        *_appointments(Appointment.objects.filter(of)),
        *_objectives(Objective.objects.filter(of, reached_on__isnull=False)),
        *_steps(Step.objects.filter(of)),
    ]


def _openings(pathways: QuerySet[Pathway]) -> Iterator[Bead]:
    for pathway in pathways:
        by = pathway.oriented_by
        note = _("orientation : %(structure)s") % {"structure": by} if by else ""
        yield Bead(pathway.opened_on, _("Début du parcours"), note)


def _closures(closures: QuerySet[Closure]) -> Iterator[Bead]:
    for closure in closures:
        yield Bead(closure.on, _("Fin du parcours"), closure.get_reason_display())
        if closure.reopened_at:
            yield Bead(timezone.localdate(closure.reopened_at), _("Reprise du parcours"))


def _relays(leads: QuerySet[Referent]) -> Iterator[Bead]:
    """The first referent of a path came with its beginning: only the changes are tied."""
    former: dict[Any, Referent] = {}
    for lead in leads:
        if before := former.get(lead.pathway_id):
            label = _("Relais : %(name)s") % {"name": lead.user}
            yield Bead(timezone.localdate(lead.since), label, _("après %(name)s") % {"name": before.user})
        former[lead.pathway_id] = lead


def _appointments(appointments: QuerySet[Appointment]) -> Iterator[Bead]:
    """The first one held, and those to come."""
    came = appointments.filter(outcome=Appointment.Outcome.CAME).order_by("starts_at", "pk")
    shown = appointments.filter(Q(pk__in=came.values("pk")[:1]) | Q(outcome="", starts_at__gte=clock.now()))
    for appointment in shown:
        day = timezone.localdate(appointment.starts_at)
        if appointment.outcome:
            yield Bead(day, _("Premier rendez-vous"), appointment.purpose)
        else:
            label = _("Rendez-vous : %(purpose)s") % {"purpose": appointment.purpose}
            yield Bead(day, label, state=State.PLANNED, kind=_("rendez-vous"))


def _objectives(objectives: QuerySet[Objective]) -> Iterator[Bead]:
    for objective in objectives:
        assert objective.reached_on
        yield Bead(
            objective.reached_on,
            objective.words,
            _("objectif atteint"),
            STRANDS[Domain(objective.domain)],
            url=_plan_of(objective.pathway_id),
            kind=_("objectifs atteints"),
        )


def _steps(steps: QuerySet[Step]) -> Iterator[Bead]:
    """A step neither dated nor started has no place on the thread: the plan lists it."""
    for step in steps:
        if (place := _place(step)) is None:
            continue
        at, state = place
        note = step.result or step.dropped_because or step.with_whom
        strand = STRANDS[Domain(step.domain)]
        yield Bead(at, step.title, note, strand, state, url=_plan_of(step.pathway_id), kind=_("étapes"))


def _place(step: Step) -> tuple[date, State] | None:
    if step.done_on:
        return step.done_on, State.DONE
    if step.dropped_on:
        return step.dropped_on, State.DROPPED
    if step.planned_on:
        return step.planned_on, State.STUCK if step.state == Step.State.OVERDUE else State.PLANNED
    return (step.started_on, State.DONE) if step.started_on else None


def _plan_of(pathway_id: UUID) -> str:
    return reverse("pathways:steps-index", args=[pathway_id])
