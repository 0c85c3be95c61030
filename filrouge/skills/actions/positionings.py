"""A short test of a base skill, taken together, one question at a time; what she lets be shown of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.skills import policies
from filrouge.skills.bases import TESTS, UNKNOWN
from filrouge.skills.events import PositioningFinished
from filrouge.skills.models import Positioning

REFUSED = gettext_lazy("Ces questions se posent avec elle, par l’équipe en charge de son dossier.")


def begin_positioning(*, by: User, pathway: Pathway, base: str) -> Positioning:
    """Or goes on with the one begun today. Raises PermissionDenied, ValidationError."""
    require(policies.can_tell(by, pathway), REFUSED)
    if base not in TESTS:
        raise ValidationError(_("Choisissez de quoi parler : le français, compter, le téléphone."))
    bound = {"person_id": pathway.person_id, "project_id": pathway.project_id}
    edition = TESTS[base].edition
    begun = Positioning.objects.kept().filter(
        base=base, edition=edition, finished_at=None, on=clock.today(), **bound
    )
    return begun.first() or Positioning.objects.create(base=base, edition=edition, created_by=by, **bound)


@transaction.atomic
def answer_question(*, by: User, positioning: Positioning, place: int, answer: str) -> None:
    """Of the question at `place`, the next one; finishes when nothing more is asked. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_follow_positioning(by, positioning), REFUSED)
    test = TESTS[positioning.base]
    locked = _standing(positioning).select_for_update().get()
    if test.edition != locked.edition:
        raise ValidationError(_("Les questions ont changé depuis : recommencez, c’est court."))
    if locked.finished_at or place != test.following(locked.answers):
        raise ValidationError(_("Cette question a déjà sa réponse : la suivante s’affiche."))
    question = test.questions[place]
    if answer != UNKNOWN and answer not in {one.code for one in question.choices}:
        raise ValidationError(_("Choisissez une réponse, ou « je ne sais pas »."))
    answers = [*locked.answers, answer]
    said: dict[str, Any] = {"answers": answers}
    if test.following(answers) is None:
        said |= {"finished_at": clock.now(), "reached": test.reached(answers)}
    must_hit(_standing(positioning).update(**said))
    if "reached" in said:
        publish(
            PositioningFinished(
                by=Actor.user(by.pk),
                person_id=positioning.person_id,
                project_id=positioning.project_id,
                positioning_id=positioning.pk,
            )
        )


def share_positioning(*, by: User, positioning: Positioning, shown: bool) -> None:
    """Her choice: whether others than her team may be shown it. Raises PermissionDenied, Missed unless finished."""
    require(policies.can_follow_positioning(by, positioning), REFUSED)
    must_hit(_standing(positioning).exclude(finished_at=None).update(shown=shown))


def remove_positioning(*, by: User, positioning: Positioning) -> None:
    """She no longer wants it in her file. Raises PermissionDenied, Missed."""
    require(policies.can_follow_positioning(by, positioning), REFUSED)
    must_hit(_standing(positioning).update(removed_at=clock.now(), shown=False))


def _standing(positioning: Positioning) -> Any:
    return Positioning.objects.kept().filter(pk=positioning.pk)
