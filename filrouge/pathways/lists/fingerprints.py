"""One stable mark per line, so that replaying a file changes nothing."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date

from filrouge.shared.text import names_key

from .communes import Resolved
from .dates import PartialDate
from .person import Values


def fingerprint(values: Values) -> str:
    """Same names (whatever their order, accents or capitals) and same facts give the same mark.

    What the database answered is left out, and a date completed from today is marked by its source text:
    neither may change the mark between two readings of one file.
    """
    facts = {name: _plain(value) for name, value in _items(values) if not name.endswith("_name")}
    facts["name"] = names_key(values.given_name, values.family_name)
    written = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _items(value: object) -> list[tuple[str, object]]:
    return [(item.name, getattr(value, item.name)) for item in fields(value)]  # type: ignore[arg-type]


def _plain(value: object) -> object:
    if isinstance(value, PartialDate):
        return value.source if value.inferred else f"{value.day.isoformat()} {value.precision}"
    if isinstance(value, Resolved):
        return value.text
    if is_dataclass(value):
        return {name: _plain(item) for name, item in _items(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
