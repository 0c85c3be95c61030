"""What Django works out anew each time it is asked, and pages ask by the hundred: kept instead."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, partialmethod
from threading import local
from types import MethodType
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import CharField, IntegerField, Model
from django.template.base import Variable
from django.urls import base as urls
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.safestring import SafeString
from django.utils.translation import trans_real

# Where Django keeps the language, the time zone and the addresses of a request, which go through ten calls to be read:
# they would follow a request from task to task. Ours stay in one thread.
OF_A_REQUEST = ((trans_real, "_active"), (timezone, "_active"), (urls, "_prefixes"), (urls, "_urlconfs"))
NO_MORE = (AttributeError, KeyError, TypeError)
NOT_CALLED = frozenset({str, SafeString, int, bool, type(None), list, tuple, dict, date, datetime, UUID})

in_django = Variable._resolve_lookup  # type: ignore[attr-defined]


def lighten() -> None:
    """Once models are known."""
    for module, name in OF_A_REQUEST:
        kept = local()
        if hasattr(getattr(module, name), "value"):
            kept.value = getattr(module, name).value
        setattr(module, name, kept)
    Variable._resolve_lookup = looked_up  # type: ignore[attr-defined]
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if _says_a_choice(model, field):
                setattr(model, f"get_{field.name}_display", _choice_said(field))


def _says_a_choice(model: type[Model], field: Any) -> bool:
    """In the way of Django, from choices that do not change."""
    way: Any = vars(model).get(f"get_{field.name}_display")
    usual = isinstance(way, partialmethod) and way.func is Model._get_FIELD_display  # type: ignore[attr-defined]
    return usual and isinstance(field, CharField | IntegerField) and isinstance(field.choices, list)


def _choice_said(field: Any) -> Callable[[Model], Any]:
    """Django puts each choice of the column into words before it looks for one."""
    words = cache(lambda: dict(field.flatchoices))

    def said(row: Model) -> Any:
        value = getattr(row, field.attname)
        return force_str(words().get(value, value), strings_only=True)

    return said


def looked_up(variable: Any, context: Any) -> Any:
    """What `{{ path.pathway.lead }}` stands for. Django tries a key of each object, and fails, before its attribute.

    All but plain keys, attributes and methods is left to it, from the start: what is missing, what may not be called.
    """
    try:
        current = context
        for name in variable.lookups:
            kind: Any = type(current)
            if current is context or kind is dict:
                current = current[name]
            elif _has_keys(kind):
                return in_django(variable, context)
            else:
                current = getattr(current, name)
            if type(current) not in NOT_CALLED and callable(current):
                if not isinstance(current, MethodType) or hasattr(current, "alters_data"):
                    return in_django(variable, context)
                current = current()
    except NO_MORE:
        return in_django(variable, context)
    return current


@cache
def _has_keys(kind: type) -> bool:
    return hasattr(kind, "__getitem__")
