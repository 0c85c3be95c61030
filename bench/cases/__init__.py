"""What is measured. Each module here adds its cases; later ones are added by adding a module."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules

from bench.viewers import Viewer


@dataclass(frozen=True)
class Request:
    url: str
    data: dict[str, str] = field(default_factory=dict)  # a POST when there is some


@dataclass(frozen=True)
class Screen:
    """`requests(viewer)`: the addresses asked in turn; `viewers`: the names of those who open this screen.

    `expected`: the status of a right answer.
    """

    name: str
    requests: Callable[[Viewer], Sequence[Request]]
    viewers: tuple[str, ...] = ("small", "large", "all")
    expected: int = 200


@dataclass(frozen=True)
class Batch:
    """Work done once: `prepare` gives what the steps need to know; each step runs in its own process.

    `people`: the one size it is measured at. A step may return figures of its own, in place of the seconds its
    process took or beside them (report.py says which are shown).
    """

    name: str
    people: int
    prepare: Callable[[], Sequence[str]]
    steps: Mapping[str, Callable[..., dict[str, float] | None]]


SCREENS: list[Screen] = []
BATCHES: list[Batch] = []


def load() -> None:
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
