"""The shares wished for, one field per group: the sheet's and a cohort's."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.models import Group


class WishesForm(forms.Form):
    """Empty means: nothing particular is wished for this group."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in Group:
            self.fields[_name(group)] = forms.IntegerField(
                label=capfirst(group.label),
                required=False,
                min_value=1,
                max_value=100,
                error_messages={
                    "invalid": _("Écrivez un nombre entier, sans le signe %."),
                    "min_value": _("Laissez vide si rien n’est souhaité, ou écrivez de 1 à 100."),
                    "max_value": _("Une part ne dépasse pas 100 pour cent."),
                },
            )

    @property
    def wish_fields(self) -> list[BoundField]:
        return [self[_name(group)] for group in Group]

    @property
    def wishes(self) -> dict[str, int]:
        return {group.value: percent for group in Group if (percent := self.cleaned_data.get(_name(group)))}


def wishes_said(wishes: Any) -> dict[str, int]:
    """Rows of wishes → what their fields first hold."""
    return {_name(Group(wish.group)): wish.percent for wish in wishes}


def _name(group: Group) -> str:
    return f"wish_{group.value}"
