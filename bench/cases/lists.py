"""A list of 10,000 lines brought into a base of 15,000 people: checked, imported, then undone."""

from collections.abc import Sequence
from uuid import UUID

from bench.lists import long_list
from bench.viewers import viewers
from filrouge.accounts.models import Project, User
from filrouge.pathways import tasks
from filrouge.pathways.actions import lists
from filrouge.pathways.models import ListImport
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch

from . import BATCHES, Batch

PEOPLE = 15_000


def _receive() -> Sequence[str]:
    """As the referent of the largest organisation."""
    by = next(viewer.user for viewer in viewers() if viewer.name == "large")
    with acting(by):
        batch = lists.receive_list(
            by=by,
            organisation=by.memberships.get().organisation,
            project=Project.objects.get(),
            filename="longue.xlsx",
            data=long_list(),
        )
        lists.choose_columns(by=by, batch=batch, mapping={}, charge=lists.Charge(rule="column"))
    return str(batch.pk), str(by.pk)


def _dry_run(list_id: str, user_id: str) -> None:
    tasks.check_list(list_id, int(user_id))
    _must_be(list_id, ListImport.State.READY)


def _commit(list_id: str, user_id: str) -> None:
    _ask(list_id, user_id, lists.start_import)
    tasks.commit_list(list_id, int(user_id))
    _must_be(list_id, ListImport.State.DONE)


def _undo(list_id: str, user_id: str) -> None:
    _ask(list_id, user_id, lists.start_undo)
    tasks.undo_list(list_id, int(user_id))
    _must_be(list_id, ListImport.State.UNDONE)


def _ask(list_id: str, user_id: str, action) -> None:
    by = User.objects.get(pk=user_id)
    with acting(by):
        action(by=by, batch=ListImport.objects.get(pk=UUID(list_id)))


def _must_be(list_id: str, state: str) -> None:
    """A step that gave up at once would look fast."""
    with as_batch("bench: what became of the list"):
        found = ListImport.objects.get(pk=UUID(list_id))
    if found.state != state:
        raise SystemExit(f"The list is {found.state}, not {state}: {found.message}")


BATCHES.append(Batch("import", PEOPLE, _receive, {"dry run": _dry_run, "commit": _commit, "undo": _undo}))
