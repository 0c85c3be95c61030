"""What the tests of architecture look at: our models, our addresses, our source files."""

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "filrouge"


@dataclass(frozen=True)
class Route:
    """One address: "pathways:contacts-new", its pattern and its view."""

    app: str
    name: str
    pattern: str
    view: Callable

    @property
    def full_name(self) -> str:
        return f"{self.app}:{self.name}" if self.app else self.name

    @property
    def function(self) -> Callable:
        return inspect.unwrap(getattr(self.view, "view_class", self.view))

    @property
    def module(self) -> str:
        return self.function.__module__

    @property
    def is_ours(self) -> bool:
        return self.module.startswith("filrouge.")


def our_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("filrouge.") and model._meta.managed and not model._meta.proxy
    ]


@cache
def routes() -> tuple[Route, ...]:
    return tuple(_walk(get_resolver().url_patterns, "", ""))


def our_routes() -> list[Route]:
    return [route for route in routes() if route.is_ours]


def _walk(patterns: list, app: str, prefix: str) -> Iterator[Route]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, pattern.app_name or app, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield Route(app, pattern.name or "", prefix + str(pattern.pattern), pattern.callback)


def sources() -> list[Path]:
    """Our Python files, tests and migrations left out."""
    return [
        path
        for path in sorted(OURS.rglob("*.py"))
        if not {"tests", "migrations"} & set(path.relative_to(OURS).parts)
    ]


def templates() -> list[Path]:
    return sorted(path for path in OURS.glob("*/templates/**/*") if path.is_file())


def domain_of_file(path: Path) -> str:
    return path.relative_to(OURS).parts[0]


def relative(path: Path) -> str:
    return path.relative_to(OURS).as_posix()


def is_listed(path: Path, listed: dict[str, str]) -> bool:
    """The file, or a folder above it, is in the list."""
    return any(relative(path) == entry or relative(path).startswith(f"{entry}/") for entry in listed)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    """Calls in a file to a function of one of these names, through a module or not."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and called_name(node) in names:
            yield node


def called_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
