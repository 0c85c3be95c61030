from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .queries import person_of

NOT_FOUND = _("Aucune personne suivie par votre organisation n’a cette référence. Vérifiez-la.")


class ReferenceForm(forms.Form):
    """The reference a person quotes; `cleaned_data["person_id"]` is the file it names."""

    reference = forms.CharField(
        label=_("Référence de la personne"),
        help_text=_("Elle figure sur ses papiers : K7M4-P2QX."),
        max_length=12,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "reference" in cleaned:
            cleaned["person_id"] = person_of(cleaned["reference"])
            if cleaned["person_id"] is None:
                self.add_error(
                    "reference",
                    _("Aucune personne suivie par votre organisation n’a cette référence. Vérifiez-la."),
                )
        return cleaned


class ErasureForm(ReferenceForm):
    reason = forms.CharField(
        label=_("Ce que la personne a demandé, quand et comment"),
        help_text=_("Par exemple : demande écrite remise à l’accueil le 3 mars."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class KeepForm(forms.Form):
    because = forms.CharField(
        label=_("Pourquoi garder ce dossier"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
