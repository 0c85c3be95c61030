"""The cast laid once for the tests of a file that follow one another, and undone after them."""

from copy import deepcopy

from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from .cast import Cast, lay_cast


class Laid:
    """In a transaction around those of the tests: what each of them changed is undone to where it was laid."""

    def __init__(self) -> None:
        self._cast: Cast | None = None

    def lay(self, blocker: DjangoDbBlocker) -> None:
        """Nothing, if it is laid. To call outside the transaction of a test."""
        if self._cast is not None:
            return
        assert not connection.in_atomic_block
        self._blocker = blocker
        self._around = transaction.atomic()
        self._around._from_testcase = True  # or nothing durable could be tried inside
        with blocker.unblock():
            self._around.__enter__()
            self._cast = lay_cast()

    def copy(self) -> Cast:
        """For one test: what it keeps on a person or a user is not known to the next."""
        assert self._cast is not None
        return deepcopy(self._cast)

    def undo(self) -> None:
        if self._cast is None:
            return
        self._cast = None
        with self._blocker.unblock():
            transaction.set_rollback(True)
            self._around.__exit__(None, None, None)
