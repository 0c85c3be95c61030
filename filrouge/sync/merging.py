"""Field by field: what the telephone knew, what it wants, what is written now."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .registry import Disagreement

Changes = Mapping[str, tuple[Any, Any]]
Join = Callable[[Any, Any], Any]


def merged(
    changes: Changes,
    current: Mapping[str, Any],
    labels: Mapping[str, str | Promise],
    joins: Mapping[str, Join] | None = None,
) -> tuple[dict[str, Any], tuple[Disagreement, ...]]:
    """What to write, and the fields that somebody else changed meanwhile to another value.

    `joins`: for some fields, how (theirs, mine) are kept together; None when they cannot be.
    """
    written: dict[str, Any] = {}
    disputed: list[Disagreement] = []
    for name, (known, wanted) in changes.items():
        if current[name] == wanted:
            continue
        if current[name] == known:
            written[name] = wanted
        else:
            join = (joins or {}).get(name)
            joined = join(current[name], wanted) if join else None
            disputed.append(Disagreement(name, labels[name], wanted, current[name], joined))
    return written, tuple(disputed)


def text_after(most: int) -> Join:
    """One text under the other, if both fit in so many characters."""

    def join(theirs: str, mine: str) -> str | None:
        both = f"{theirs}\n{mine}"
        return both if theirs and mine and len(both) <= most else None

    return join


def both_lists(theirs: list[int], mine: list[int]) -> list[int] | None:
    """What either side ticked; None when one of them says it all."""
    both = sorted({*theirs, *mine})
    return None if both in (sorted(theirs), sorted(mine)) else both


def version_of(values: Mapping[str, Any]) -> str:
    """The same values, the same version."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def told_changes(
    changes: Changes, labels: Mapping[str, str | Promise], say: Callable[[str, Any], str]
) -> list[tuple[str, str]]:
    """A correction in words, for whoever takes it up."""
    return [(str(labels[name]), _change(name, pair, say)) for name, pair in changes.items() if name in labels]


def _change(name: str, pair: tuple[Any, Any], say: Callable[[str, Any], str]) -> str:
    known, wanted = (say(name, one) if one not in (None, "", []) else _("(vide)") for one in pair)
    return _("%(new)s (au lieu de : %(old)s)") % {"new": wanted, "old": known}
