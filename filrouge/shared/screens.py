"""What a screen that writes begins and ends with: what was typed, what was refused, where one came from. And what the
address of a list asks for."""

from collections.abc import Callable, Sequence
from datetime import MAXYEAR, date
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms import BaseForm
from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from . import clock

T = TypeVar("T")
Row = TypeVar("Row", bound=Model)


def asked_among(request: HttpRequest, parameter: str, rows: Sequence[Row]) -> Row | None:
    """The row whose key the address gives (`?projet=12`), else the first; None where there is none to
    choose. Raises Http404 for a key that is not among them."""
    key = request.GET.get(parameter, "")
    if not rows or not key:
        return rows[0] if rows else None
    found = next((row for row in rows if str(row.pk) == key), None)
    if found is None:
        raise Http404
    return found


def week_asked(request: HttpRequest) -> tuple[date, date]:
    """Monday and Sunday of the week that the address gives by any of its days (`?semaine=2026-11-25`) or by its ISO
    number (`?semaine=2026-W48`), else of this week."""
    try:
        day = date.fromisoformat(request.GET.get("semaine", ""))
    except ValueError:
        day = clock.today()
    # The first and last years have no week before or after them.
    return clock.week_of(day if 1 < day.year < MAXYEAR else clock.today())


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: even an empty answer is an answer."""
    return request.POST if request.method == "POST" else None


def way_back(request: HttpRequest, default: Any, *args: Any) -> str:
    """Where the screen was opened from (`retour`, an address of ours); else a url name, or what has an address."""
    asked = request.POST.get("retour") or request.GET.get("retour") or ""
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        return asked
    return resolve_url(default, *args)


def carried_out(form: BaseForm, act: Callable[[], T]) -> T | None:
    """What the action gave, done whole or not at all. What it refuses is said in the form, nothing typed is lost,
    and None is returned."""
    try:
        with transaction.atomic():
            return act()
    except ValidationError as error:
        explain(form, error)
    return None


def accepted(form: BaseForm, act: Callable[[], object]) -> bool:
    """The same, for an action that gives nothing."""
    return carried_out(form, lambda: [act()]) is not None


def pressed(request: HttpRequest, act: Callable[[], object], said: str = "") -> bool:
    """A button that asks for nothing more, done whole or not at all: what it did is said, or why it did nothing."""
    try:
        with transaction.atomic():
            act()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    if said:
        messages.success(request, said)
    return True


def explain(form: BaseForm, error: ValidationError) -> None:
    """What an action refused, said beside the field it is about when the form has it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
