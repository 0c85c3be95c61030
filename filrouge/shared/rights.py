"""Refusing: the two ways an action says no."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


def require(allowed: bool, because: str | Promise = "") -> None:
    """Go on only if allowed. Raises PermissionDenied with a sentence for the person refused (403)."""
    if not allowed:
        raise PermissionDenied(because)


class Missed(RuntimeError):
    """A change that had to hit one row hit none or several: a row policy hid it, or someone was faster."""


def must_hit(count: int, expected: int = 1) -> None:
    """Assert that an UPDATE touched as many rows as it had to. Raises Missed."""
    if count != expected:
        raise Missed(f"{count} rows changed, {expected} expected")
