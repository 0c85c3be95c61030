"""The text of `docs/events.md`: every event, what it holds, who publishes it, who reacts."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from filrouge.shared.domains import DOMAINS, domain_of
from filrouge.shared.events import Event, reactions_to

PACKAGE = Path(__file__).parents[1]
HEADING = """# Events

Generated from the code; do not edit. Every event also holds `by` (who did it) and `at` (when, UTC).
Reactions are listed in the order they run.
"""


def describe_events() -> str:
    publishers = publishers_by_event(PACKAGE)
    sections = [_section(event_type, publishers[event_type.__name__]) for event_type in event_types()]
    return "\n".join([HEADING, *sections])


def event_types() -> list[type[Event]]:
    """Every event declared in a domain's `events.py`, lowest domain first."""
    for domain in DOMAINS:
        # Loaded by nobody when nothing else of the domain is: a command has no screens.
        if find_spec(f"filrouge.{domain}") and find_spec(f"filrouge.{domain}.events"):
            import_module(f"filrouge.{domain}.events")
    declared = {one for one in _subclasses(Event) if one.__module__.endswith(".events")}
    return sorted(declared, key=lambda one: (DOMAINS.index(domain_of(one.__module__)), one.__name__))


def publishers_by_event(package: Path) -> dict[str, list[str]]:
    """Name of the event → modules that publish it, read in the source (tests left out)."""
    publishers: dict[str, list[str]] = defaultdict(list)
    for path in sorted(package.rglob("*.py")):
        if "tests" in path.parts:
            continue
        module = ".".join(path.relative_to(package.parent).with_suffix("").parts)
        for name in sorted(set(_published_names(path))):
            publishers[name].append(module)
    return publishers


def _published_names(path: Path) -> Iterator[str]:
    """`publish(ContactRecorded(…))`, or the same through a module: `events.ContactRecorded(…)`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and _last_name(node.func) == "publish" and node.args):
            continue
        event = node.args[0]
        if isinstance(event, ast.Call):
            yield _last_name(event.func)


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _subclasses(event_type: type[Event]) -> Iterator[type[Event]]:
    for subclass in event_type.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)


def _section(event_type: type[Event], publishers: list[str]) -> str:
    held = [f"`{one.name}`" for one in fields(event_type) if one.name not in ("by", "at")]
    reactions = [f"`{one.name}`" for one in reactions_to(event_type)]
    return "\n".join(
        [
            f"## {event_type.__name__}",
            "",
            f"- declared in `{event_type.__module__}`",
            f"- holds {_listed(held)}",
            f"- published by {_listed([f'`{module}`' for module in publishers])}",
            f"- reactions: {_listed(reactions)}",
            "",
        ]
    )


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "none"
