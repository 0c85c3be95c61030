"""The same person on a side one does not see: asked through the tool, or of the person herself."""

from uuid import UUID

from filrouge.accounts.models import User
from filrouge.people.births import is_exact
from filrouge.people.models import DuplicateQuestion, Person

from .grants import call


def known_elsewhere(*, by: User, person: Person) -> bool:
    """Is someone of exactly this name and birth date followed where `by` cannot see?

    Counted (20 a day), journalled. A birth date that is not exact is never asked about: False.
    Raises PermissionDenied once the day's questions are used.
    """
    del by  # the context of the transaction
    if not is_exact(person.birth_date, person.birth_precision):
        return False
    return bool(call("known_elsewhere", person.names_key, person.birth_date))


def ask_other_side(*, by: User, person: Person) -> bool:
    """Ask those who follow someone of the same name and birth date. Says whether there is anyone to ask.

    Counted with the questions above. Raises PermissionDenied.
    """
    del by
    return bool(call("ask_duplicate", person.pk))


def answer_question(*, by: User, question_id: UUID, answer: DuplicateQuestion.Answer) -> None:
    """Raises PermissionDenied when it was answered already, or was not for `by`."""
    del by
    call("answer_duplicate", question_id, answer.value)
