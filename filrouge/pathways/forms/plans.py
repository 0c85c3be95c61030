from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.actions.objectives import Aim
from filrouge.pathways.actions.steps import Plan
from filrouge.pathways.models import Domain, Objective, Pathway, Who
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer

from .inputs import NEXT_YEARS, BigRadios, PastDay


class StepForm(forms.Form):
    title = forms.CharField(
        label=_("Étape"),
        max_length=160,
        widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=_("En mots simples, comme vous la diriez à la personne."),
        error_messages={"required": _("Dites quelle est cette étape.")},
    )
    domain = forms.ChoiceField(
        label=_("Domaine"),
        choices=Domain,
        widget=BigRadios(),
        error_messages={"required": _("Choisissez un domaine.")},
    )
    who = forms.ChoiceField(label=_("Qui s’en charge"), choices=Who, initial=Who.TOGETHER)
    with_whom = forms.CharField(label=_("Avec qui"), max_length=160, required=False)
    planned_on = forms.DateField(label=_("Pour le"), required=False, widget=DayInput())
    objective = forms.ModelChoiceField(
        label=_("Vers quel objectif"),
        queryset=Objective.objects.none(),
        required=False,
        empty_label=_("aucun en particulier"),
    )

    def __init__(self, *args: Any, pathway: Pathway, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ahead = Objective.objects.filter(pathway=pathway, reached_on=None, dropped_on=None)
        offer(self, "objective", ahead.order_by("agreed_on", "pk"))

    def clean_planned_on(self) -> Any:
        planned_on = self.cleaned_data["planned_on"]
        if planned_on and abs(planned_on - clock.today()) > NEXT_YEARS:
            raise forms.ValidationError(_("Cette date est trop lointaine : vérifiez l’année."))
        return planned_on

    @property
    def plan(self) -> Plan:
        return Plan(**{name: self.cleaned_data[name] for name in self.fields})


class DoneForm(forms.Form):
    on = PastDay(label=_("Le"))
    result = forms.CharField(
        label=_("Ce que ça a donné"),
        max_length=240,
        required=False,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )


class DropForm(forms.Form):
    because = forms.CharField(
        label=_("Pourquoi"),
        max_length=240,
        widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=_("Avec les mots de la personne si vous les avez."),
        error_messages={"required": _("Dites en un mot pourquoi : cela aidera à choisir autrement.")},
    )


class ObjectiveForm(forms.Form):
    words = forms.CharField(
        label=_("L’objectif, avec ses mots"),
        max_length=240,
        widget=forms.TextInput(attrs={"autofocus": True}),
        error_messages={"required": _("Écrivez l’objectif comme la personne le dit.")},
    )
    domain = forms.ChoiceField(
        label=_("Domaine"),
        choices=Domain,
        widget=BigRadios(),
        error_messages={"required": _("Choisissez un domaine.")},
    )
    agreed_on = PastDay(label=_("Décidé ensemble le"))
    target_on = forms.DateField(label=_("Pour le"), required=False, widget=DayInput())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        agreed, target = data.get("agreed_on"), data.get("target_on")
        if agreed and target and target < agreed:
            self.add_error("target_on", _("Cette date vient avant le jour où l’objectif a été décidé."))
        return data

    @property
    def aim(self) -> Aim:
        return Aim(**{name: self.cleaned_data[name] for name in self.fields})


class EndObjectiveForm(forms.Form):
    """Reached or let go: one screen, one question."""

    ending = forms.ChoiceField(
        label=_("Qu’en est-il ?"),
        choices=(("reached", _("atteint")), ("dropped", _("abandonné"))),
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Dites si l’objectif est atteint ou abandonné.")},
    )
    on = PastDay(label=_("Le"))
    because = forms.CharField(label=_("Pourquoi, s’il est abandonné"), max_length=240, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("ending") == "dropped" and not data.get("because"):
            self.add_error("because", _("Dites en un mot pourquoi : cela aidera à choisir autrement."))
        return data
