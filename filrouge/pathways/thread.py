"""What the red thread shows of a path: beginnings, imports, ends, relays, volunteers, objectives, steps,
appointments, trades tried and decided, by what one begins, what is known and what stands in the way."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.shared import clock
from filrouge.shared.addresses import address_with
from filrouge.shared.nested import nested, rows_of
from filrouge.shared.ui.dates import short_day
from filrouge.shared.ui.thread import Bead, State, Strand
from filrouge.shared.written import Given, written

from .diagnosis.beads import diagnosis_beads, diagnosis_nested
from .models import (
    Appointment,
    Approach,
    Closure,
    Domain,
    Help,
    ImportedNote,
    Match,
    Objective,
    OccupationDecision,
    OccupationTrial,
    Pathway,
    Referent,
    Step,
)
from .plan import Wait, links_nested, waits_by_step

STRANDS = {
    Domain.SOCIOCULTURAL: Strand.SOCIAL,
    Domain.LINGUISTIC: Strand.LANGUAGE,
    Domain.PROFESSIONAL: Strand.WORK,
}


VERDICTS = {
    OccupationDecision.Verdict.CONFIRMED: gettext_lazy("Métier confirmé : %(words)s"),
    OccupationDecision.Verdict.DROPPED: gettext_lazy("Métier laissé : %(words)s"),
    OccupationDecision.Verdict.REOPENED: gettext_lazy("On y revient : %(words)s"),
}
OBJECTIVE = ("words", "domain", "target_on", "reached_on", "dropped_on", "pathway_id")
BESIDE = {Help.TUTOR: Strand.LANGUAGE, Help.SPONSOR: Strand.WORK, Help.MENTOR: Strand.WORK}
STEP = (
    *("id", "title", "domain", "with_whom", "planned_on", "started_on", "done_on", "result"),
    *("dropped_on", "dropped_because", "pathway_id"),
)


def beads_of(person_id: UUID, project_id: int | None = None) -> list[Bead]:
    """Within the asker's reach, in no order. One query: each path brings its own facts. Every project when
    it is None."""
    pathways = [one for one in _pathways(person=person_id) if project_id in (None, one.project_id)]
    return [*_openings(pathways), *(bead for pathway in pathways for bead in _beads_on(pathway))]


@written
def _pathways() -> QuerySet[Pathway]:
    return Pathway.objects.filter(person=Given("person")).annotate(**_facts()).order_by("opened_on", "pk")


def _facts() -> dict[str, ArraySubquery]:
    mine = {"pathway": OuterRef("pk")}
    leads = (
        Referent.objects.leads()
        .filter(**mine)
        .annotate(given=F("user__given_name"), family=F("user__family_name"))
    )
    aims = Objective.objects.filter(**mine).exclude(reached_on=None, target_on=None)
    of_target = {"target__pathway": OuterRef("pk")}
    return {
        "imports": nested(
            ImportedNote.objects.filter(**mine).order_by("created_at", "pk"), "created_at", "source_id"
        ),
        "ends": nested(Closure.objects.filter(**mine), "on", "reason", "reopened_at"),
        "leads": nested(leads.order_by("since", "pk"), "since", "given", "family"),
        "beside": nested(_begun(mine), "kind", "started_at", "ended_at", "given", "family"),
        "meetings": nested(_told(Appointment.objects.filter(**mine)), "starts_at", "purpose", "outcome"),
        "aims": nested(aims, *OBJECTIVE),
        "plan": nested(Step.objects.filter(**mine), *STEP),
        **diagnosis_nested(),
        "links": links_nested(mine),
        "ways": nested(Approach.objects.filter(**mine).order_by("created_at", "pk"), "way", "since"),
        "trials": nested(
            OccupationTrial.objects.filter(**of_target).annotate(words=F("target__words")),
            *("kind", "on", "place", "words"),
        ),
        "verdicts": nested(
            OccupationDecision.objects.filter(**of_target).annotate(words=F("target__words")),
            *("verdict", "on", "because", "words"),
        ),
    }


def _told(appointments: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Those held, the earliest first, and those not settled: to come, or still to be told."""
    came, coming = Q(outcome=Appointment.Outcome.CAME), Q(outcome="")
    return appointments.filter(came | coming).order_by("starts_at", "pk")


def _beads_on(pathway: Any) -> Iterator[Bead]:
    yield from _imports(rows_of(ImportedNote, pathway.imports), pathway.pk)
    yield from _closures(rows_of(Closure, pathway.ends))
    yield from _relays(pathway.leads)
    yield from _volunteers(pathway.beside)
    yield from _appointments(rows_of(Appointment, pathway.meetings))
    yield from _objectives(rows_of(Objective, pathway.aims))
    yield from _steps(rows_of(Step, pathway.plan), pathway.links)
    yield from _approaches(rows_of(Approach, pathway.ways))
    yield from _trades(pathway)
    yield from diagnosis_beads(pathway)


def _openings(pathways: Iterable[Pathway]) -> Iterator[Bead]:
    for pathway in pathways:
        by = pathway.oriented_by
        note = _("orientation : %(structure)s") % {"structure": by} if by else ""
        yield Bead(pathway.opened_on, _("Début du parcours"), note)


def _imports(notes: Iterable[ImportedNote], pathway_id: UUID) -> Iterator[Bead]:
    """One for each list, however many of its words were kept. The words themselves are read in the file."""
    days = {note.source_id: timezone.localdate(note.created_at) for note in notes}
    for day in days.values():
        words_at = address_with("pathways:contacts-index", pathway_id) + "#repris"
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
            if appointment.starts_at < clock.now():
                continue
            label = _("Rendez-vous : %(purpose)s") % {"purpose": appointment.purpose}
            yield Bead(day, label, state=State.PLANNED, kind=_("rendez-vous"))
        elif first_held:
            first_held = False
            yield Bead(day, _("Premier rendez-vous"), appointment.purpose)


def _objectives(objectives: Iterable[Objective]) -> Iterator[Bead]:
    """Those reached, and the day the others aim at."""
    for objective in objectives:
        strand, url = STRANDS[Domain(objective.domain)], _plan_of(objective.pathway_id)
        if objective.reached_on:
            label, kind = objective.words, _("objectifs atteints")
            yield Bead(objective.reached_on, label, _("objectif atteint"), strand, url=url, kind=kind)
        elif objective.target_on and not objective.dropped_on:
            state = State.STUCK if objective.target_on < clock.today() else State.PLANNED
            kind = _("objectifs visés")
            yield Bead(
                objective.target_on, objective.words, _("objectif visé"), strand, state, url=url, kind=kind
            )


def _steps(steps: Sequence[Step], links: Iterable[dict[str, Any]]) -> Iterator[Bead]:
    """A step neither dated nor started has no place on the thread, unless it is stuck: the plan lists it."""
    waits = waits_by_step(steps, links)
    for step in steps:
        stuck = next((wait for wait in waits.get(step.pk, ()) if wait.stuck), None)
        if (place := _place(step, stuck)) is None:
            continue
        at, state = place
        note = _held_by(stuck) if stuck else step.result or step.dropped_because or step.with_whom
        strand = STRANDS[Domain(step.domain)]
        yield Bead(at, step.title, note, strand, state, url=_plan_of(step.pathway_id), kind=_("étapes"))


def _held_by(wait: Wait) -> str:
    if wait.needs.dropped_on:
        return _("attend « %(title)s », arrêtée") % {"title": wait.needs.title}
    since = short_day(wait.since, clock.today())
    return _("bloquée par « %(title)s » depuis le %(day)s") % {"title": wait.needs.title, "day": since}


def _approaches(approaches: Iterable[Approach]) -> Iterator[Bead]:
    for approach in approaches:
        yield Bead(approach.since, _("On commence par"), approach.get_way_display(), kind=_("choix"))


def _trades(pathway: Any) -> Iterator[Bead]:
    """Trades tried, confirmed or let go, on the strand of work."""
    url = address_with("pathways:occupations-index", pathway.pk)
    for one in pathway.trials:
        note, at = str(OccupationTrial.Kind(one["kind"]).label), date.fromisoformat(one["on"])
        note = f"{note}, {one['place']}" if one["place"] else note
        yield Bead(at, one["words"], note, Strand.WORK, url=url, kind=_("essais de métiers"))
    for one in pathway.verdicts:
        at, verdict = date.fromisoformat(one["on"]), one["verdict"]
        label = VERDICTS[OccupationDecision.Verdict(verdict)] % {"words": one["words"]}
        dropped = verdict == OccupationDecision.Verdict.DROPPED
        state = State.DROPPED if dropped else State.DONE
        yield Bead(at, label, one["because"], Strand.WORK, state, url=url, kind=_("choix de métiers"))


def _place(step: Step, stuck: Wait | None) -> tuple[date, State] | None:
    if step.done_on:
        return step.done_on, State.DONE
    if step.dropped_on:
        return step.dropped_on, State.DROPPED
    if step.planned_on:
        late = step.state == Step.State.OVERDUE
        return step.planned_on, State.STUCK if late or stuck else State.PLANNED
    if stuck:
        return clock.today(), State.STUCK
    return (step.started_on, State.DONE) if step.started_on else None


def _plan_of(pathway_id: UUID) -> str:
    return address_with("pathways:steps-index", pathway_id)
