"""What the red thread shows of what comes before the path, and of the group one begins with."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.shared import clock
from filrouge.shared.ui.thread import Bead, State

from .models import CohortPlace


def cohort_beads_of(person_id: UUID) -> list[Bead]:
    """The cohort and its break stay, within the asker's reach; a place given by mistake leaves no bead. One
    query."""
    places = CohortPlace.objects.filter(person=person_id).exclude(left_because=CohortPlace.Leaving.MISTAKE)
    return [bead for place in places.select_related("cohort") for bead in _of_place(place)]


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
