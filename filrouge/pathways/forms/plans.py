from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.actions.objectives import Aim
from filrouge.pathways.actions.steps import Plan
from filrouge.pathways.models import (
    Approach,
    Domain,
    Motif,
    Objective,
    Pathway,
    Resource,
    Step,
    TargetOccupation,
    Who,
)
from filrouge.reference.barriers import TOLD_THEMES
from filrouge.reference.themes import THEMES
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer

from .inputs import NEXT_YEARS, BigRadios, PastDay

NOTHING = ("", _("rien en particulier"))
THEME_CHOICES = [NOTHING, *((theme.code, theme.label) for theme in THEMES)]
# Of what stands on the shared layer: a partner who reads the plan does not learn that health is at stake.
TOLD_CHOICES = [NOTHING, *((theme.code, theme.label) for theme in TOLD_THEMES)]


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
    needs = forms.ModelMultipleChoiceField(
        label=_("Elle attend que soit faite"),
        queryset=Step.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Laissez vide si rien ne l’empêche d’avancer : le social et le travail vont ensemble."),
    )
    theme = forms.ChoiceField(label=_("Ce que cela débloque"), choices=TOLD_CHOICES, required=False)
    resource = forms.ChoiceField(
        label=_("Par quel moyen"), choices=[("", _("à voir")), *Resource.choices], required=False
    )
    resource_because = forms.CharField(
        label=_("Si c’est un moyen du projet : pourquoi rien d’ordinaire ne convient à temps"),
        max_length=240,
        required=False,
    )
    motif = forms.ModelChoiceField(
        label=_("Thème du fil"), queryset=Motif.objects.none(), required=False, empty_label=_("aucun")
    )

    def __init__(self, *args: Any, pathway: Pathway, step: Step | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ahead = Objective.objects.ahead().filter(pathway=pathway)
        offer(self, "objective", ahead.order_by("agreed_on", "pk"))
        others = Step.objects.ahead().filter(pathway=pathway)
        others = others.exclude(pk=step.pk) if step else others
        offer(self, "needs", others.order_by("planned_on", "created_at", "pk"))
        motifs = Motif.objects.in_use().filter(project=pathway.project_id)
        offer(self, "motif", motifs.order_by("name"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("resource") != Resource.PROJECT:
            data["resource_because"] = ""
        return data

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
    theme = forms.ChoiceField(
        label=_("Ce que cela débloque"),
        choices=TOLD_CHOICES,
        required=False,
        help_text=_("Pour vous proposer des réponses connues."),
    )
    occupation = forms.ModelChoiceField(
        label=_("Vers quel métier"),
        queryset=TargetOccupation.objects.none(),
        required=False,
        empty_label=_("aucun en particulier"),
    )

    def __init__(self, *args: Any, pathway: Pathway, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        targets = TargetOccupation.objects.filter(pathway=pathway)
        offer(self, "occupation", targets.order_by("created_at", "pk"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        agreed, target = data.get("agreed_on"), data.get("target_on")
        if agreed and target and target < agreed:
            self.add_error("target_on", _("Cette date vient avant le jour où l’objectif a été décidé."))
        return data

    @property
    def aim(self) -> Aim:
        return Aim(**{name: self.cleaned_data[name] for name in self.fields if name != "because"})


class ReviewForm(ObjectiveForm):
    because = forms.CharField(
        label=_("Pourquoi ce changement"),
        max_length=240,
        required=False,
        help_text=_("L’ancienne version reste lisible, avec cette raison."),
    )


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


class ApproachForm(forms.Form):
    way = forms.ChoiceField(
        label=_("On commence par"),
        choices=Approach.Way,
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Choisissez par quoi commencer.")},
    )
    because = forms.CharField(
        label=_("Pourquoi"),
        max_length=240,
        help_text=_("Avec les mots de la personne."),
        error_messages={"required": _("Dites en un mot pourquoi : quelqu’un d’autre le relira.")},
    )
