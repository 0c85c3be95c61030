"""The answers of a project: its own, or its version of those that come with the program."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.reference import policies
from filrouge.reference.events import AnswerWithdrawn, AnswerWritten
from filrouge.reference.models import Answer
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .adapting import put_aside, write_over


@dataclass(frozen=True, kw_only=True)
class AnswerText:
    theme: str
    title: str
    what: str
    needs: str
    duration: str
    step: str
    ask: str = ""
    ordinary: bool = True


def write_answer(*, by: User, project: Project, text: AnswerText, former: Answer | None = None) -> Answer:
    """Raises PermissionDenied, ValidationError. Steps already made of the former one keep their words."""
    require(policies.can_write_answers(by, project), refusal())
    answer = write_over(Answer, by=by, project=project, former=former, columns=asdict(text))
    publish(AnswerWritten(by=Actor.user(by.pk), project_id=project.pk, answer_id=answer.pk))
    return answer


def withdraw_answer(*, by: User, project: Project, answer: Answer) -> None:
    require(policies.can_write_answers(by, project), refusal())
    gone = put_aside(by=by, project=project, row=answer)
    publish(AnswerWithdrawn(by=Actor.user(by.pk), project_id=project.pk, answer_id=gone.pk))


def refusal() -> str:
    return _("La coordination du projet écrit les réponses que le projet propose.")
