from contextvars import ContextVar

from django.db import transaction

# The connection of the role taken (see privacy/roles.py): all queries of a block go through it.
alias: ContextVar[str] = ContextVar("alias", default="default")


class OutsideTransaction(RuntimeError):
    """What must live or die with a change was asked for outside any transaction."""


def in_transaction() -> bool:
    return transaction.get_connection(alias.get()).in_atomic_block


def require_transaction(what: str) -> None:
    if not in_transaction():
        raise OutsideTransaction(f"{what} must happen inside the transaction of the change it follows.")
