"""Talking before it begins: a call between both teams, then a first interview with three voices. Planned, it is on the
thread of both sides and a step of the path; held, its summary is read by both."""

from dataclasses import dataclass, replace
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.partners import policies
from filrouge.partners.events import TalkNoted
from filrouge.partners.models import Referral, ReferralFact, ReferralWords, Talk
from filrouge.pathways.actions.steps import Plan, change_step, finish_step, plan_step
from filrouge.pathways.models import Domain, Step, Who
from filrouge.pathways.policies import can_plan
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.days import must_come
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .referrals import REFUSED, require_open
from .traces import about, of_referral


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """`where`: a place, or whose number is called."""

    on: date
    at: time | None = None
    where: str = ""

    @property
    def said(self) -> str:
        """« à 10 h 30, dans vos locaux »."""
        hour = _("à %(hour)s") % {"hour": f"{self.at:%H h %M}"} if self.at else ""
        return ", ".join(part for part in (hour, self.where) if part)


@transaction.atomic
def plan_talk(*, by: User, referral: Referral, talk: Talk, meeting: Meeting) -> ReferralFact:
    """Raises PermissionDenied; ValidationError once it is over, or for a day that is past."""
    require(policies.can_note_answer(by, referral), REFUSED)
    require_open(referral)
    must_come("on", meeting.on)
    step = _planned_step(by, referral, talk, meeting.on) if becomes_step(by, referral) else None
    return _noted(by, referral, talk.planned, meeting.on, meeting.said, step)


@transaction.atomic
def tell_talk(*, by: User, referral: Referral, talk: Talk, on: date, words: str) -> ReferralFact:
    """What was said, read by both sides; the step that was planned for it is done. Raises PermissionDenied;
    ValidationError once it is over, or for a day to come."""
    require(policies.can_note_answer(by, referral), REFUSED)
    require_open(referral)
    if on > clock.today():
        raise ValidationError({"on": _("Ce jour n’est pas encore venu.")})
    fact = _noted(by, referral, talk.held, on, words)
    if becomes_step(by, referral):
        step = _planned(referral, talk)
        if step is not None:
            finish_step(by=by, step=step, on=on)
    return fact


def becomes_step(by: User, referral: Referral) -> bool:
    """Where going there says something, the path does not say it."""
    return not referral.is_covered and can_plan(by, referral.pathway)


def title_of(referral: Referral, talk: Talk) -> str:
    """Of the step."""
    title = _("Entretien à trois voix : %(where)s") if talk is Talk.THREE else _("Appel à deux : %(where)s")
    return (title % {"where": referral.structure.name})[:160]


def _planned_step(by: User, referral: Referral, talk: Talk, on: date) -> Step:
    """Another day moves the same step."""
    plan = Plan(
        title=title_of(referral, talk),
        domain=referral.step.domain if referral.step else Domain.SOCIOCULTURAL,
        who=Who.TOGETHER if talk is Talk.THREE else Who.PARTNER,
        with_whom=referral.structure.name[:160],
        planned_on=on,
    )
    step = _planned(referral, talk)
    if step is None:
        return plan_step(by=by, pathway=referral.pathway, plan=plan)
    same = replace(plan, title=step.title, domain=step.domain, objective=step.objective, theme=step.theme)
    change_step(by=by, step=step, plan=same)
    return step


def _planned(referral: Referral, talk: Talk) -> Step | None:
    """Of the last time this talk was planned, while it is ahead."""
    facts = ReferralFact.objects.filter(referral=referral, kind=talk.planned, step__isnull=False)
    ahead = Step.objects.ahead().filter(pk__in=facts.latest_first().values("step")[:1])
    return ahead.select_related("pathway", "objective").first()


def _noted(
    by: User, referral: Referral, kind: str, on: date, words: str, step: Step | None = None
) -> ReferralFact:
    fact = ReferralFact.objects.create(
        referral=referral, kind=kind, on=on, step=step, at=clock.now(), **of_referral(referral, by)
    )
    if words:
        ReferralWords.objects.create(fact=fact, words=words, **of_referral(referral, by))
    publish(TalkNoted(fact_id=fact.pk, **about(Actor.user(by.pk), referral)))
    return fact
