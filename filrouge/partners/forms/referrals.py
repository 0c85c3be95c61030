"""What is said of someone to a partner, line by line, and how it leaves."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.partners.models import DAYS, Said, Way
from filrouge.partners.referring.saying import Sayable
from filrouge.people.models.agreements import How
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer

AGREED = timedelta(days=180)  # proposed; she says otherwise


def _words(label: Any, help_text: Any = "") -> forms.CharField:
    """A line said only when something is written in it."""
    rows = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, help_text=help_text, widget=rows, required=False, max_length=600)


class ReferralForm(forms.Form):
    """Only the minimum is there at first. A line that is ticked, or that holds words, is said; no other."""

    asked = forms.CharField(
        label=_("Ce qui est demandé"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Deux phrases suffisent : ce qu’il faut faire, pour quand."),
        error_messages={"required": _("Dites ce que vous demandez au partenaire.")},
    )
    reach = forms.ChoiceField(
        label=_("Comment la joindre"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez comment le partenaire peut la joindre.")},
    )
    lines = forms.MultipleChoiceField(
        label=_("Dire aussi"), required=False, widget=forms.CheckboxSelectMultiple
    )
    availability = _words(_("Quand elle est disponible"))
    more = _words(
        _("Autre chose d’utile"), _("Rien sur l’exil, la santé ou la justice : cela ne se dit pas ici.")
    )
    health = _words(_("Ce qu’il faut savoir de sa santé"))
    justice = _words(_("Ses contraintes liées à la justice"))
    to_name = forms.CharField(
        label=_("À l’attention de"),
        max_length=120,
        required=False,
        help_text=_("La personne qui ouvrira, si vous la connaissez."),
    )
    already = forms.BooleanField(
        label=_("Cette structure l’accompagne déjà"),
        required=False,
        help_text=_(
            "Rien ne lui est demandé pour un jour : une fiche est préparée tout de suite, qui fait l’aller-retour."
        ),
    )
    way = forms.ChoiceField(label=_("Comment l’envoyer"), choices=Way, widget=forms.RadioSelect)
    email = forms.EmailField(label=_("Adresse e-mail du partenaire"), required=False)
    answer_by = forms.DateField(
        label=_("Réponse demandée pour le"),
        widget=DayInput(),
        required=False,
        error_messages={"required": _("Dites pour quel jour la réponse est demandée.")},
    )
    until = forms.DateField(
        label=_("La personne est d’accord jusqu’au"),
        widget=DayInput(),
        help_text=_("Ensuite, plus rien n’est montré au partenaire."),
    )

    def __init__(self, data: Any, *, sayable: Sayable, **kwargs: Any) -> None:
        today = clock.today()
        initial = {"answer_by": today + timedelta(days=DAYS), "until": today + AGREED, "way": Way.MAIL}
        super().__init__(data, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        self.sayable = sayable
        offer(self, "reach", sayable.ways)
        offer(
            self, "lines", [(line.said.value, f"{line.said.label} : {line.value}") for line in sayable.lines]
        )
        for secret in (Said.HEALTH, Said.JUSTICE):
            if secret not in sayable.typed:
                del self.fields[secret.value]
        if not sayable.lines:
            del self.fields["lines"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        field = self.fields["answer_by"]
        if not cleaned.get("already") and "answer_by" not in self.errors and not cleaned.get("answer_by"):
            self.add_error("answer_by", field.error_messages["required"])
        return cleaned

    @property
    def optional(self) -> list[Any]:
        """What may be said besides, as far as this sender may."""
        return [
            self[one] for one in ("lines", "availability", "more", "health", "justice") if one in self.fields
        ]

    @property
    def said(self) -> dict[str, str]:
        """Line by line, word for word."""
        cleaned = self.cleaned_data
        typed = {one: cleaned.get(one, "").strip() for one in ("availability", "more", "health", "justice")}
        return {
            Said.NAME.value: self.sayable.name,
            Said.REACH.value: self.sayable.way(cleaned["reach"]),
            Said.ASKED.value: cleaned["asked"].strip(),
            **{one: self.sayable.value_of(one) for one in cleaned.get("lines", [])},
            **{one: words for one, words in typed.items() if words},
        }


class RecallForm(forms.Form):
    because = forms.CharField(
        label=_("Pourquoi, en quelques mots"),
        max_length=300,
        required=False,
        help_text=_("Pour l’équipe seule : par exemple, une autre adresse a été trouvée."),
    )


class StopForm(forms.Form):
    how = forms.ChoiceField(
        label=_("Comment la personne l’a dit"), choices=How, initial=How.SPOKEN, widget=forms.RadioSelect
    )


class FilterForm(forms.Form):
    """As the address says it; what makes no sense is left aside."""

    structure = forms.CharField(label=_("Structure"), max_length=100, required=False)
    qui = forms.ChoiceField(
        label=_("Lesquelles"),
        required=False,
        choices=[("", _("celles que je suis")), ("toutes", _("toutes celles de mes équipes et projets"))],
    )

    @property
    def words(self) -> str:
        return self.cleaned_data.get("structure", "") if self.is_valid() else ""
