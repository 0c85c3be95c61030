from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project
from filrouge.pathways.actions.bricks import BrickText
from filrouge.pathways.models import Brick, Domain, Motif, Resource, Who
from filrouge.shared.inputs import offer

from .inputs import BigRadios
from .plans import THEME_CHOICES

LONGEST_STAGE = 160


class BrickForm(forms.Form):
    title = forms.CharField(
        label=_("Le nom de la brique"),
        max_length=120,
        widget=forms.TextInput(attrs={"autofocus": True}),
        error_messages={"required": _("Donnez un nom à cette brique.")},
    )
    what = forms.CharField(
        label=_("Ce qu’on y fait"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("La personne le lira : des mots simples, des phrases courtes."),
        error_messages={"required": _("Dites ce qu’on y fait.")},
    )
    where = forms.CharField(
        label=_("Où"), max_length=160, error_messages={"required": _("Dites où, même à peu près.")}
    )
    duration = forms.CharField(
        label=_("Combien de temps"),
        max_length=160,
        error_messages={"required": _("Dites combien de temps, même à peu près.")},
    )
    what_for = forms.CharField(
        label=_("À quoi cela sert"),
        max_length=240,
        error_messages={"required": _("Dites à quoi cela sert.")},
    )
    stages = forms.CharField(
        label=_("Ses étapes, une par ligne"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Chacune attendra la précédente. Laissez vide pour une seule étape."),
    )
    domain = forms.ChoiceField(
        label=_("Domaine"),
        choices=Domain,
        widget=BigRadios(),
        error_messages={"required": _("Choisissez un domaine.")},
    )
    who = forms.ChoiceField(label=_("Qui s’en charge"), choices=Who, initial=Who.TOGETHER)
    theme = forms.ChoiceField(label=_("Ce que cela débloque"), choices=THEME_CHOICES, required=False)
    resource = forms.ChoiceField(label=_("Par quel moyen"), choices=Resource, initial=Resource.ORDINARY)
    resource_because = forms.CharField(
        label=_("Si c’est un moyen du projet : pourquoi rien d’ordinaire ne convient à temps"),
        max_length=240,
        required=False,
    )
    motif = forms.ModelChoiceField(
        label=_("Thème du fil"), queryset=Motif.objects.none(), required=False, empty_label=_("aucun")
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "motif", Motif.objects.in_use().filter(project=project).order_by("name"))

    def clean_stages(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["stages"].splitlines() if line.strip()]
        if any(len(line) > LONGEST_STAGE for line in lines):
            raise forms.ValidationError(_("Une étape dépasse 160 signes : coupez-la en deux."))
        return lines

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("resource") != Resource.PROJECT:
            data["resource_because"] = ""
        elif not data.get("resource_because"):
            self.add_error("resource_because", _("Dites pourquoi rien d’ordinaire ne convient à temps."))
        return data

    @property
    def text(self) -> BrickText:
        return BrickText(**{name: self.cleaned_data[name] for name in self.fields})


def brick_said(brick: Brick) -> dict[str, Any]:
    """What the form first holds."""
    values = {name: getattr(brick, name) for name in BrickForm.base_fields}
    return {**values, "stages": "\n".join(brick.stages)}


class MotifForm(forms.Form):
    name = forms.CharField(
        label=_("Le thème"),
        max_length=60,
        widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=_("Le sport, la cuisine, le théâtre, le jardin…"),
        error_messages={"required": _("Donnez un nom à ce thème.")},
    )
