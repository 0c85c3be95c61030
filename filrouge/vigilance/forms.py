from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer

LONGEST = 60  # days an alert may be put off: beyond, it would be forgotten


class PostponeForm(forms.Form):
    until = forms.DateField(label=_("Jusqu’au"), widget=DayInput())
    reason = forms.CharField(
        label=_("Pourquoi attendre"),
        max_length=300,
        help_text=_("Par exemple : en formation jusqu’à vendredi."),
    )

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        today = clock.today()
        if until <= today:
            raise forms.ValidationError(_("Choisissez un jour à venir."))
        if until > today + timedelta(days=LONGEST):
            raise forms.ValidationError(
                _("Au plus tard le %(day)s : au-delà, on risquerait d’oublier."),
                params={"day": (today + timedelta(days=LONGEST)).strftime("%d/%m/%Y")},
            )
        return until


class HandleForm(forms.Form):
    """One act for the alerts ticked: what was done, in a few words."""

    alerts = forms.MultipleChoiceField(label=_("Alertes concernées"), widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(
        label=_("Ce qui a été fait"),
        max_length=300,
        help_text=_("Par exemple : rendez-vous pris en préfecture."),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "alerts", choices)
        self.fields["alerts"].error_messages["required"] = _("Cochez au moins une alerte.")
