"""The opening period or the break stay of a cohort as an activity, in one go: a session a day, everyone invited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.activities.models import Activity, ActivityCohort, Kind, Period
from filrouge.enrolment.models import Cohort, CohortPlace
from filrouge.shared.batches import in_batches

from .activities import Programme, plan_activity
from .participations import MOST_AT_ONCE, invite
from .sessions import Calendar, plan_sessions


@dataclass(frozen=True, kw_only=True)
class Days:
    """How each day of the period is: hours of Paris, and minutes in each domain."""

    starts: time
    ends: time
    minutes: Mapping[str, int]


@dataclass(frozen=True)
class Planned:
    activity: Activity
    sessions: int
    invited: int


def days_of(cohort: Cohort, period: str) -> list[date]:
    """Of the opening: every day but week-ends and those of the break stay. Of the stay: every day of it."""
    if period == Period.OPENING:
        return [day for day in cohort.opening_days if not cohort.away_on(day)]
    if not (cohort.break_from and cohort.break_until):
        return []
    return [
        cohort.break_from + timedelta(days=n)
        for n in range((cohort.break_until - cohort.break_from).days + 1)
    ]


def plan_for_cohort(*, by: User, cohort: Cohort, period: str, days: Days, enrol: bool) -> Planned:
    """Those of the cohort within the asker's reach are enrolled, or invited to say yes. Raises PermissionDenied;
    ValidationError without dates, or when it was done already."""
    wanted = days_of(cohort, period)
    if not wanted:
        raise ValidationError(
            {"period": _("Ses dates ne sont pas encore décidées : elles s’écrivent dans la cohorte.")}
        )
    programme = _programme(cohort, period, days)
    if _is_planned(cohort, programme.kind, programme.title):
        raise ValidationError(
            {"period": _("Ce programme existe déjà : ouvrez-le dans « Toutes les activités ».")}
        )
    activity = plan_activity(
        by=by, organisation=cohort.organisation, project=cohort.project, programme=programme
    )
    calendar = Calendar(first=wanted[0], starts=days.starts, ends=days.ends, place=programme.place, on=wanted)
    sessions = plan_sessions(by=by, activity=activity, calendar=calendar)
    places = (
        CohortPlace.objects.taken().filter(cohort=cohort).select_related("person").order_by("since", "pk")
    )
    invited = 0
    for some in in_batches([place.person for place in places], MOST_AT_ONCE):
        invited += len(invite(by=by, activity=activity, people=some, enrol=enrol))
    return Planned(activity, len(sessions), invited)


def _programme(cohort: Cohort, period: str, days: Days) -> Programme:
    opening = period == Period.OPENING
    said = _("Temps collectif : %(cohort)s") if opening else _("Séjour de rupture : %(cohort)s")
    return Programme(
        kind=Kind.OTHER if opening else Kind.BREAK_STAY,
        other_kind=_("temps collectif d’ouverture") if opening else "",
        title=(said % {"cohort": cohort.name})[:120],
        place=cohort.opening_place if opening else cohort.break_place,
        aims={domain: (minutes, "") for domain, minutes in days.minutes.items()},
        cohorts=(cohort,),
    )


def _is_planned(cohort: Cohort, kind: str, title: str) -> bool:
    planned = ActivityCohort.objects.filter(cohort=cohort, activity__ended_on=None)
    return planned.filter(activity__kind=kind, activity__title=title).exists()
