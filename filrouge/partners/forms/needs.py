from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.partners.models import Public
from filrouge.reference.themes import THEMES

Choices = Sequence[tuple[str, Any]]


class NeedsForm(forms.Form):
    """Where, what, who; the choice stays in the address."""

    departement = forms.ChoiceField(label=_("Où"), required=False)
    commune = forms.ChoiceField(label=_("Commune"), required=False)
    theme = forms.ChoiceField(label=_("Besoin"), required=False)
    public = forms.ChoiceField(label=_("Qui"), choices=Public, required=False)
    projet = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, initial: Mapping[str, Any], departments: Choices, communes: Choices) -> None:
        super().__init__(initial=dict(initial))
        self._choose("departement", [("", _("tout le projet")), *departments])
        self._choose("commune", [("", _("toutes")), *communes])
        self._choose("theme", [("", _("tous")), *((one.code, one.label) for one in THEMES)])
        if not communes:
            del self.fields["commune"]

    def _choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
