"""Reading cohorts: their places, whom to add, and how far the mix is from the wish.

Whom to add is ordered as the waiting list is, and by nothing else (mission S-8, S-11).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connections
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from filrouge.accounts.models import User
from filrouge.enrolment.groups import belonging
from filrouge.enrolment.models import (
    Candidacy,
    Cohort,
    CohortPlace,
    CohortWish,
    Commitment,
    Group,
    GuardianSignature,
)
from filrouge.pathways.models import Pathway
from filrouge.people.models import Person
from filrouge.privacy.roles import current_alias
from filrouge.shared import clock

RECENT_ENTRY = timedelta(days=180)  # paths opened since then are offered a place without being looked for
MOST_OFFERED = 30

COUNT = f"""
SELECT grp, count(*) FILTER (WHERE belongs), count(*) FILTER (WHERE belongs IS NULL)
  FROM ({
    belonging('''
    SELECT l.person_id, l.project_id, %(today)s::date AS on_day
      FROM enrolment_cohortplace l WHERE l.cohort_id = %(cohort)s AND l.left_on IS NULL''')
}) b
 GROUP BY grp
"""  # noqa: S608


@dataclass(frozen=True)
class Counter:
    """People of a group among those who have a place, of how many wished. `unknown`: not said, or not asked."""

    group: Group
    wished: int
    percent: int
    present: int
    unknown: int

    @property
    def missing(self) -> int:
        return max(0, self.wished - self.present)


@dataclass(frozen=True)
class Offered:
    """Someone who may be given a place. `since`: the day of her turn, first meeting or beginning of the path;
    `signed_on` None: she follows a path already."""

    person: Person
    since: date
    signed_on: date | None


def cohorts_of(user: User) -> QuerySet[Cohort]:
    """With how many places are `taken`, counted for those that are shown alone."""
    held = CohortPlace.objects.taken().filter(cohort=OuterRef("pk")).values("cohort")
    taken = Coalesce(Subquery(held.annotate(taken=Count("pk")).values("taken")), 0)
    found = Cohort.objects.of_team(user).select_related("project", "organisation")
    return found.annotate(taken=taken).recent_first()


def cohorts_to_join(candidacy: Candidacy) -> QuerySet[Cohort]:
    """Those of her team that have not finished their opening, and the one where she has a place."""
    here = Q(project=candidacy.project_id, organisation=candidacy.organisation_id)
    going_on = Q(opening_until=None) | Q(opening_until__gte=clock.today())
    return Cohort.objects.filter(here & going_on | Q(pk=cohort_of(candidacy))).recent_first()


def cohort_of(candidacy: Candidacy) -> int | None:
    """Where she has a place."""
    held = CohortPlace.objects.taken().filter(person=candidacy.person_id, project=candidacy.project_id)
    return held.values_list("cohort", flat=True).first()


def has_committed(person: Person, project_id: int) -> bool:
    signed = _committed().filter(person=person, project=project_id)
    return signed.exists() or Pathway.objects.open().filter(person=person, project=project_id).exists()


def people_to_place(cohort: Cohort, typed: str = "") -> list[Offered]:
    """Those of the cohort's organisation who committed, waiting or not, and have no place: in the order of the
    waiting list. With them, those whose path began lately; found by name, whenever it began. As many as a screen
    shows, and one more if there is."""
    held = CohortPlace.objects.taken().filter(person=OuterRef("person"), project=cohort.project_id)
    here = Q(project=cohort.project_id, organisation=cohort.organisation_id)
    candidacies = _committed().filter(here, ~Exists(held)).in_turn()
    pathways = Pathway.objects.open().filter(here, ~Exists(held)).order_by("opened_on", "pk")
    if typed:
        found = list(Person.objects.search(typed).values_list("pk", flat=True))
        candidacies, pathways = candidacies.filter(person__in=found), pathways.filter(person__in=found)
    else:
        pathways = pathways.filter(opened_on__gte=clock.today() - RECENT_ENTRY)
    signed = candidacies.select_related("person")[: MOST_OFFERED + 1]
    begun = pathways.select_related("person")[: MOST_OFFERED + 1]
    return sorted(
        (
            *(Offered(one.person, one.met_on or one.opened_on, one.signed_on) for one in signed),
            *(Offered(one.person, one.opened_on, None) for one in begun),
        ),
        key=lambda one: one.since,  # stable: those of one day stay in their turn
    )[: MOST_OFFERED + 1]


def _committed() -> Any:
    """Open candidacies whose commitment all those who must have signed; with `signed_on`."""
    guardian = Exists(GuardianSignature.objects.filter(commitment=OuterRef("pk")))
    signed = Commitment.objects.filter(Q(minor=False) | guardian, candidacy=OuterRef("pk"))
    found = Candidacy.objects.open().annotate(signed_on=Subquery(signed.values("met_on")[:1]))
    return found.exclude(signed_on=None)


def counters_of(cohort: Cohort) -> Sequence[Counter]:
    """How the mix stands, for the groups wished for. It says where to go and meet people, nothing else."""
    wishes = list(CohortWish.objects.filter(cohort=cohort))
    if not wishes:
        return []
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(COUNT, {"cohort": cohort.pk, "today": clock.today()})
        counted = {group: (present, unknown) for group, present, unknown in cursor.fetchall()}
    return [
        Counter(
            Group(wish.group),
            -(-cohort.seats * wish.percent // 100),
            wish.percent,
            *counted.get(wish.group, (0, 0)),
        )
        for wish in sorted(wishes, key=lambda wish: list(Group).index(Group(wish.group)))
    ]
