"""Interviews that record progress: planned, held, what was seen there, what was decided there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.pathways.actions.steps import Plan, plan_step
from filrouge.pathways.models import Domain, Pathway, Step, Who
from filrouge.reference.models import FrameworkSkill
from filrouge.shared import clock
from filrouge.shared.days import must_come
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.skills import policies
from filrouge.skills.events import ReviewDecided, ReviewDropped, ReviewHeld, ReviewPlanned, SkillSeen
from filrouge.skills.models import Among, Review, ReviewStep, SeenSkill, Voice

from .traces import about, bound

REFUSED = gettext_lazy(
    "Les entretiens d’une personne reviennent à l’équipe en charge de son dossier, avec elle."
)
NOT_HELD = gettext_lazy("Notez d’abord l’entretien : ce qui s’y est vu et décidé vient après.")


@dataclass(frozen=True, kw_only=True)
class Planned:
    """`company`, and who comes for it: among three only."""

    among: str
    on: date
    company: str = ""
    stands_for_it: str = ""


@dataclass(frozen=True, kw_only=True)
class Noted:
    """What each voice says. `next_on`: the day of the next one, among the same."""

    held_on: date
    hers: str = ""
    theirs: str = ""
    ours: str = ""
    next_on: date | None = None


def plan_review(*, by: User, pathway: Pathway, planned: Planned) -> Review:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_plan_review(by, pathway), REFUSED)
    must_come("on", planned.on)
    company = planned.company.strip() if planned.among == Among.THREE else ""
    if planned.among == Among.THREE and not company:
        raise ValidationError({"company": _("Dites quelle entreprise vient.")})
    return _plan(
        by,
        pathway.person_id,
        pathway.project_id,
        among=planned.among,
        planned_on=planned.on,
        company=company,
        stands_for_it=planned.stands_for_it.strip() if company else "",
    )


@transaction.atomic
def note_review(*, by: User, review: Review, noted: Noted) -> Review | None:
    """Written again, it replaces what was noted. Returns the next one, once planned. Raises PermissionDenied,
    ValidationError, Missed when it was called off meanwhile."""
    require(policies.can_follow_review(by, review), REFUSED)
    if noted.held_on > clock.today():
        raise ValidationError({"held_on": _("Ce jour n’est pas encore venu.")})
    if noted.next_on and noted.next_on <= noted.held_on:
        raise ValidationError({"next_on": _("Le prochain vient après celui-ci.")})
    if not noted.hers.strip():
        raise ValidationError({"hers": _("Notez d’abord ce qu’elle dit, même une phrase.")})
    must_hit(Review.objects.filter(pk=review.pk, dropped_on=None).update(held_on=noted.held_on))
    review.hers, review.ours = noted.hers.strip(), noted.ours.strip()
    review.theirs = noted.theirs.strip() if review.among == Among.THREE else ""
    review.save(update_fields=("hers", "theirs", "ours"))
    publish(ReviewHeld(**about(by, review)))
    if not noted.next_on:
        return None
    same = {"among": review.among, "company": review.company, "stands_for_it": review.stands_for_it}
    return _plan(by, review.person_id, review.project_id, planned_on=noted.next_on, **same)


def move_review(*, by: User, review: Review, on: date) -> None:
    """Raises PermissionDenied, ValidationError, Missed once it is held or called off."""
    require(policies.can_follow_review(by, review), REFUSED)
    must_come("on", on)
    must_hit(Review.objects.planned().filter(pk=review.pk).update(planned_on=on))
    publish(ReviewPlanned(**about(by, review)))


def drop_review(*, by: User, review: Review) -> None:
    """It will not be held. Raises PermissionDenied, Missed once it is."""
    require(policies.can_follow_review(by, review), REFUSED)
    must_hit(Review.objects.planned().filter(pk=review.pk).update(dropped_on=clock.today()))
    publish(ReviewDropped(**about(by, review)))


def see_skill(*, by: User, review: Review, skill: FrameworkSkill, voice: str, seen: str) -> SeenSkill:
    """Raises PermissionDenied, ValidationError."""
    _require_held(by, review)
    if voice == Voice.THEIRS and review.among == Among.TWO:
        raise ValidationError({"voice": _("Aucune entreprise n’était là.")})
    if not seen.strip():
        raise ValidationError({"seen": _("Dites ce qui a été vu, une fois précise.")})
    if SeenSkill.objects.filter(review=review, skill=skill, voice=voice).exists():
        raise ValidationError({"skill": _("C’est déjà noté pour cette compétence, de la même personne.")})
    row = SeenSkill.objects.create(skill=skill, voice=voice, seen=seen.strip(), **bound(by, review))
    publish(SkillSeen(**about(by, review)))
    return row


@transaction.atomic
def decide_step(
    *, by: User, review: Review, title: str, who: str = Who.TOGETHER, planned_on: date | None = None
) -> Step:
    """Raises PermissionDenied, ValidationError."""
    _require_held(by, review)
    pathway = Pathway.objects.of(review).first()
    if pathway is None or not policies.can_plan_review(by, pathway):
        raise ValidationError(_("Son parcours est fermé : on n’y prévoit plus d’étape."))
    must_come("planned_on", planned_on)
    with_whom = review.company if who == Who.PARTNER else ""
    plan = Plan(
        title=title.strip(), domain=Domain.PROFESSIONAL, who=who, with_whom=with_whom, planned_on=planned_on
    )
    step = plan_step(by=by, pathway=pathway, plan=plan)
    ReviewStep.objects.create(step=step, **bound(by, review))
    publish(ReviewDecided(step_id=step.pk, **about(by, review)))
    return step


def _plan(by: User, person_id: Any, project_id: int, **columns: Any) -> Review:
    review = Review.objects.create(person_id=person_id, project_id=project_id, created_by=by, **columns)
    publish(ReviewPlanned(**about(by, review)))
    return review


def _require_held(by: User, review: Review) -> None:
    require(policies.can_follow_review(by, review), REFUSED)
    if not review.held_on:
        raise ValidationError(NOT_HELD)
