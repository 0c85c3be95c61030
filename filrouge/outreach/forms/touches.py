"""« Comment nous avez-vous connus ? » : asked in these words, answered in hers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.outreach.actions.touches import Declared
from filrouge.outreach.models import Approach, Arrival, BroughtBy, Kind
from filrouge.shared.inputs import BigRadios

Choices = list[tuple[Any, Any]]
SAME = "same"


def _kinds(approach: Approach) -> Choices:
    return [(kind.value, kind.label) for kind in Kind if kind.approach == approach]


def _arrivals(*arrivals: Arrival) -> Choices:
    return [(one.value, one.label) for one in arrivals]


CHANNEL_GROUPS: Choices = [
    (_("Quelqu’un en a parlé"), _arrivals(Arrival.WORD, Arrival.ORIENTATION)),
    (_("L’équipe était là"), _kinds(Approach.ALLER_VERS)),
    (_("Une invitation, une réunion"), _kinds(Approach.FAIRE_VENIR)),
    (_("Autrement"), _arrivals(Arrival.ALONE, Arrival.OTHER)),
]


class HeardForm(forms.Form):
    """Of someone met outside: how she heard of us, and by whom, as a category."""

    channel = forms.ChoiceField(
        label=_("Comment avez-vous entendu parler de nous ?"),
        choices=[("", _("choisir")), *CHANNEL_GROUPS],
        error_messages={"required": _("Choisissez une réponse, ou revenez : la question peut attendre.")},
    )
    category = forms.ChoiceField(
        label=_("Par qui ?"),
        choices=BroughtBy,
        required=False,
        widget=BigRadios(),
        help_text=_("Une catégorie suffit : jamais un nom sans son accord."),
    )


class DeclaredForm(HeardForm):
    decided = forms.ChoiceField(
        label=_("Et qu’est-ce qui vous a décidé·e à venir ?"),
        choices=[("", _("pas dit")), (SAME, _("la même chose")), *CHANNEL_GROUPS],
        required=False,
    )
    name = forms.CharField(
        label=_("Le nom de la personne qui a parlé de nous"),
        max_length=120,
        required=False,
        help_text=_("Seulement si les deux sont d’accord. La catégorie suffit pour compter."),
    )
    both_agree = forms.BooleanField(
        label=_("Les deux acceptent que ce nom soit gardé : je le leur ai demandé"), required=False
    )

    @property
    def said(self) -> Declared:
        data = self.cleaned_data
        decided = data["channel"] if data["decided"] == SAME else data["decided"]
        return Declared(**{name: data[name] for name in self.fields} | {"decided": decided})
