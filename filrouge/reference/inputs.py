"""Inputs of forms that several domains use: a commune as it is said."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.reference.models import Commune
from filrouge.reference.queries import commune_named


class CommuneField(forms.CharField):
    """A name or a postcode; gives the INSEE code. Shown again as « Béziers (34) »."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Commune"))
        kwargs.setdefault("help_text", _("Nom ou code postal."))
        kwargs.setdefault("required", False)
        widget = forms.TextInput(attrs={"list": "communes", "autocomplete": "off"})
        super().__init__(max_length=80, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        if not typed:
            return ""
        commune = commune_named(typed)
        if commune is None:
            raise forms.ValidationError(
                _("Cette commune n’est pas reconnue, ou plusieurs portent ce nom : ajoutez le département.")
            )
        return commune.code

    def prepare_value(self, value: Any) -> Any:
        """A code as a name; what was typed stays as typed."""
        found = Commune.objects.filter(pk=value).first() if value else None
        return str(found) if found else value
