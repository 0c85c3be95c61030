from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer

from .models import EXTENDED, Conflict, Device
from .queries import Sides

BOTH = Conflict.Choice.BOTH


class NameForm(forms.ModelForm):
    class Meta:
        model = Device
        fields = ("name",)


class ExtensionForm(forms.Form):
    """Before a trip: until which day, and where to."""

    until = forms.DateField(
        label=_("Lisible jusqu’au"),
        widget=DayInput(),
        help_text=_("Dix jours au plus : c’est le temps qu’un téléphone perdu garderait ce qu’il a emporté."),
        error_messages={"required": _("Dites jusqu’à quel jour.")},
    )
    reason = forms.CharField(
        label=_("Pour quel déplacement"),
        max_length=160,
        error_messages={"required": _("Dites pour quel déplacement.")},
    )

    def clean_until(self) -> datetime:
        """The end of that day, in Paris."""
        day: date = self.cleaned_data["until"]
        if not clock.today() <= day <= clock.today() + EXTENDED:
            raise forms.ValidationError(_("Choisissez un jour d’ici dix jours."))
        return clock.start_of(day).replace(hour=23, minute=59)


class HandForm(forms.Form):
    heir: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("À qui confier cette note"),
        queryset=User.objects.none(),
        empty_label=_("Choisir une personne"),
        error_messages={"required": _("Choisissez quelqu’un.")},
    )

    def __init__(self, colleagues: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "heir", colleagues)


class SidesForm(forms.Form):
    """One choice for each disagreement: the telephone's value, the one already there, or both where both can be."""

    def __init__(self, sides: Sequence[Sides], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in sides:
            self.fields[str(one.conflict.pk)] = forms.ChoiceField(
                label=one.conflict.label,
                choices=[choice for choice in Conflict.Choice.choices if one.both or choice[0] != BOTH],
                error_messages={"required": _("Choisissez la valeur à garder.")},
            )

    @property
    def choices(self) -> dict[UUID, str]:
        return {UUID(name): choice for name, choice in self.cleaned_data.items()}


class WithdrawalForm(forms.Form):
    because = forms.CharField(
        label=_("Pourquoi l’écarter"),
        max_length=300,
        error_messages={"required": _("Dites pourquoi : la personne qui l’a écrite le lira.")},
    )
