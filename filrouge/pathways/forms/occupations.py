from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.actions.occupations import Trade, Tried
from filrouge.pathways.models import OccupationDecision, OccupationTrial
from filrouge.reference.models import Occupation
from filrouge.shared.inputs import offer

from .inputs import BigRadios, PastDay


def _asked(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=help_text,
    )


class TradeForm(forms.Form):
    words = forms.CharField(
        label=_("Le métier, avec ses mots"),
        max_length=160,
        widget=forms.TextInput(attrs={"autofocus": True}),
        error_messages={"required": _("Écrivez le métier comme la personne le dit.")},
    )
    occupation = forms.ModelChoiceField(
        label=_("Dans la liste des métiers"),
        queryset=Occupation.objects.none(),
        required=False,
        empty_label=_("pas précisé"),
    )
    hours = _asked(_("Les horaires"), _("Ceux des vrais emplois d’ici : tôt, tard, le samedi, coupés."))
    strain = _asked(_("Ce qui est dur"), _("Porter, rester debout, le froid, le bruit, le rythme."))
    pay = _asked(_("Ce que cela paie"), _("Au début, puis avec l’expérience."))
    access = _asked(
        _("Ce qu’il faut pour y entrer"), _("Diplôme, permis, niveau de français, casier vierge.")
    )

    def __init__(self, *args: Any, found: list[Occupation], chosen: str = "", **kwargs: Any) -> None:
        """`found`: the trades that answer what was looked for; `chosen`: the code already kept."""
        super().__init__(*args, **kwargs)
        codes = [one.code for one in found] + ([chosen] if chosen else [])
        offer(self, "occupation", Occupation.objects.filter(code__in=codes).order_by("name"))

    @property
    def trade(self) -> Trade:
        return Trade(**{name: self.cleaned_data[name] for name in self.fields})


class TrialForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Comment"),
        choices=OccupationTrial.Kind,
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Dites comment ce métier a été essayé.")},
    )
    on = PastDay(label=_("Le"))
    place = forms.CharField(label=_("Où, chez qui"), max_length=160, required=False)
    learned = forms.CharField(
        label=_("Ce que la personne en dit"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ce qui lui a plu, ce qui l’a surprise, si elle y retournerait."),
        error_messages={"required": _("Écrivez ce que la personne en dit, même en trois mots.")},
    )

    @property
    def tried(self) -> Tried:
        return Tried(**self.cleaned_data)


class DecisionForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Ce que l’on décide"),
        choices=OccupationDecision.Verdict,
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Dites ce que vous décidez ensemble.")},
    )
    on = PastDay(label=_("Le"))
    because = forms.CharField(
        label=_("Pourquoi"), max_length=300, required=False, help_text=_("Avec les mots de la personne.")
    )
