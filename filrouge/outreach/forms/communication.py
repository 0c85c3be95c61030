from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.outreach.actions.communication import Saying
from filrouge.outreach.models import CHANNELS, PlannedMessage
from filrouge.outreach.models.communication import Audience, French, Medium
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer

from .inputs import TeamForm

NAMES = (
    *("audience", "title", "words", "french", "medium", "other_medium", "channel"),
    *("starts_on", "ends_on", "in_charge"),
)


class SayingForm(forms.Form):
    audience = forms.ChoiceField(label=_("À qui"), choices=Audience)
    title = forms.CharField(
        label=_("En un mot"),
        max_length=120,
        help_text=_("Par exemple : affiche du bus, petit-déjeuner des partenaires."),
        error_messages={"required": _("Donnez-lui un titre que l’équipe reconnaîtra.")},
    )
    words = forms.CharField(
        label=_("Ce qui est dit"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Les mots eux-mêmes. Une idée par phrase ; ce que la personne peut faire, et où venir."),
        error_messages={"required": _("Écrivez ce qui est dit, même en brouillon.")},
    )
    french = forms.ChoiceField(label=_("Niveau de français"), choices=French, initial=French.PLAIN)
    medium = forms.ChoiceField(label=_("Par quoi"), choices=Medium)
    other_medium = forms.CharField(label=_("Si c’est autre chose, quoi"), max_length=80, required=False)
    channel = forms.ChoiceField(
        label=_("Comment les personnes viendraient ensuite"),
        choices=[("", _("on ne sait pas")), *CHANNELS],
        required=False,
        help_text=_("Pour compter ce qu’il a amené : les rencontres venues par là, à la même période."),
    )
    starts_on = forms.DateField(label=_("À partir du"), widget=DayInput(), initial=clock.today)
    ends_on = forms.DateField(
        label=_("Jusqu’au"), widget=DayInput(), required=False, help_text=_("Vide : un seul jour.")
    )
    in_charge = forms.ModelChoiceField(label=_("Qui s’en charge"), queryset=User.objects.none())

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "in_charge", people)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("medium") == Medium.OTHER and not data.get("other_medium"):
            self.add_error("other_medium", _("Dites par quoi."))
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Le dernier jour vient avant le premier."))
        return data

    @property
    def saying(self) -> Saying:
        return Saying(**{name: self.cleaned_data[name] for name in NAMES})


class NewSayingForm(TeamForm, SayingForm):
    field_order = ("team",)

    def __init__(self, *args: Any, teams: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, teams=teams, people=people, **kwargs)


class EffectForm(forms.Form):
    on = forms.DateField(label=_("Vu le"), widget=DayInput(), initial=clock.today)
    people = forms.IntegerField(
        label=_("Personnes venues grâce à lui, à peu près"), min_value=0, max_value=100_000, required=False
    )
    words = forms.CharField(
        label=_("Ce que ça a donné"),
        max_length=400,
        help_text=_("Ce qui a été compris, ou pas ; par qui. Aucun nom."),
        error_messages={"required": _("Dites en quelques mots ce que ça a donné, même rien.")},
    )

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > clock.today():
            raise forms.ValidationError(_("Ce jour n’est pas encore venu : choisissez aujourd’hui ou avant."))
        return on


def as_planned(message: PlannedMessage) -> dict[str, Any]:
    return {name: getattr(message, name) for name in NAMES}
