"""A QuerySet asked for one user after the other: Django takes longer to write it than PostgreSQL to answer.

From one user to the next only keys differ. It is written once for as many organisations and projects, for a
stand-in whose keys are nobody's, and asked with the user's in their place. The first time, it is compared
with what is written for this very user.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from filrouge.accounts.models import User
from filrouge.privacy.context import Context, become

NOBODYS = 10**12
Words = tuple[str, tuple[Any, ...]]  # SQL, and what is given with it


class Asked:
    def __init__(self, visible_to: Callable[[User], QuerySet]) -> None:
        self._visible_to = visible_to
        self._written: dict[tuple[int, int], Words] = {}

    def by(self, user: User, context: Context) -> list[tuple]:
        become(context)
        if context.user is None:
            return list(self._visible_to(user))
        with connection.cursor() as cursor:
            cursor.execute(*self.words_for(user, context))
            return cursor.fetchall()

    def words_for(self, user: User, context: Context) -> Words:
        shape = len(context.organisations), len(context.coordinated)
        if shape in self._written:
            return _with_keys(self._written[shape], _stand_in(*shape), context)
        become(_stand_in(*shape))
        self._written[shape] = self._visible_to(User(pk=NOBODYS)).query.sql_with_params()
        become(context)
        assert self.words_for(user, context) == self._visible_to(user).query.sql_with_params()
        return self.words_for(user, context)


def _stand_in(organisations: int, coordinated: int) -> Context:
    first, last = NOBODYS + 1 + organisations, NOBODYS + 1 + organisations + coordinated
    return Context(
        user=NOBODYS, organisations=tuple(range(NOBODYS + 1, first)), coordinated=tuple(range(first, last))
    )


def _with_keys(words: Words, stand_in: Context, context: Context) -> Words:
    sql, given = words
    keys = dict(zip(_keys(stand_in), _keys(context), strict=True))
    return sql, tuple(keys.get(one, one) for one in given)


def _keys(context: Context) -> list[int | None]:
    return [context.user, *context.organisations, *context.coordinated]
