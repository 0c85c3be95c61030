"""Planning, changing and calling off an action outside the walls; and saying what was learned."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import Membership, Organisation, Project, User
from filrouge.outreach import policies
from filrouge.outreach.events import OutingCancelled, OutingChanged, OutingDebriefed, OutingPlanned
from filrouge.outreach.models import Debrief, Outing, OutingMember, OutingPartner, Place
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .traces import about


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`starts_at`, `ends_at` are aware. `team`: those who go. `partners`: structures, as the team calls them."""

    kind: str
    starts_at: datetime
    ends_at: datetime
    place: Place | None = None
    other_kind: str = ""
    title: str = ""
    childcare: bool = False
    women_only: bool = False
    transport: str = ""
    cost: Decimal | None = None
    team: Sequence[User] = field(default_factory=tuple)
    partners: Sequence[str] = ()

    def columns(self) -> dict[str, object]:
        names = (
            *("kind", "other_kind", "title", "place", "starts_at", "ends_at"),
            *("childcare", "women_only", "transport", "cost"),
        )
        return {name: getattr(self, name) for name in names}


def plan_outing(
    *,
    by: User,
    organisation: Organisation,
    project: Project,
    plan: Plan,
    modelled_on: Outing | None = None,
) -> Outing:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_go_out(by, organisation, project), _("Cette équipe ne participe pas à ce projet."))
    _check(plan, organisation, project)
    outing = Outing.objects.create(
        organisation=organisation,
        project=project,
        modelled_on=modelled_on,
        created_by=by,
        **plan.columns(),
    )
    _set_around(outing, plan)
    publish(OutingPlanned(outing_id=outing.pk, **about(by, outing)))
    return outing


def change_outing(*, by: User, outing: Outing, plan: Plan) -> None:
    """Raises PermissionDenied, ValidationError; Missed when it was called off meanwhile."""
    require(policies.can_change_outing(by, outing), refusal())
    _check(plan, outing.organisation, outing.project)
    must_hit(Outing.objects.kept().filter(pk=outing.pk).update(**plan.columns()))
    _set_around(outing, plan)
    publish(OutingChanged(outing_id=outing.pk, **about(by, outing)))


def cancel_outing(*, by: User, outing: Outing, because: str) -> None:
    """Called off, and why: bad weather in February teaches something too."""
    require(policies.can_change_outing(by, outing), refusal())
    cancelled = {"cancelled_at": clock.now(), "cancelled_by": by, "cancelled_because": because}
    must_hit(Outing.objects.kept().filter(pk=outing.pk).update(**cancelled))
    publish(OutingCancelled(outing_id=outing.pk, **about(by, outing)))


def debrief_outing(
    *,
    by: User,
    outing: Outing,
    worked: str = "",
    did_not: str = "",
    for_whom: Sequence[str] = (),
    learned: str = "",
) -> Debrief:
    """Once it began; said again, it replaces what was said. Raises PermissionDenied, ValidationError."""
    require(policies.can_change_outing(by, outing), refusal())
    if outing.starts_at > clock.now():
        raise ValidationError(_("Cette action n’a pas encore eu lieu : le bilan se fait après."))
    said = {"worked": worked, "did_not": did_not, "for_whom": list(for_whom), "learned": learned, "by": by}
    debrief, _created = Debrief.objects.update_or_create(outing=outing, defaults=said)
    publish(OutingDebriefed(outing_id=outing.pk, **about(by, outing)))
    return debrief


def refusal() -> str:
    return _("Seules l’équipe qui organise cette action et la coordination du projet peuvent la changer.")


def _check(plan: Plan, organisation: Organisation, project: Project) -> None:
    if plan.ends_at <= plan.starts_at:
        raise ValidationError({"ends": _("La fin vient après le début.")})
    if plan.place and plan.place.project_id != project.pk:
        raise ValidationError({"place": _("Ce lieu est celui d’un autre projet.")})
    wanted = {user.pk for user in plan.team}
    held = Membership.objects.current().filter(user__in=wanted, organisation=organisation)
    if wanted - set(held.values_list("user_id", flat=True)):
        raise ValidationError({"team": _("Choisissez des personnes de cette équipe.")})


def _set_around(outing: Outing, plan: Plan) -> None:
    """Who goes and who comes along, as said now."""
    OutingMember.objects.filter(outing=outing).delete()
    OutingMember.objects.bulk_create(OutingMember(outing=outing, user=user) for user in plan.team)
    OutingPartner.objects.filter(outing=outing).delete()
    OutingPartner.objects.bulk_create(OutingPartner(outing=outing, name=name) for name in plan.partners)
