"""A side of an assessment answered by a link that serves once: hers, or ours by someone who saw her work."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.people.actions.grants import call
from filrouge.privacy.links import create_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.encrypted_field import sealed
from filrouge.shared.events import publish
from filrouge.shared.rights import require
from filrouge.skills import policies
from filrouge.skills.events import AssessmentAnswered, AssessmentAsked
from filrouge.skills.models import ANSWER, Assessment, Sight, SkillAnswer, SkillAsking

from .assessments import REFUSED, Said, sides_of
from .traces import about

LASTS = timedelta(days=14)


@transaction.atomic
def ask_side(*, by: User, assessment: Assessment, side: str, capacity: str = "", name: str = "") -> str:
    """The token, to be given now; a former link for the same side dies. Raises PermissionDenied, ValidationError."""
    require(policies.can_follow_assessment(by, assessment), REFUSED)
    if side in sides_of(assessment):
        raise ValidationError(_("Ce côté a déjà répondu : une réponse ne se reprend pas."))
    if side == Sight.OURS and not (capacity and name.strip()):
        raise ValidationError(_("Dites qui répond, et à quel titre."))
    former = SkillAsking.objects.filter(assessment=assessment, side=side).values("link")
    OutsideLink.objects.filter(pk__in=former, revoked_at=None).update(revoked_at=clock.now())
    link, token = create_link(
        purpose=ANSWER,
        subject=str(assessment.pk),
        recipient="",
        lifetime=LASTS,
        by=Actor.user(by.pk),
        person_id=assessment.person_id,
    )
    SkillAsking.objects.create(
        assessment=assessment,
        side=side,
        capacity=capacity if side == Sight.OURS else "",
        name=name.strip() if side == Sight.OURS else "",
        link=link,
        person_id=assessment.person_id,
        project_id=assessment.project_id,
        created_by=by,
    )
    publish(AssessmentAsked(side=side, **about(by, assessment)))
    return token


@transaction.atomic
def answer_asked(*, link: OutsideLink, assessment: Any, said: Mapping[UUID, Said]) -> None:
    """From the page of the link, once entered; `assessment` bears the `side` asked. It serves once. Raises
    PermissionDenied."""
    rows = [_row(assessment, key, one) for key, one in said.items()]
    words = [sealed(one, "advice", "objective") for one in rows]
    call(
        "answer_asked",
        [one.pk for one in rows],
        list(said),
        [one.level for one in rows],
        *_columns(words),
    )
    publish(AssessmentAnswered(side=assessment.side, **about(Actor.link(link.pk), assessment)))


def _row(assessment: Any, key: UUID, said: Said) -> SkillAnswer:
    """Not saved: what its words are encrypted for."""
    hers = assessment.side == Sight.HERS
    return SkillAnswer(
        assessed_id=key,
        level=said.level,
        advice="" if hers else said.advice.strip(),
        objective="" if hers else said.objective.strip(),
    )


def _columns(words: Sequence[Sequence[bytes]]) -> tuple[list[bytes], list[bytes]]:
    return [one[0] for one in words], [one[1] for one in words]
