from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.outreach.actions.addresses import Door
from filrouge.outreach.models import THEME_CHOICES, Prediagnosis
from filrouge.outreach.queries import AddressLine
from filrouge.reference.inputs import CommuneField
from filrouge.shared.inputs import BigRadios, offer

from .inputs import BigChecks, TeamForm


class FirstNeedsForm(forms.Form):
    themes = forms.MultipleChoiceField(
        label=_("De quoi s’agit-il d’abord ?"), choices=THEME_CHOICES, required=False, widget=BigChecks
    )
    addresses = forms.MultipleChoiceField(
        label=_("Où aller"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("La liste se donne tout de suite, sur papier ou par SMS."),
    )
    stage = forms.ChoiceField(
        label=_("Où en parle-t-on ?"),
        choices=Prediagnosis.Stage,
        initial=Prediagnosis.Stage.OUTSIDE,
        widget=BigRadios,
    )
    note = forms.CharField(
        label=_("En quelques mots"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ce qu’elle pourrait lire. Pas de nom d’un autre, pas de diagnostic."),
    )

    def __init__(self, *args: Any, lines: list[AddressLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "addresses", [(str(line.address.pk), _said(line)) for line in lines])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data["themes"] and not data["addresses"]:
            raise forms.ValidationError(_("Cochez au moins un besoin ou une adresse."))
        return data

    @property
    def chosen(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {name: data[name] for name in ("themes", "stage", "note")} | {
            "addresses": [UUID(pk) for pk in data["addresses"]]
        }


class SendForm(forms.Form):
    to = forms.CharField(
        label=_("À quel numéro"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        error_messages={"required": _("Dites à quel numéro.")},
    )


class DoorForm(forms.Form):
    name = forms.CharField(
        label=_("Nom"),
        max_length=120,
        help_text=_("Comme il est écrit sur la porte."),
        error_messages={"required": _("Donnez le nom de cette adresse.")},
    )
    themes = forms.MultipleChoiceField(
        label=_("Pour quoi"), choices=THEME_CHOICES, required=False, widget=BigChecks
    )
    street = forms.CharField(label=_("Numéro et rue"), max_length=160, required=False)
    commune = CommuneField()
    phone = forms.CharField(
        label=_("Téléphone"), max_length=20, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    hours = forms.CharField(
        label=_("Quand y aller"),
        max_length=120,
        required=False,
        help_text=_("« lundi et jeudi matin, sans rendez-vous »"),
    )
    advice = forms.CharField(
        label=_("Bon à savoir"),
        max_length=200,
        required=False,
        help_text=_("« bus 3, arrêt Hôtel de ville »"),
    )

    @property
    def door(self) -> Door:
        names = ("name", "themes", "street", "phone", "hours", "advice")
        return Door(
            commune_code=self.cleaned_data["commune"], **{name: self.cleaned_data[name] for name in names}
        )


class AddressForm(TeamForm, DoorForm):
    field_order = ("team",)


def _said(line: AddressLine) -> str:
    return " · ".join(part for part in (line.address.name, line.commune, ", ".join(line.themes)) if part)
