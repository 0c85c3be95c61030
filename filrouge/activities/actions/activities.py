"""Planning an activity, changing what it is, ending it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import Membership, Organisation, Project, User
from filrouge.activities import policies
from filrouge.activities.events import ActivityChanged, ActivityPlanned
from filrouge.activities.models import Activity, ActivityCohort, Aim, Facilitator
from filrouge.enrolment.models import Cohort
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .traces import about, refusal

AROUND = ("aims", "cohorts", "facilitators")


@dataclass(frozen=True, kw_only=True)
class Programme:
    """`aims`: domain → minutes each time, and what one learns there in a few words."""

    kind: str
    title: str
    other_kind: str = ""
    about: str = ""
    theme: str = ""
    place: str = ""
    seats: int | None = None
    french: str = ""
    childcare: bool = False
    women_only: bool = False
    transport: str = ""
    partners: Sequence[str] = ()
    cost: Decimal | None = None
    minutes: int | None = None
    aims: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    cohorts: Sequence[Cohort] = ()
    facilitators: Sequence[User] = ()

    def columns(self) -> dict[str, object]:
        known = {name: getattr(self, name) for name in self.__dataclass_fields__ if name not in AROUND}
        return {**known, "partners": list(self.partners)}


def plan_activity(
    *, by: User, organisation: Organisation, project: Project, programme: Programme
) -> Activity:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_plan(by, organisation, project), _("Cette équipe ne participe pas à ce projet."))
    _check(programme, organisation, project)
    activity = Activity(organisation=organisation, project=project, created_by=by, **programme.columns())
    activity.full_clean()
    activity.save(force_insert=True)
    _set_around(activity, programme)
    publish(ActivityPlanned(**about(by, activity)))
    return activity


def change_activity(*, by: User, activity: Activity, programme: Programme) -> None:
    """Raises PermissionDenied, ValidationError; Missed once it ended."""
    require(policies.can_run(by, activity), refusal())
    _check(programme, activity.organisation, activity.project)
    for name, value in programme.columns().items():
        setattr(activity, name, value)
    activity.full_clean()
    must_hit(Activity.objects.offered().filter(pk=activity.pk).update(**programme.columns()))
    _set_around(activity, programme)
    publish(ActivityChanged(**about(by, activity)))


def end_activity(*, by: User, activity: Activity) -> None:
    """It is no longer offered; who came stays. Raises PermissionDenied; ValidationError while a session is ahead."""
    require(policies.can_run(by, activity), refusal())
    if activity.sessions.ahead().exists():
        raise ValidationError(_("Une séance est encore prévue : dites d’abord qu’elle n’aura pas lieu."))
    must_hit(Activity.objects.offered().filter(pk=activity.pk).update(ended_on=clock.today()))
    publish(ActivityChanged(**about(by, activity)))


def _check(programme: Programme, organisation: Organisation, project: Project) -> None:
    if any(cohort.project_id != project.pk for cohort in programme.cohorts):
        raise ValidationError({"cohorts": _("Cette cohorte est celle d’un autre projet.")})
    wanted = {user.pk for user in programme.facilitators}
    held = Membership.objects.current().filter(user__in=wanted, organisation=organisation)
    if wanted - set(held.values_list("user_id", flat=True)):
        raise ValidationError({"facilitators": _("Choisissez des personnes de cette équipe.")})


def _set_around(activity: Activity, programme: Programme) -> None:
    """What it works on, for whom and by whom, as said now."""
    Aim.objects.filter(activity=activity).delete()
    Aim.objects.bulk_create(
        Aim(activity=activity, domain=domain, minutes=minutes, words=words)
        for domain, (minutes, words) in programme.aims.items()
    )
    ActivityCohort.objects.filter(activity=activity).delete()
    ActivityCohort.objects.bulk_create(
        ActivityCohort(activity=activity, cohort=cohort) for cohort in programme.cohorts
    )
    Facilitator.objects.filter(activity=activity).delete()
    Facilitator.objects.bulk_create(
        Facilitator(activity=activity, user=user) for user in programme.facilitators
    )
