import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID

from django.core.exceptions import PermissionDenied
from procrastinate.contrib.django import app

from filrouge.accounts.models import User
from filrouge.pathways.actions import kept_facts, list_check, list_commit, list_undo, matches
from filrouge.pathways.actions.lists import forget_old_lists, give_back
from filrouge.pathways.lists.unreadable import UnreadableListError
from filrouge.pathways.models import ListImport
from filrouge.pathways.reminding import answering, following, inviting, preparing
from filrouge.privacy.context import acting
from filrouge.privacy.roles import batch
from filrouge.shared.kept_facts import Wrong, check
from filrouge.vigilance.evaluation import evaluate
from filrouge.vigilance.registry import RULES

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
def check_kept_facts(*, fix: bool) -> dict[str, Wrong]:
    """Name of the rows → those that differ from the truth, in every domain; put right when `fix`."""
    return check(fix=fix)


@app.periodic(cron="*/15 * * * *")
@app.task(name="pathways.watch_incidents", queue="vigilance")
@batch(reason="who has not read of an incident in time is told of within the quarter of an hour")
def watch_incidents(timestamp: int) -> None:
    for code in ("incident_to_read", "incident_unread"):
        evaluate(RULES[code])


# --- reminders -------------------------------------------------------------------------------------


@app.periodic(cron="*/10 * * * *")
@app.task(name="pathways.prepare_reminders", queue="reminders")
def prepare_reminders(timestamp: int) -> None:
    """Some hundreds of meetings in each transaction, until all those ahead were looked at."""
    after = _prepare_some(None)
    while after:
        after = _prepare_some(after)


@app.task(name="pathways.follow_appointment", queue="reminders", retry=3)
@batch(reason="what was said of a meeting is corrected by the job that says it, whoever moved the meeting")
def follow_appointment(appointment_id: str, before: int) -> None:
    following.follow(UUID(appointment_id), datetime.fromtimestamp(before, UTC))


@app.task(name="pathways.take_reply", queue="reminders", retry=3)
@batch(reason="an answer by SMS comes from nobody signed in: it becomes a proposal to the team")
def take_reply(news_id: str) -> None:
    answering.take_reply(UUID(news_id))


@app.task(name="pathways.invite", queue="reminders", retry=3)
@batch(reason="an invitation leaves by a job, to whoever asked for invitations")
def invite(appointment_id: str) -> None:
    inviting.invite(UUID(appointment_id))


@batch(reason="meetings of every team are reminded by one job")
def _prepare_some(after: UUID | None) -> UUID | None:
    return preparing.prepare_some(after)


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
