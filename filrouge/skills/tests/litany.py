"""What every screen of badges answers to each member of the cast."""

from typing import Any

from tests import litany
from tests.cast import Cast
from tests.litany import SignIn, asked_by

__all__ = ["SignIn", "asked_by", "assert_litany"]


def assert_litany(cast: Cast, signed_in: SignIn, name: str, *args: object, **options: Any) -> str:
    """`name`: within the domain. A badge is of the team that holds the file; the coordination sees none."""
    defaults: dict[str, Any] = {"hidden": ("chloe", "farid", "dalia", "manon"), "refused": ()}
    return litany.assert_litany(cast, signed_in, f"skills:{name}", *args, **defaults | options)
