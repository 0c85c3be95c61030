from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.outreach.channels import RATE
from filrouge.outreach.models import Dimension, Measure, TouchTold

RATES = (
    (f"{Measure.CANDIDACY}{RATE}", _("accords pour 100 rencontres")),
    (f"{Measure.ENTRY}{RATE}", _("entrées pour 100 rencontres")),
)


class CrossForm(forms.Form):
    """Which table to read; the choice stays in the address."""

    mesure = forms.ChoiceField(label=_("Compter"), choices=[*Measure.choices, *RATES], required=False)
    rang = forms.ChoiceField(label=_("En retenant"), choices=TouchTold, required=False)
    selon = forms.ChoiceField(
        label=_("Selon"),
        choices=[(value, label) for value, label in Dimension.choices if value],
        required=False,
    )
    projet = forms.IntegerField(widget=forms.HiddenInput)
