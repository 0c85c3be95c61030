from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer

from .registry import Rule, Threshold

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


class EscalateForm(forms.Form):
    word = forms.CharField(
        label=_("Ce que vous demandez"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text=_("Par exemple : qui peut prendre le relais pour trois semaines ?"),
        error_messages={"required": _("Dites en un mot ce que vous demandez.")},
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Votre réponse"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        error_messages={"required": _("Écrivez ce que vous répondez, même brièvement.")},
    )


class SettingForm(forms.Form):
    """Only what may be set of this rule: whether it speaks, and from which number on; empty, the one proposed."""

    watched = forms.TypedChoiceField(
        label=_("Cette règle"),
        choices=[("1", _("surveillée dans ce projet")), ("0", _("arrêtée dans ce projet"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    threshold = forms.IntegerField(required=False)
    reason = forms.CharField(
        label=_("Pourquoi"),
        max_length=300,
        help_text=_("L’équipe le lira à côté de la règle."),
        error_messages={"required": _("Dites pourquoi : l’équipe le lira à côté de la règle.")},
    )

    def __init__(self, *args: Any, rule: Rule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not rule.may_stop:
            del self.fields["watched"]
        if rule.threshold is None:
            del self.fields["threshold"]
        else:
            self.fields["threshold"] = self._threshold(rule.threshold)
            self.order_fields(("watched", "threshold", "reason"))

    @staticmethod
    def _threshold(threshold: Threshold) -> forms.IntegerField:
        return forms.IntegerField(
            label=str(threshold.label),
            required=False,
            min_value=threshold.least,
            max_value=threshold.most,
            help_text=_("Valeur proposée : %(default)d. Laissez vide pour la garder.")
            % {"default": threshold.default},
        )

    @property
    def choice(self) -> dict[str, Any]:
        return {"threshold": None, "watched": True} | self.cleaned_data
