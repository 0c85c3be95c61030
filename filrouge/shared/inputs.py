"""Inputs of forms that several domains use."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet


class DayInput(forms.DateInput):
    """The browser's own choice of a day."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def offer(form: forms.BaseForm, name: str, choices: QuerySet[Any] | Sequence[tuple[str, Any]]) -> None:
    """What one field lets this asker choose, known only once the form knows who asks."""
    field = form.fields[name]
    if isinstance(choices, QuerySet):
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = choices
    else:
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
