"""In tests an undefined variable in one of our templates fails, `{% if %}` included.

Templates of libraries keep Django's leniency: they rely on it.
"""

import inspect
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from django.template.base import FilterExpression, Node, Variable, VariableDoesNotExist
from django.template.defaulttags import TemplateLiteral

OURS = Path(__file__).resolve().parent.parent / "filrouge"


class Undefined(str):
    """Stands for Django's `string_if_invalid`, which it formats with the name of the variable."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: object) -> str:
        refuse_in_ours(str(name))
        return ""


def refuse_in_ours(name: str) -> None:
    origin = _origin(inspect.currentframe())
    if origin and Path(origin).is_relative_to(OURS):
        pytest.fail(f"Undefined template variable « {name} » in {Path(origin).relative_to(OURS)}")


def make_conditions_strict() -> None:
    """Django resolves what stands in `{% if %}` without failing: look first."""
    lenient = TemplateLiteral.eval

    def strict(literal: TemplateLiteral, context: Any) -> Any:
        expression = literal.value
        if isinstance(expression, FilterExpression) and isinstance(expression.var, Variable):
            try:
                expression.var.resolve(context)
            except VariableDoesNotExist:
                refuse_in_ours(str(expression.var))
        return lenient(literal, context)

    TemplateLiteral.eval = strict  # type: ignore[method-assign, assignment]


def _origin(frame: FrameType | None) -> str:
    """The file of the innermost template node being rendered."""
    while frame:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return str(node.origin)
        frame = frame.f_back
    return ""
