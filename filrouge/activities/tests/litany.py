"""What every screen of activities answers to each member of the cast."""

from typing import Any

from tests import litany
from tests.cast import Cast
from tests.litany import SignIn, asked_by

__all__ = ["SignIn", "asked_by", "assert_litany"]


def assert_litany(cast: Cast, signed_in: SignIn, name: str, *args: object, **options: Any) -> str:
    """`name`: within the domain. Farid's team reads what is offered, and runs nothing of it."""
    defaults: dict[str, Any] = {"hidden": ("chloe", "manon"), "refused": ("farid",), "budget": 16}
    return litany.assert_litany(cast, signed_in, f"activities:{name}", *args, **defaults | options)
