"""Who does what, for when: on the team's word it becomes a step of her path; the next meeting looks at it again."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.commissions import policies
from filrouge.commissions.models import Case, Decision, Member, What
from filrouge.pathways.actions.steps import Plan, change_step, plan_step
from filrouge.pathways.models import Domain, Step, Who
from filrouge.pathways.policies import can_plan
from filrouge.shared import clock
from filrouge.shared.days import must_come
from filrouge.shared.rights import must_hit, require

from .commissions import REFUSED
from .traces import of_case


@dataclass(frozen=True, kw_only=True)
class Deciding:
    what: str
    words: str
    member: Member
    due_on: date


@transaction.atomic
def decide(*, by: User, case: Case, deciding: Deciding) -> Decision:
    """While the meeting is open. Where the asker may plan, it is a step at once; else it waits for the team. Raises
    PermissionDenied, ValidationError."""
    require(policies.can_decide(by, case), REFUSED)
    if case.started_at is None or not case.meeting.is_open:
        raise ValidationError(_("On décide pendant la réunion, quand c’est le tour de cette situation."))
    must_come("due_on", deciding.due_on)
    if deciding.member.commission_id != case.meeting.commission_id:
        raise ValidationError({"member": _("Choisissez un membre de cette commission.")})
    decision = Decision.objects.create(**vars(deciding), **of_case(case, by))
    if deciding.what != What.COMMITMENT and policies.can_prepare(by, case) and can_plan(by, case.pathway):
        become_step(by=by, decision=decision)
    return decision


@transaction.atomic
def correct_decision(*, by: User, decision: Decision, deciding: Deciding) -> None:
    """Until the minutes are approved. The step it became is changed too by whoever may plan on her path; to the
    coordination it stays the team's. Raises PermissionDenied, ValidationError."""
    require(policies.can_decide(by, decision.case), REFUSED)
    if decision.case.meeting.approved_at:
        raise ValidationError(_("Le compte rendu est validé : il ne se corrige plus."))
    if deciding.member.commission_id != decision.case.meeting.commission_id:
        raise ValidationError({"member": _("Choisissez un membre de cette commission.")})
    must_hit(Decision.objects.filter(pk=decision.pk).update(**vars(deciding)))
    if decision.step and decision.is_ahead and can_plan(by, decision.case.pathway):
        change_step(by=by, step=decision.step, plan=_as_step(decision.case, deciding))


@transaction.atomic
def become_step(*, by: User, decision: Decision) -> Step:
    """A decision of the commission, on her path. Raises PermissionDenied, ValidationError once it is one."""
    if decision.step_id:
        raise ValidationError(_("Cette décision est déjà une étape de son parcours."))
    case = decision.case
    step = plan_step(by=by, pathway=case.pathway, plan=_as_step(case, decision))
    must_hit(Decision.objects.filter(pk=decision.pk, step=None).update(step=step))
    decision.step = step
    return step


def _as_step(case: Case, said: Deciding | Decision) -> Plan:
    own = said.member.organisation_id == case.pathway.organisation_id
    return Plan(
        title=said.words,
        domain=Domain.SOCIOCULTURAL,
        who=Who.TOGETHER if own else Who.PARTNER,
        with_whom="" if own else said.member.name[:160],
        planned_on=said.due_on,
    )


def keep_decision(*, by: User, decision: Decision) -> None:
    """It is done. Raises PermissionDenied."""
    require(policies.can_decide(by, decision.case), REFUSED)
    must_hit(
        Decision.objects.filter(pk=decision.pk).update(
            kept_on=clock.today(), dropped_on=None, dropped_because=""
        )
    )


def drop_decision(*, by: User, decision: Decision, because: str) -> None:
    """Given up, and why. Raises PermissionDenied."""
    require(policies.can_decide(by, decision.case), REFUSED)
    found = Decision.objects.filter(pk=decision.pk)
    must_hit(found.update(dropped_on=clock.today(), dropped_because=because, kept_on=None))
