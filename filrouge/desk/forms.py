from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation
from filrouge.privacy.context import Context
from filrouge.shared.inputs import offer
from filrouge.shared.written import Given, written

from .queries.caseload import Choice, Order, Show


class CaseloadForm(forms.Form):
    """The filters of a caseload, read from the address. What is not understood is left out."""

    q = forms.CharField(label=_("Nom, téléphone, référence"), required=False, max_length=80)
    de = forms.ChoiceField(label=_("Qui"), required=False)
    montrer = forms.ChoiceField(label=_("Montrer"), required=False, choices=Show.choices)
    tri = forms.ChoiceField(label=_("Trier par"), required=False, choices=Order.choices)

    def __init__(self, data: Any, *, context: Context, chosen: str = "") -> None:
        super().__init__(data, auto_id="filtre-%s")
        whose: list[tuple[str, Any]] = [("", _("ma file active"))]
        if context.organisations:
            whose.append(("equipe", _("mon équipe")))
        if context.coordinated:
            whose.append(("ensemble", _("tout le projet")))
            whose += _organisations(context)
        if chosen.startswith("referent-"):
            whose.append((chosen, _("un·e collègue")))
        offer(self, "de", whose)

    def choice(self) -> Choice:
        self.is_valid()
        said = self.cleaned_data
        return Choice(
            whose=said.get("de", ""),
            show=said.get("montrer", ""),
            order=said.get("tri", ""),
            typed=said.get("q", "").strip(),
            after=str(self.data.get("apres", "")),
            before=str(self.data.get("avant", "")),
        )


def _organisations(context: Context) -> list[tuple[str, str]]:
    return [(f"organisation-{pk}", name) for pk, name in _members(projects=context.coordinated)]


@written
def _members() -> QuerySet[Organisation, Any]:
    projects = Given("projects", among=True)
    members = Organisation.objects.filter(consortium__project=projects, consortium__until=None)
    return members.distinct().order_by("name").values_list("pk", "name")
