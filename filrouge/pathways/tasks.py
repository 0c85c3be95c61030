import contextlib
from collections.abc import Callable, Iterator
from typing import Protocol
from uuid import UUID

from django.core.exceptions import PermissionDenied
from procrastinate.contrib.django import app

from filrouge.accounts.models import User
from filrouge.pathways.actions import kept_facts, list_check, list_commit, list_undo, matches
from filrouge.pathways.actions.lists import forget_old_lists, give_back
from filrouge.pathways.lists.unreadable import UnreadableListError
from filrouge.pathways.models import ListImport
from filrouge.privacy.context import acting
from filrouge.privacy.roles import batch

State = ListImport.State


class JobFailed(Exception):
    """Says the kind of failure only: the message of the first one may hold what a list holds."""


class Work(Protocol):
    def __call__(self, *, by: User, batch: ListImport) -> None: ...


@app.periodic(cron="*/15 * * * *")
@app.task(name="pathways.refresh_passed_appointments", queue="pathways")
@batch(reason="the next appointment of every path follows the clock")
def refresh_passed_appointments(timestamp: int) -> None:
    kept_facts.refresh_passed_appointments()


@batch(reason="the facts kept for lists are compared with the truth, for everyone")
def check_kept_facts(*, fix: bool) -> dict[str, list[str]]:
    """Pathway → the facts that differ from the truth; put right when `fix`."""
    wrong = dict(kept_facts.wrong_kept_facts())
    if fix and wrong:
        kept_facts.refresh_kept_facts(wrong)
    return {str(pathway_id): names for pathway_id, names in wrong.items()}


@app.periodic(cron="20 0 * * *")
@app.task(name="pathways.end_left_matches", queue="pathways")
@batch(reason="a volunteer who has left meets nobody any more, whoever follows those people")
def end_left_matches(timestamp: int) -> None:
    matches.end_left_matches()


# --- lists -----------------------------------------------------------------------------------------


@app.task(name="pathways.check_list", queue="lists")
def check_list(list_id: str, user_id: int) -> None:
    with told_to_its_owner(list_id, user_id, State.CHECKING, State.MAPPING, list_check.interrupted):
        as_owner(list_check.check_lines, list_id, user_id)


@app.task(name="pathways.commit_list", queue="lists")
def commit_list(list_id: str, user_id: int) -> None:
    with told_to_its_owner(list_id, user_id, State.COMMITTING, State.READY, list_commit.interrupted):
        as_owner(list_commit.commit_lines, list_id, user_id)


@app.task(name="pathways.undo_list", queue="lists")
def undo_list(list_id: str, user_id: int) -> None:
    with told_to_its_owner(list_id, user_id, State.UNDOING, State.DONE, list_undo.interrupted):
        take_back(list_id, user_id)


@app.periodic(cron="10 4 * * *")
@app.task(name="pathways.forget_old_lists", queue="lists")
@batch(reason="files that nobody finished and lines nobody took up again are erased after 14 days")
def forget_lists(timestamp: int) -> None:
    forget_old_lists()


@batch(reason="taking a list back deletes the rows it wrote, which the web role may not")
def take_back(list_id: str, user_id: int) -> None:
    by = User.objects.get(pk=user_id)
    list_undo.undo_lines(by=by, batch=ListImport.objects.select_for_update().get(pk=list_id, user=by))


def as_owner(work: Work, list_id: str, user_id: int) -> None:
    """In one transaction, with the reach of whoever brought the list: row policies apply."""
    by = User.objects.get(pk=user_id)
    with acting(by):
        work(by=by, batch=ListImport.objects.select_for_update(of=("self",)).get(pk=list_id))


@contextlib.contextmanager
def told_to_its_owner(
    list_id: str, user_id: int, working: str, before: str, otherwise: Callable[[], str]
) -> Iterator[None]:
    """Whatever stops the work, nothing of it stays and its owner reads why."""
    try:
        yield
    except Exception as error:
        said = str(error) if isinstance(error, PermissionDenied | UnreadableListError) else ""
        by = User.objects.get(pk=user_id)
        with acting(by):
            give_back(by=by, list_id=UUID(list_id), working=working, to=before, sentence=said or otherwise())
        raise JobFailed(type(error).__name__) from None
