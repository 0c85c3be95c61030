from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.directory.models import (
    FRENCH_LEVELS,
    Asker,
    Audience,
    Fees,
    Reception,
    Service,
    ServiceKind,
    Structure,
    Way,
)
from filrouge.directory.models.published import Published
from filrouge.reference.inputs import CommuneField
from filrouge.reference.models import Commune

from .search import theme_choices

LINE = forms.TextInput()
HOURS = _("Comme « Mo-Fr 09:00-12:00; Sa 10:00-12:00 » : alors « ouvert maintenant » sait répondre.")


class EntryForm(forms.ModelForm):
    """The name of the commune follows its code."""

    commune_code = CommuneField()

    def said(self) -> dict[str, Any]:
        """By column; only what the form asks."""
        values = {name: self.cleaned_data[name] for name in self.fields}
        if "commune_code" in self.changed_data:
            commune = Commune.objects.filter(pk=values["commune_code"]).first()
            values["commune"] = commune.name if commune else ""
        return values


class StructureForm(EntryForm):
    website = forms.URLField(label=_("Site"), required=False, assume_scheme="https")
    email = forms.EmailField(label=_("Adresse e-mail"), required=False)

    class Meta:
        model = Structure
        fields = (
            *("name", "phone", "email", "website", "address", "address_more", "postcode", "commune_code"),
            *("opening_hours", "description", "siret", "latitude", "longitude"),
        )
        widgets: ClassVar = {"opening_hours": LINE, "description": forms.Textarea(attrs={"rows": 4})}
        help_texts: ClassVar = {"opening_hours": HOURS}
        error_messages: ClassVar = {"name": {"required": _("Donnez le nom de la structure.")}}


class ServiceForm(EntryForm):
    email = forms.EmailField(label=_("Adresse e-mail"), required=False)
    ask_url = forms.URLField(label=_("Lien pour le demander"), required=False, assume_scheme="https")
    themes = forms.MultipleChoiceField(
        label=_("Ce à quoi il répond"),
        choices=theme_choices(whole=False),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        error_messages={"required": _("Dites à quoi ce service répond.")},
    )
    audiences = forms.MultipleChoiceField(
        label=_("Pour qui"), choices=Audience, required=False, widget=forms.CheckboxSelectMultiple
    )
    receptions = forms.MultipleChoiceField(
        label=_("Où"), choices=Reception, required=False, widget=forms.CheckboxSelectMultiple
    )
    ways = forms.MultipleChoiceField(
        label=_("Comment le demander"), choices=Way, required=False, widget=forms.CheckboxSelectMultiple
    )
    askers = forms.MultipleChoiceField(
        label=_("Qui peut le demander"), choices=Asker, required=False, widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(
        label=_("Type"), choices=[("", _("pas dit")), *ServiceKind.choices], required=False
    )
    fees = forms.ChoiceField(label=_("Coût"), choices=[("", _("pas dit")), *Fees.choices], required=False)
    french_level = forms.ChoiceField(
        label=_("Français demandé"),
        choices=[("", _("aucun, ou pas dit")), *((level, level) for level in FRENCH_LEVELS)],
        required=False,
    )
    description = forms.CharField(
        label=_("Ce que l’on y fait"),
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Dites en une phrase ce que l’on y fait.")},
    )

    class Meta:
        model = Service
        fields = (
            *("name", "description", "themes", "kind", "audiences", "audiences_details", "conditions"),
            *("french_level", "fees", "fees_details", "receptions", "ways", "askers", "ways_details"),
            *("phone", "email", "ask_url", "contact_name", "opening_hours"),
            *("address", "address_more", "postcode", "commune_code", "latitude", "longitude"),
        )
        widgets: ClassVar = dict.fromkeys(
            ("opening_hours", "audiences_details", "conditions", "fees_details", "ways_details"), LINE
        )
        help_texts: ClassVar = {"opening_hours": HOURS}
        error_messages: ClassVar = {"name": {"required": _("Donnez le nom du service.")}}

    def said(self) -> dict[str, Any]:
        values = super().said()
        return values | {
            name: sorted(values[name]) for name in ("themes", "audiences", "receptions", "ways", "askers")
        }


def as_written(entry: Published, form: type[EntryForm]) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(entry, name) for name in form._meta.fields or ()}
