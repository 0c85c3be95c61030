"""What the red thread shows before the path: the request, the two meetings, the commitment, how it ended."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.shared import clock
from filrouge.shared.nested import nested, prepared, rows_of
from filrouge.shared.ui.thread import Bead, State
from filrouge.shared.written import Given, written

from .models import Abandonment, Candidacy, Cohort, CohortPlace, Commitment, Entry, FirstMeeting, Refusal

Stage = Candidacy.Stage
PLACE = ("since", "left_on", "left_because")
COHORT = (
    "name",
    "opening_from",
    "opening_until",
    "opening_place",
    "break_from",
    "break_until",
    "break_place",
)


def beads_of(person_id: UUID, project_id: int | None = None) -> list[Bead]:
    """Within the asker's reach, in no order. One query. Every project when it is None."""
    candidacies = [one for one in _candidacies(person=person_id) if project_id in (None, one.project_id)]
    return [bead for candidacy in candidacies for bead in _beads_on(candidacy)]


@written
def _candidacies() -> QuerySet[Candidacy]:
    return Candidacy.objects.filter(person=Given("person")).annotate(**_facts()).order_by("opened_on", "pk")


def _facts() -> dict[str, Any]:
    mine = {"candidacy": OuterRef("pk")}
    return {
        "met": nested(FirstMeeting.objects.filter(**mine), "on", "reflect_until"),
        "signatures": nested(Commitment.objects.filter(**mine), "met_on"),
        "came_in": nested(Entry.objects.filter(**mine), "on"),
        "refused": nested(Refusal.objects.filter(**mine), "on", "referred_to"),
        "given_up": nested(Abandonment.objects.filter(**mine), "on", "reason"),
    }


def _beads_on(candidacy: Any) -> Iterator[Bead]:
    here = reverse("enrolment:candidacies-show", args=[candidacy.pk])
    by = candidacy.oriented_by
    note = _("orientation : %(structure)s") % {"structure": by} if by else ""
    yield Bead(candidacy.opened_on, _("Demande"), note, url=here)
    for meeting in rows_of(FirstMeeting, candidacy.met):
        yield Bead(meeting.on, _("Rendez-vous d’accueil"), url=here)
        yield from _second_meeting(candidacy, meeting.reflect_until, here)
    for commitment in rows_of(Commitment, candidacy.signatures):
        yield Bead(commitment.met_on, _("Engagement réciproque"), url=here)
    for entry in rows_of(Entry, candidacy.came_in):
        yield Bead(entry.on, _("Entrée"), url=here)
    for refused in rows_of(Refusal, candidacy.refused):
        place = _("réorientation : %(place)s") % {"place": refused.referred_to}
        yield Bead(refused.on, _("Candidature refusée"), place, url=here)
    for given_up in rows_of(Abandonment, candidacy.given_up):
        yield Bead(given_up.on, _("Ne continue pas"), given_up.get_reason_display(), url=here)


def _second_meeting(candidacy: Candidacy, day: date, here: str) -> Iterator[Bead]:
    """Still to be held: ahead while she thinks it over, stuck after that."""
    if candidacy.stage == Stage.MET:
        state = State.PLANNED if day >= clock.today() else State.STUCK
        yield Bead(day, _("Second rendez-vous"), state=state, url=here)


# --- cohorts ----------------------------------------------------------------------------------------


@prepared
def cohorts_nested() -> dict[str, ArraySubquery]:
    """`cohorts`: the places of a person with their cohorts, fetched within her own query and the asker's reach. A place
    given by mistake leaves no bead."""
    places = CohortPlace.objects.filter(person=OuterRef("pk")).exclude(
        left_because=CohortPlace.Leaving.MISTAKE
    )
    of_place = JSONObject(**{name: name for name in PLACE})
    of_cohort = JSONObject(**{name: f"cohort__{name}" for name in COHORT})
    told = places.order_by("since", "pk").values(as_json=JSONObject(place=of_place, cohort=of_cohort))
    return {"cohorts": ArraySubquery(told)}


def cohort_beads(nested_cohorts: Iterable[dict[str, Any]]) -> list[Bead]:
    """The cohort and its break stay, from what `cohorts_nested` gave."""
    return [bead for one in nested_cohorts for bead in _of_place(_place(one))]


def _place(one: dict[str, Any]) -> CohortPlace:
    (place,), (cohort,) = rows_of(CohortPlace, [one["place"]]), rows_of(Cohort, [one["cohort"]])
    place.cohort = cohort
    return place


def _of_place(place: CohortPlace) -> Iterator[Bead]:
    cohort, label = place.cohort, _("Cohorte : %(name)s") % {"name": place.cohort.name}
    first = max(place.since, cohort.opening_from) if cohort.opening_from else place.since
    if place.left_on and place.left_on <= first:
        yield Bead(place.left_on, label, place.get_left_because_display(), state=State.DROPPED)
        return
    until = cohort.opening_until if cohort.opening_until and cohort.opening_until > first else None
    yield Bead(first, label, cohort.opening_place, state=_state(first), until=until)
    if cohort.break_from and not (place.left_on and place.left_on <= cohort.break_from):
        stay = _("Séjour de rupture")
        yield Bead(
            cohort.break_from,
            stay,
            cohort.break_place,
            state=_state(cohort.break_from),
            until=cohort.break_until,
        )


def _state(day: date) -> State:
    return State.PLANNED if day > clock.today() else State.DONE
