"""Both sides say what they think of a partnership, on the same form, without reading each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.partners import policies
from filrouge.partners.events import EvaluationAnswered, EvaluationAsked
from filrouge.partners.models import JointAnswer, JointEvaluation, Partnership, Side
from filrouge.privacy.links import use_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .partnerships import KEPT_BY

OURS_FIRST = gettext_lazy("Répondez d’abord de notre côté : ce que vous entendrez ne doit rien y changer.")
BETWEEN = timedelta(days=14)  # two requests: a partner who does not answer is called, not written to again


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """`ratings`: one for each of `QUESTIONS`, in their order."""

    ratings: Sequence[int]
    words: str = ""
    who: str = ""


@transaction.atomic
def ask_evaluation(*, by: User, partnership: Partnership, email: str) -> JointEvaluation:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_keep_partnership(by, partnership), KEPT_BY)
    recent = JointEvaluation.objects.filter(
        partnership=partnership, asked_on__gt=clock.today() - BETWEEN
    ).first()
    if recent:
        said = _("Une évaluation a été demandée le %(day)s : si le partenaire se tait, appelez-le.")
        raise ValidationError(said % {"day": f"{recent.asked_on:%d/%m/%Y}"})
    evaluation = JointEvaluation.objects.create(partnership=partnership, email=email, asked_by=by)
    publish(EvaluationAsked(evaluation_id=evaluation.pk, **_about(Actor.user(by.pk), partnership)))
    return evaluation


@transaction.atomic
def answer_for_us(*, by: User, evaluation: JointEvaluation, opinion: Opinion) -> None:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_keep_partnership(by, evaluation.partnership), KEPT_BY)
    _answer(evaluation, Side.OURS, opinion, Actor.user(by.pk), by)


@transaction.atomic
def answer_by_link(*, link: OutsideLink, evaluation: JointEvaluation, opinion: Opinion) -> None:
    """From the page of the link, once entered: the database refuses any other partnership. Raises ValidationError."""
    _answer(evaluation, Side.THEIRS, opinion, Actor.link(link.pk), None)
    use_link(link)


@transaction.atomic
def note_partner_answer(*, by: User, evaluation: JointEvaluation, opinion: Opinion) -> None:
    """What the partner says by telephone. Only once our side has answered: what is heard must not change it. Raises
    PermissionDenied, ValidationError."""
    require(policies.can_keep_partnership(by, evaluation.partnership), KEPT_BY)
    if Side.OURS not in _sides(evaluation):
        raise ValidationError(OURS_FIRST)
    _answer(evaluation, Side.THEIRS, opinion, Actor.user(by.pk), by)


def _answer(
    evaluation: JointEvaluation, side: Side, opinion: Opinion, actor: Actor, user: User | None
) -> None:
    if side in _sides(evaluation):
        raise ValidationError(_("Ce côté a déjà répondu."))
    answer = JointAnswer(
        evaluation=evaluation,
        side=side,
        ratings=list(opinion.ratings),
        words=opinion.words,
        who=opinion.who,
        user=user,
    )
    answer.full_clean(exclude=("evaluation", "user"), validate_constraints=False)
    answer.save(force_insert=True)
    about = _about(actor, evaluation.partnership)
    publish(EvaluationAnswered(evaluation_id=evaluation.pk, side=side.value, **about))


def _sides(evaluation: JointEvaluation) -> Sequence[str]:
    sides: Sequence[str] = JointEvaluation.objects.with_sides().get(pk=evaluation.pk).sides
    return sides


def _about(by: Actor, partnership: Partnership) -> dict[str, Any]:
    return {"by": by, "project_id": partnership.project_id, "partnership_id": partnership.pk}
