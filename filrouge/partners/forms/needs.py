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
    intercommunalite = forms.ChoiceField(label=_("Intercommunalité"), required=False)
    commune = forms.ChoiceField(label=_("Commune"), required=False)
    theme = forms.ChoiceField(label=_("Besoin"), required=False)
    public = forms.ChoiceField(label=_("Qui"), choices=Public, required=False)
    projet = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, initial: Mapping[str, Any], *, departement: Choices, intercommunalite: Choices, commune: Choices
    ) -> None:
        """A place is chosen among these; nothing is asked where there is none."""
        super().__init__(initial=dict(initial))
        self._choose("departement", [("", _("tout le projet")), *departement])
        self._choose("theme", [("", _("tous")), *((one.code, one.label) for one in THEMES)])
        for name, choices in (("intercommunalite", intercommunalite), ("commune", commune)):
            self._choose(name, [("", _("toutes")), *choices])
            if not choices:
                del self.fields[name]

    def _choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
