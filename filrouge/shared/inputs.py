"""Inputs of forms that several domains use."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from filrouge.shared import clock

DAYS_OF_A_WEEK = [  # Monday is 1
    (1, _("lundi")),
    (2, _("mardi")),
    (3, _("mercredi")),
    (4, _("jeudi")),
    (5, _("vendredi")),
    (6, _("samedi")),
    (7, _("dimanche")),
]


class DaysField(forms.TypedMultipleChoiceField):
    """Days of a week to tick, none of them obliged; Monday is 1."""

    def __init__(self, *, label: Any) -> None:
        super().__init__(
            label=label,
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=DAYS_OF_A_WEEK,
        )


class DayInput(forms.DateInput):
    """The browser's own choice of a day."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class BigRadios(forms.RadioSelect):
    """Choices as large as a thumb."""

    template_name = "ui/big_radios.html"


class PastDay(forms.DateField):
    """Today or before."""

    widget = DayInput

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and day > clock.today():
            raise forms.ValidationError(_("Ce jour n’est pas encore venu : choisissez aujourd’hui ou avant."))
        return day


def offer(form: forms.BaseForm, name: str, choices: QuerySet[Any] | Sequence[tuple[str, Any]]) -> None:
    """What one field lets this asker choose, known only once the form knows who asks."""
    field = form.fields[name]
    if isinstance(choices, QuerySet):
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = choices
    else:
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
