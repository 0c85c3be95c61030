"""Files for diaries (iCalendar, RFC 5545). What writes them weighs 2 MB in each process: the first file imports it."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

Said = Mapping[str, object]  # by the names of RFC 5545; moments with their time zone


def diary(said: Said, events: Iterable[Said]) -> bytes:
    """`said`: of the calendar itself, but its version."""
    library: Any = import_module("icalendar")
    calendar = _filled(library.Calendar(), {"version": "2.0", **said})
    for one in events:
        calendar.add_component(_filled(library.Event(), one))
    written: bytes = calendar.to_ical()
    return written


def _filled(component: Any, said: Said) -> Any:
    for name, value in said.items():
        component.add(name, value)
    return component
