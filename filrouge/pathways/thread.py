"""What the red thread shows of a path: beginnings, imports, ends, relays, volunteers, objectives, steps,
appointments."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.shared import clock
from filrouge.shared.nested import nested, rows_of
from filrouge.shared.ui.thread import Bead, State, Strand

from .models import (
    Appointment,
    Closure,
    Domain,
    Help,
    ImportedNote,
    Match,
    Objective,
    Pathway,
    Referent,
    Step,
)

STRANDS = {
    Domain.SOCIOCULTURAL: Strand.SOCIAL,
    Domain.LINGUISTIC: Strand.LANGUAGE,
    Domain.PROFESSIONAL: Strand.WORK,
}


BESIDE = {Help.TUTOR: Strand.LANGUAGE, Help.SPONSOR: Strand.WORK, Help.MENTOR: Strand.WORK}

STEP = (
    *("title", "domain", "with_whom", "planned_on", "started_on", "done_on", "result"),
    *("dropped_on", "dropped_because", "pathway_id"),
)


def beads_of(person_id: UUID, project_id: int | None = None) -> list[Bead]:
    """Within the asker's reach, in no order. One query: each path brings its own facts. Every project when
    it is None."""
    of = Q(person=person_id) & (Q(project=project_id) if project_id else Q())
    pathways = list(Pathway.objects.filter(of).annotate(**_facts()).order_by("opened_on", "pk"))
    return [*_openings(pathways), *(bead for pathway in pathways for bead in _beads_on(pathway))]


def _facts() -> dict[str, ArraySubquery]:
    mine = {"pathway": OuterRef("pk")}
    leads = (
        Referent.objects.leads()
        .filter(**mine)
        .annotate(given=F("user__given_name"), family=F("user__family_name"))
    )
    reached = Objective.objects.filter(**mine, reached_on__isnull=False)
    return {
        "imports": nested(
            ImportedNote.objects.filter(**mine).order_by("created_at", "pk"), "created_at", "source_id"
        ),
        "ends": nested(Closure.objects.filter(**mine), "on", "reason", "reopened_at"),
        "leads": nested(leads.order_by("since", "pk"), "since", "given", "family"),
        "beside": nested(_begun(mine), "kind", "started_at", "ended_at", "given", "family"),
        "meetings": nested(_told(Appointment.objects.filter(**mine)), "starts_at", "purpose", "outcome"),
        "reached": nested(reached, "words", "domain", "reached_on", "pathway_id"),
        "plan": nested(Step.objects.filter(**mine), *STEP),
    }


def _told(appointments: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Those held, the earliest first, and those to come."""
    came, coming = Q(outcome=Appointment.Outcome.CAME), Q(outcome="", starts_at__gte=clock.now())
    return appointments.filter(came | coming).order_by("starts_at", "pk")


def _beads_on(pathway: Any) -> Iterator[Bead]:
    yield from _imports(rows_of(ImportedNote, pathway.imports), pathway.pk)
    yield from _closures(rows_of(Closure, pathway.ends))
    yield from _relays(pathway.leads)
    yield from _volunteers(pathway.beside)
    yield from _appointments(rows_of(Appointment, pathway.meetings))
    yield from _objectives(rows_of(Objective, pathway.reached))
    yield from _steps(rows_of(Step, pathway.plan))


def _openings(pathways: Iterable[Pathway]) -> Iterator[Bead]:
    for pathway in pathways:
        by = pathway.oriented_by
        note = _("orientation : %(structure)s") % {"structure": by} if by else ""
        yield Bead(pathway.opened_on, _("Début du parcours"), note)


def _imports(notes: Iterable[ImportedNote], pathway_id: UUID) -> Iterator[Bead]:
    """One for each list, however many of its words were kept. The words themselves are read in the file."""
    days = {note.source_id: timezone.localdate(note.created_at) for note in notes}
    for day in days.values():
        words_at = reverse("pathways:contacts-index", args=[pathway_id]) + "#repris"
        yield Bead(day, _("Repris d’une liste"), url=words_at, kind=_("listes reprises"))


def _closures(closures: Iterable[Closure]) -> Iterator[Bead]:
    for closure in closures:
        yield Bead(closure.on, _("Fin du parcours"), closure.get_reason_display())
        if closure.reopened_at:
            yield Bead(timezone.localdate(closure.reopened_at), _("Reprise du parcours"))


def _relays(leads: Sequence[dict[str, str]]) -> Iterator[Bead]:
    """The first referent of a path came with its beginning: only the changes are tied."""
    for before, lead in pairwise(leads):
        label = _("Relais : %(name)s") % {"name": f"{lead['given']} {lead['family']}"}
        note = _("après %(name)s") % {"name": f"{before['given']} {before['family']}"}
        yield Bead(timezone.localdate(datetime.fromisoformat(lead["since"])), label, note)


def _begun(mine: dict[str, OuterRef]) -> QuerySet[Match]:
    begun = Match.objects.filter(**mine, started_at__isnull=False).order_by("started_at", "pk")
    return begun.annotate(given=F("user__given_name"), family=F("user__family_name"))


def _volunteers(found: Iterable[dict[str, str]]) -> Iterator[Bead]:
    """Beside the path: when someone came, and when it ended."""
    for one in found:
        name = f"{one['given']} {one['family']}"
        strand, kind = BESIDE[Help(one["kind"])], str(Help(one["kind"]).label)
        started = timezone.localdate(datetime.fromisoformat(one["started_at"]))
        yield Bead(started, _("Bénévole : %(name)s") % {"name": name}, kind, strand)
        if one["ended_at"]:
            ended = timezone.localdate(datetime.fromisoformat(one["ended_at"]))
            yield Bead(ended, _("Au revoir à %(name)s") % {"name": name}, kind, strand)


def _appointments(appointments: Iterable[Appointment]) -> Iterator[Bead]:
    """The first one held, and those to come."""
    first_held = True
    for appointment in appointments:
        day = timezone.localdate(appointment.starts_at)
        if not appointment.outcome:
            label = _("Rendez-vous : %(purpose)s") % {"purpose": appointment.purpose}
            yield Bead(day, label, state=State.PLANNED, kind=_("rendez-vous"))
        elif first_held:
            first_held = False
            yield Bead(day, _("Premier rendez-vous"), appointment.purpose)


def _objectives(objectives: Iterable[Objective]) -> Iterator[Bead]:
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


def _steps(steps: Iterable[Step]) -> Iterator[Bead]:
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
