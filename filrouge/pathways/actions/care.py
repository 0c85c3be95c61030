"""Times of the team, its hours, whom to call, and the weekly pulse."""

from dataclasses import asdict, dataclass, field
from datetime import datetime, time

from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.pathways.care import policies
from filrouge.pathways.models import SupportContact, TeamHours, TeamSession
from filrouge.people.actions.grants import call
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require


@dataclass(frozen=True, kw_only=True)
class SessionPlan:
    kind: str
    theme: str
    starts_at: datetime
    minutes: int
    place: str = ""
    led_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Hours:
    hours: str
    phone: str = ""
    otherwise: str = ""
    days: list[int] = field(default_factory=list)
    opens_at: time | None = None
    closes_at: time | None = None


@dataclass(frozen=True, kw_only=True)
class Support:
    name: str
    what: str
    phone: str = ""
    email: str = ""
    hours: str = ""


def plan_session(*, by: User, organisation: Organisation, plan: SessionPlan) -> TeamSession:
    require(policies.can_plan_session(by, organisation), refusal())
    return TeamSession.objects.create(organisation=organisation, created_by=by, **asdict(plan))


def change_session(*, by: User, session: TeamSession, plan: SessionPlan) -> None:
    require(policies.can_change_session(by, session), refusal())
    planned = TeamSession.objects.filter(pk=session.pk, cancelled_at=None)
    must_hit(planned.update(**asdict(plan)))


def settle_session(*, by: User, session: TeamSession, attended: int, worked_on: str) -> None:
    """How many came, and what was worked on: nobody is named."""
    require(policies.can_change_session(by, session), refusal())
    held = TeamSession.objects.held().filter(pk=session.pk)
    must_hit(held.update(attended=attended, worked_on=worked_on))


def cancel_session(*, by: User, session: TeamSession) -> None:
    require(policies.can_change_session(by, session), refusal())
    planned = TeamSession.objects.filter(pk=session.pk, cancelled_at=None)
    must_hit(planned.update(cancelled_at=clock.now()))


def answer_pulse(*, by: User, organisation: Organisation, answers: tuple[int, int, int]) -> bool:
    """Added to the week of the team, and kept nowhere else: no event, no trace. False when already answered."""
    require(policies.can_answer_pulse(by, organisation), refusal())
    return bool(call("answer_pulse", organisation.pk, *answers))


def set_hours(*, by: User, organisation: Organisation, hours: Hours) -> TeamHours:
    require(policies.can_set_hours(by, organisation), refusal())
    values = {**asdict(hours), "updated_by": by}
    return TeamHours.objects.update_or_create(organisation=organisation, defaults=values)[0]


def add_support(*, by: User, project: Project, support: Support) -> SupportContact:
    require(policies.can_note_support(by, project), coordination_only())
    return SupportContact.objects.create(project=project, **asdict(support))


def change_support(*, by: User, contact: SupportContact, support: Support) -> None:
    require(policies.can_note_support(by, contact.project_id), coordination_only())
    must_hit(SupportContact.objects.filter(pk=contact.pk, ended_on=None).update(**asdict(support)))


def end_support(*, by: User, contact: SupportContact) -> None:
    require(policies.can_note_support(by, contact.project_id), coordination_only())
    must_hit(SupportContact.objects.filter(pk=contact.pk, ended_on=None).update(ended_on=clock.today()))


def refusal() -> str:
    return _("C’est à l’équipe concernée, à sa ou son responsable ou à la coordination.")


def coordination_only() -> str:
    return _("C’est la coordination du projet qui tient cette page à jour.")
