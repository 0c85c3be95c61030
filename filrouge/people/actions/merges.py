"""Asking for a merge, agreeing to it, undoing it. The batch job does it (see merging.py)."""

from collections.abc import Sequence
from uuid import UUID

from filrouge.accounts.models import User
from filrouge.people.models import Merge, Person
from filrouge.shared.jobs import defer

from .grants import call
from .persons import IDENTITY


def ask_merge(*, by: User, kept: Person, gone: Person, fields: Sequence[str] = ()) -> UUID:
    """Both files are `by`'s: done as soon as the job runs. `fields` of identity are taken from `gone`.

    Raises PermissionDenied.
    """
    del by  # the context of the transaction
    chosen = [name for name in IDENTITY if name in fields]
    merge_id = call("ask_merge", kept.pk, gone.pk, chosen)
    defer("people.merge_files", merge_id=str(merge_id))
    return UUID(str(merge_id))


def ask_merge_after(*, by: User, question_id: UUID) -> UUID:
    """The other side said it is the same person: ask it to join the files. Raises PermissionDenied."""
    del by
    return UUID(str(call("ask_merge_after", question_id)))


def agree_merge(*, by: User, merge: Merge) -> None:
    """By someone in charge of the other file. Raises PermissionDenied."""
    del by
    call("agree_merge", merge.pk)
    defer("people.merge_files", merge_id=merge.pk)


def refuse_merge(*, by: User, merge: Merge) -> None:
    del by
    call("refuse_merge", merge.pk)


def undo_merge(*, by: User, merge: Merge) -> None:
    """Raises PermissionDenied; a merge done since into the same file comes apart first."""
    del by
    call("undo_merge", merge.pk)
    defer("people.undo_merge", merge_id=merge.pk)
