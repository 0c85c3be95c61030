"""What a screen that writes begins and ends with: what was typed, what was refused, where one came from."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms import BaseForm
from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

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


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: even an empty answer is an answer."""
    return request.POST if request.method == "POST" else None


def way_back(request: HttpRequest, default: Any, *args: Any) -> str:
    """Where the screen was opened from (`retour`, an address of ours); else a url name, or what has an address."""
    asked = request.POST.get("retour") or request.GET.get("retour") or ""
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        return asked
    return resolve_url(default, *args)


def accepted(form: BaseForm, act: Callable[[], object]) -> bool:
    """Runs the action, whole or not at all; what it refuses is said in the form, and nothing typed is lost."""
    try:
        with transaction.atomic():
            act()
    except ValidationError as error:
        explain(form, error)
        return False
    return True


def explain(form: BaseForm, error: ValidationError) -> None:
    """What an action refused, said beside the field it is about when the form has it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
