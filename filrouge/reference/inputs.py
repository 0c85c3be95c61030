"""Inputs of forms that several domains use: a commune, a trade, as they are said."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.reference.models import Commune, Occupation
from filrouge.reference.queries import commune_named, communes_named, occupation_named


class _Typed(str):
    """Typed, hence shown again as it is: a postcode may be the INSEE code of another commune."""


UNKNOWN = _("Cette commune n’est pas reconnue, ou plusieurs portent ce nom : ajoutez le département.")
BETWEEN = re.compile(r"[\n;]")


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
            raise forms.ValidationError(UNKNOWN)
        return commune.code

    def bound_data(self, data: Any, initial: Any) -> Any:
        return _Typed(data or "")

    def prepare_value(self, value: Any) -> Any:
        """A code as a name; what was typed stays as typed."""
        kept = not value or isinstance(value, _Typed)
        found = None if kept else Commune.objects.filter(pk=value).first()
        return str(found) if found else value


class CommunesField(forms.CharField):
    """Communes one below the other, by name or postcode, or all those of an intercommunality by its name; gives their
    INSEE codes, each once, in the order typed. Shown again as « Béziers (34) »."""

    MOST = 200

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Communes"))
        widget = forms.Textarea(attrs={"rows": 5, "autocomplete": "off"})
        super().__init__(max_length=80 * self.MOST, widget=widget, required=False, **kwargs)

    def clean(self, value: Any) -> list[str]:
        typed = [line.strip() for line in BETWEEN.split(super().clean(value)) if line.strip()]
        if len(typed) > self.MOST:
            raise forms.ValidationError(_("Deux cents communes au plus."))
        found = {line: communes_named(line) for line in typed}
        unknown = [line for line, codes in found.items() if not codes]
        if unknown:
            said = _("Non reconnues, ou plusieurs portent ce nom, ajoutez le département : %(names)s.")
            raise forms.ValidationError(said, params={"names": ", ".join(unknown)})
        return list(dict.fromkeys(code for codes in found.values() for code in codes))

    def prepare_value(self, value: Any) -> Any:
        """Codes as names; what was typed stays as typed."""
        if not value or isinstance(value, str):
            return value
        known = {one.pk: str(one) for one in Commune.objects.filter(pk__in=value)}
        return "\n".join(known.get(code, code) for code in value)


class OccupationField(forms.CharField):
    """A trade by its code or its name, chosen among those proposed while typing; gives the trade, None when blank.
    Shown again as « Commis / Commise de cuisine (G1602) »."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Métier"))
        widget = forms.TextInput(attrs={"list": "occupations", "autocomplete": "off"})
        super().__init__(max_length=200, widget=widget, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        typed: str = super().clean(value)
        if not typed:
            return None
        found = occupation_named(typed)
        if found is None:
            raise forms.ValidationError(
                _("Ce métier n’est pas reconnu : choisissez-le dans la liste proposée, ou laissez vide.")
            )
        return found

    def bound_data(self, data: Any, initial: Any) -> Any:
        return _Typed(data or "")

    def prepare_value(self, value: Any) -> Any:
        kept = not value or isinstance(value, _Typed)
        found = None if kept else Occupation.objects.filter(pk=getattr(value, "pk", value)).first()
        return str(found) if found else value
