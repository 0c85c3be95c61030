"""What groups ask, what is answered and done, and that they were told (mission S-27). Nobody is named there."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.activities import policies
from filrouge.activities.events import ImprovementWritten
from filrouge.activities.models import Activity, Improvement, Session
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .traces import about, refusal


def note_remark(*, by: User, session: Session, asked: str, subject: str) -> Improvement:
    """What the group asks, in its words; the answer comes later. Raises PermissionDenied; ValidationError before the
    session."""
    activity = session.activity
    require(policies.can_run(by, activity), refusal())
    if not session.has_begun:
        raise ValidationError(_("Cette séance n’a pas encore commencé : rien n’y a été demandé."))
    noted = Improvement.objects.create(
        activity=activity, session=session, asked=asked, subject=subject, by=by
    )
    _publish(by, activity, noted)
    return noted


def answer_remark(*, by: User, improvement: Improvement, words: str, due_on: date | None = None) -> None:
    """What changes, or why nothing does; said again before the group was told, it replaces. Raises PermissionDenied;
    Missed once the group was told."""
    require(policies.can_run(by, improvement.activity), refusal())
    untold = Improvement.objects.filter(pk=improvement.pk, told_on=None)
    answered = {"words": words, "due_on": due_on, "answered_by": by, "answered_on": clock.today()}
    must_hit(untold.update(**answered))
    _publish(by, improvement.activity, improvement)


def say_done(*, by: User, improvement: Improvement) -> None:
    """What was promised is done today. Raises PermissionDenied; Missed when somebody has just said so, or when nothing
    was answered."""
    require(policies.can_run(by, improvement.activity), refusal())
    promised = Improvement.objects.answered().filter(pk=improvement.pk, done_on=None)
    must_hit(promised.update(done_on=clock.today()))
    _publish(by, improvement.activity, improvement)


def write_improvement(
    *, by: User, activity: Activity, words: str, told_on: date | None = None
) -> Improvement:
    """What changes after remarks nobody wrote down; `told_on`, when the group heard it. Raises PermissionDenied."""
    require(policies.can_run(by, activity), refusal())
    answered = {"words": words, "answered_by": by, "answered_on": clock.today()}
    written = Improvement.objects.create(activity=activity, by=by, told_on=told_on, **answered)
    _publish(by, activity, written)
    return written


def tell_improvement(*, by: User, improvement: Improvement) -> None:
    """The group heard the answer today. Raises PermissionDenied; Missed when somebody has just said so, or when there
    is no answer to tell."""
    require(policies.can_run(by, improvement.activity), refusal())
    untold = Improvement.objects.to_tell().filter(pk=improvement.pk)
    must_hit(untold.update(told_on=clock.today()))
    _publish(by, improvement.activity, improvement)


def _publish(by: User, activity: Activity, improvement: Improvement) -> None:
    publish(ImprovementWritten(improvement_id=improvement.pk, **about(by, activity)))
