"""What people worked on in the three domains (mission S-28): hours of the sessions where they came, how many different
activities, what is missing, and what would fill it.

A session counts for the minutes its activity says of each domain; for half of them when someone came part of the time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from filrouge.accounts.models import User
from filrouge.activities.models import Activity, Aim, CoverageFigure, Participation, Session, hours_said
from filrouge.enrolment.models import Cohort, CohortPlace
from filrouge.pathways.models.bricks import Domain
from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.shared.transactions import read_rows

from .counting import counts_of

SEASON = timedelta(days=90)
LITTLE = 4  # a domain is little worked on under a quarter of what the fullest one received
MOST_PROPOSED = 6
LOOKED_AT = 40  # activities with a session ahead, before those without a seat are left out

HOURS = """
SELECT t.person_id, a.domain,
       sum(CASE WHEN t.came = 'half' THEN a.minutes / 2.0 ELSE a.minutes END)::int AS minutes,
       count(DISTINCT s.activity_id) AS activities
  FROM activities_attendance t
  JOIN activities_session s ON s.id = t.session_id
  JOIN activities_aim a ON a.activity_id = s.activity_id
 WHERE t.person_id = ANY (%s) AND t.came IN ('present', 'late', 'half') AND s.starts_at >= %s
 GROUP BY t.person_id, a.domain"""


@dataclass(frozen=True)
class Worked:
    """One domain, over the season."""

    domain: Domain
    minutes: int
    activities: int
    gap: bool  # nothing, or little beside the fullest domain

    @property
    def hours(self) -> str:
        """« 4 h », « 1 h 30 »."""
        return hours_said(self.minutes)


@dataclass(frozen=True)
class Coverage:
    worked: Sequence[Worked]

    @property
    def gaps(self) -> list[Worked]:
        return [one for one in self.worked if one.gap]

    @property
    def nothing(self) -> bool:
        return not any(one.minutes for one in self.worked)


@dataclass(frozen=True)
class Proposed:
    activity: Activity
    next_at: Any
    free: int | None  # None: as many as come
    fills: list[Aim]


def coverage_of(person_id: UUID) -> Coverage:
    return _coverages([person_id])[person_id]


def coverage_of_cohort(cohort: Cohort) -> Iterator[tuple[Person, Coverage]]:
    """Of those who have a place, within the asker's reach, by name."""
    places = CohortPlace.objects.taken().filter(cohort=cohort).select_related("person")
    people = [place.person for place in places.order_by("person__family_name", "person__given_name", "pk")]
    known = _coverages([one.pk for one in people])
    for one in people:
        yield one, known[one.pk]


def figures_of_cohort(cohort: Cohort) -> list[CoverageFigure]:
    """Of everyone in it, in the order of domains; for the coordination of its project, nothing for others."""
    figures = {one.domain: one for one in CoverageFigure.objects.filter(cohort=cohort)}
    return [figures[domain] for domain in Domain if domain in figures]


def proposed_to(user: User, person: Person, coverage: Coverage) -> list[Proposed]:
    """Activities of her projects with a session ahead and room, that work on what is missing; the next first. One for
    women alone is proposed to women."""
    missing = [one.domain for one in coverage.gaps]
    mine = Participation.objects.taking_part().filter(person=person, activity=OuterRef("pk"))
    ahead = Session.objects.ahead().filter(activity=OuterRef("pk")).order_by("starts_at")
    works_on_it = Aim.objects.filter(activity=OuterRef("pk"), domain__in=missing)
    hers = person.pathways.filter(closed_on=None).values("project")
    found = (
        Activity.objects.visible_to(user)
        .offered()
        .filter(~Exists(mine), Exists(works_on_it), project__in=hers)
    )
    if not person.is_woman:
        found = found.filter(women_only=False)
    next_at = Subquery(ahead.values("starts_at")[:1])
    ordered = found.annotate(next_at=next_at).exclude(next_at=None).order_by("next_at", "pk")
    activities: list[Any] = list(ordered.prefetch_related("aims")[:LOOKED_AT])
    counts = counts_of([one.pk for one in activities])
    proposed = []
    for one in activities:
        free = None if one.seats is None else max(0, one.seats - counts[one.pk].enrolled)
        if free != 0:
            fills = [aim for aim in one.aims.all() if aim.domain in missing]
            proposed.append(Proposed(one, one.next_at, free, fills))
    return proposed[:MOST_PROPOSED]


def _coverages(people: Sequence[UUID]) -> dict[UUID, Coverage]:
    known: dict[UUID, dict[str, tuple[int, int]]] = {pk: {} for pk in people}
    if people:
        since = clock.now() - SEASON
        for person_id, domain, minutes, activities in read_rows(HOURS, [list(people), since]):
            known[person_id][domain] = (minutes, activities)
    return {pk: Coverage(list(worked(said))) for pk, said in known.items()}


def worked(said: Mapping[str, tuple[int, int]]) -> Iterator[Worked]:
    """`said`: minutes and activities, by domain."""
    fullest = max((minutes for minutes, _activities in said.values()), default=0)
    for domain in Domain:
        minutes, activities = said.get(domain.value, (0, 0))
        yield Worked(domain, minutes, activities, gap=minutes == 0 or minutes * LITTLE < fullest)
