"""Who is asking, told to PostgreSQL for the length of one transaction.

The row policies read these settings. No context, no rows. Always entered inside `atomic()`; the
settings are local to it, and put back in `finally` because they outlive a savepoint.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from filrouge.accounts.models import Membership, Role, User
from filrouge.accounts.models.memberships import ACCOMPANYING
from filrouge.shared.actors import Actor
from filrouge.shared.written import Given, written


@dataclass(frozen=True)
class Context:
    """What the database may know of the asker: ids only.

    `organisations`: where the user accompanies people. `coordinated`: projects the user coordinates.
    `officer_of`: organisations whose data protection officer the user is. `evaluated`: projects the user evaluates,
    which opens the evidence safe and no file. For our screens only, the database is not told: `managed`,
    organisations the user manages, which open nobody's file; `volunteering`, those where the user is a volunteer,
    to whom only grants by name open anything; `working_time`, per cent, the longest of the roles that accompany,
    None without any.
    """

    actor: Actor | None = None
    user: int | None = None
    organisations: tuple[int, ...] = ()
    coordinated: tuple[int, ...] = ()
    officer_of: tuple[int, ...] = ()
    managed: tuple[int, ...] = ()
    evaluated: tuple[int, ...] = ()
    working_time: int | None = None
    volunteering: tuple[int, ...] = ()
    link: str = ""

    def settings(self) -> dict[str, str]:
        return {
            "fr.actor": str(self.actor or ""),
            "fr.user": str(self.user or ""),
            "fr.organisations": _array(self.organisations),
            "fr.coordinated": _array(self.coordinated),
            "fr.officer_of": _array(self.officer_of),
            "fr.evaluated": _array(self.evaluated),
            "fr.link": self.link,
        }


# Of a prepared statement (shared/prepared.py), one plan for all values: whom it is about changes little, and making
# a plan for each takes longer than following it.
ONE_PLAN = "set_config('plan_cache_mode', 'force_generic_plan', true)"

NOBODY = Context()
_asking: ContextVar[Context] = ContextVar("asking", default=NOBODY)


def context_of(user: User) -> Context:
    """The context of a signed-in user, from the roles held today (one query).

    A closed account is nobody: grants in its name open nothing, whatever session or key still bears it.
    """
    if not user.is_active:
        return NOBODY
    held = _held(user=user.pk)
    roles = [role[:3] for role in held]
    return Context(
        actor=Actor.user(user.pk),
        user=user.pk,
        organisations=tuple({org for role, org, _ in roles if role in ACCOMPANYING}),
        coordinated=tuple({project for role, _, project in roles if role == Role.COORDINATOR}),
        officer_of=tuple({org for role, org, _ in roles if role == Role.OFFICER}),
        managed=tuple({org for role, org, _ in roles if role == Role.MANAGER}),
        evaluated=tuple({project for role, _, project in roles if role == Role.EVALUATOR and project}),
        working_time=max((time for role, _, _, time in held if role in ACCOMPANYING), default=None),
        volunteering=tuple({org for role, org, _ in roles if role == Role.VOLUNTEER}),
    )


@written
def _held() -> QuerySet[Membership, Any]:
    columns = ("role", "organisation_id", "project_id", "working_time")
    return Membership.objects.current().filter(user=Given("user")).values_list(*columns)


def asking() -> Context:
    """The context of this transaction."""
    return _asking.get()


def known_context(user: User) -> Context:
    """The context of this user, without a query when it is the one of this transaction."""
    return asking() if asking().user == user.pk else context_of(user)


@contextmanager
def entered(context: Context, *, read_only: bool = False) -> Iterator[None]:
    """Run a block in one transaction as `context`; READ ONLY when asked, so that a GET cannot write."""
    nested = connection.in_atomic_block
    with transaction.atomic():
        previous = _current() if nested else NOBODY.settings()
        _set(context.settings(), read_only=read_only)
        asked_before = _asking.set(context)
        try:
            yield
        except BaseException:
            raise  # the rollback puts the settings back
        else:
            if nested and not connection.needs_rollback:
                _set(previous)
        finally:
            _asking.reset(asked_before)


@contextmanager
def acting(user: User, *, read_only: bool = False) -> Iterator[None]:
    """Run a block as this user: jobs, commands and tests; requests go through the middleware."""
    with entered(context_of(user), read_only=read_only):
        yield


def become(context: Context) -> None:
    """Change who asks, for the rest of the current transaction: an outside link, once opened."""
    _set(context.settings())
    _asking.set(context)


def _array(ids: tuple[int, ...]) -> str:
    return "{" + ",".join(str(i) for i in sorted(ids)) + "}"


def _set(settings: dict[str, str], *, read_only: bool = False) -> None:
    calls = ", ".join("set_config(%s, %s, true)" for _ in settings)
    first = "SET TRANSACTION READ ONLY; " if read_only else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"{first}SELECT {calls}, {ONE_PLAN}", [part for item in settings.items() for part in item]
        )


def _current() -> dict[str, str]:
    names = list(NOBODY.settings())
    columns = ", ".join("coalesce(current_setting(%s, true), '')" for _ in names)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", names)
        row = cursor.fetchone()
    assert row is not None
    return dict(zip(names, row, strict=True))
