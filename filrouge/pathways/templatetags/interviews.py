"""Small words of the shared screen."""

from collections.abc import Mapping
from typing import Any

from django import template

from filrouge.reference.barriers import SEVERITY_BY_RANK, Severity

register = template.Library()


@register.filter
def named(names: Mapping[str, str], code: str) -> str:
    """The drawing of this code."""
    return names.get(code, "")


@register.filter
def severity_said(option: Any) -> Severity:
    """The severity that a choice of the form stands for."""
    return SEVERITY_BY_RANK[int(option.data["value"])]
