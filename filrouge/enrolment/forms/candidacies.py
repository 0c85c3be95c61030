from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.queries.listing import Choice, Show, projects_coordinated
from filrouge.privacy.context import Context
from filrouge.shared.inputs import PastDay, offer


class AskForm(forms.Form):
    on = PastDay(label=_("Demande reçue le"), error_messages={"required": _("Donnez le jour de la demande.")})
    oriented_by = forms.CharField(
        label=_("Orienté·e par"),
        max_length=160,
        required=False,
        help_text=_("Laissez vide si la personne est venue d’elle-même."),
    )


class ListForm(forms.Form):
    """The filters of the list, as they stand in its address. What is not understood is left out."""

    q = forms.CharField(
        label=_("Nom ou téléphone"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    de = forms.ChoiceField(label=_("De qui"), required=False)
    montrer = forms.ChoiceField(label=_("Montrer"), choices=Show, required=False)

    def __init__(self, *args: Any, context: Context, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = [("equipe", _("mon équipe"))] if context.organisations else []
        projects = projects_coordinated(context) if context.coordinated else []
        whose = [*((f"projet-{one.pk}", one.name) for one in projects), *team]
        offer(self, "de", whose)
        self.default = str(whose[0][0]) if whose else ""
        self.initial["de"] = self.default

    def choice(self, after: str) -> Choice:
        self.is_valid()
        read = self.cleaned_data
        return Choice(
            whose=read.get("de") or self.default,
            show=read.get("montrer") or "",
            typed=(read.get("q") or "").strip(),
            after=after,
        )
