"""Inputs of forms that several domains use: a commune as it is said."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.reference.models import Commune
from filrouge.reference.queries import commune_named


class _Typed(str):
    """Typed, hence shown again as it is: a postcode may be the INSEE code of another commune."""


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

    def bound_data(self, data: Any, initial: Any) -> Any:
        return _Typed(data or "")

    def prepare_value(self, value: Any) -> Any:
        """A code as a name; what was typed stays as typed."""
        kept = not value or isinstance(value, _Typed)
        found = None if kept else Commune.objects.filter(pk=value).first()
        return str(found) if found else value
