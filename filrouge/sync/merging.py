"""Field by field: what the telephone knew, what it wants, what is written now."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise

from .registry import Disagreement

Changes = Mapping[str, tuple[Any, Any]]


def merged(
    changes: Changes, current: Mapping[str, Any], labels: Mapping[str, str | Promise]
) -> tuple[dict[str, Any], tuple[Disagreement, ...]]:
    """What to write, and the fields that somebody else changed meanwhile to another value."""
    written: dict[str, Any] = {}
    disputed: list[Disagreement] = []
    for name, (known, wanted) in changes.items():
        if current[name] == wanted:
            continue
        if current[name] == known:
            written[name] = wanted
        else:
            disputed.append(Disagreement(name, labels[name], mine=wanted, theirs=current[name]))
    return written, tuple(disputed)


def version_of(values: Mapping[str, Any]) -> str:
    """The same values, the same version."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
