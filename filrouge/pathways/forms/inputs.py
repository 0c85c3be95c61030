"""The input of a day with its hour, and the days that make sense."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, DayInput, PastDay

__all__ = ["NEXT_YEARS", "BigRadios", "ComingDay", "ComingMoment", "MomentInput", "PastDay"]

NEXT_YEARS = timedelta(days=5 * 366)  # further ahead, the year was mistyped


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class ComingDay(forms.DateField):
    """Today or later, within five years."""

    widget = DayInput

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and day < clock.today():
            raise forms.ValidationError(_("Ce jour est passé : choisissez aujourd’hui ou plus tard."))
        if day and day > clock.today() + NEXT_YEARS:
            raise forms.ValidationError(_("Cette date est trop lointaine : vérifiez l’année."))
        return day


class ComingMoment(forms.DateTimeField):
    """From now on, within five years."""

    widget = MomentInput

    def clean(self, value: Any) -> datetime | None:
        moment: datetime | None = super().clean(value)
        if moment and moment < clock.now():
            raise forms.ValidationError(_("Cette heure est passée : choisissez un moment à venir."))
        if moment and moment > clock.now() + NEXT_YEARS:
            raise forms.ValidationError(_("Cette date est trop lointaine : vérifiez l’année."))
        return moment
