from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.outreach.actions.outings import Plan
from filrouge.outreach.models import Approach, Debrief, Kind, Outing, Place
from filrouge.outreach.models.vocabulary import NEEDS_A_NAME
from filrouge.shared.clock import PARIS
from filrouge.shared.inputs import DayInput, offer

from .inputs import BigChecks, HourInput, TeamForm


def kinds_by_approach() -> list[Any]:
    return [
        (approach.label, [(kind.value, kind.label) for kind in Kind if kind.approach is approach])
        for approach in Approach
    ]


class PlanForm(forms.Form):
    """An outing, in the order one thinks of it: what, where, when, who, what it offers."""

    kind = forms.ChoiceField(
        label=_("Quelle forme"),
        choices=kinds_by_approach,
        error_messages={"required": _("Dites quelle forme prend cette action.")},
    )
    other_kind = forms.CharField(
        label=_("Laquelle"), max_length=80, required=False, help_text=_("Si c’est une autre façon de faire.")
    )
    title = forms.CharField(
        label=_("Titre"), max_length=120, required=False, help_text=_("Facultatif : « Thé au city-stade ».")
    )
    place = forms.ModelChoiceField(
        label=_("Lieu"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("sans lieu, ou à trouver"),
    )
    day = forms.DateField(
        label=_("Jour"), widget=DayInput, error_messages={"required": _("Dites quel jour.")}
    )
    starts = forms.TimeField(
        label=_("De"), widget=HourInput, error_messages={"required": _("Dites à quelle heure elle commence.")}
    )
    ends = forms.TimeField(
        label=_("À"),
        widget=HourInput,
        help_text=_("Avant l’heure de début : c’est le lendemain."),
        error_messages={"required": _("Dites à quelle heure elle finit.")},
    )
    members = forms.ModelMultipleChoiceField(
        label=_("Qui y va"), queryset=User.objects.none(), required=False, widget=BigChecks
    )
    partners = forms.CharField(
        label=_("Partenaires présents"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Un par ligne : structures, pas de noms de personnes."),
    )
    childcare = forms.BooleanField(label=_("Garde d’enfants sur place"), required=False)
    women_only = forms.BooleanField(label=_("Créneau réservé aux femmes"), required=False)
    transport = forms.CharField(
        label=_("Transport proposé"),
        max_length=160,
        required=False,
        help_text=_("Par exemple : navette depuis la mairie."),
    )
    cost = forms.DecimalField(
        label=_("Coût en euros"), max_digits=8, decimal_places=2, min_value=0, required=False
    )

    def __init__(self, *args: Any, places: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "place", places)
        offer(self, "members", colleagues)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("kind") in NEEDS_A_NAME and not data.get("other_kind"):
            self.add_error("other_kind", _("Dites de quelle action il s’agit."))
        if data.get("starts") and data.get("starts") == data.get("ends"):
            self.add_error("ends", _("La fin et le début sont à la même heure."))
        return data

    @property
    def plan(self) -> Plan:
        data = self.cleaned_data
        starts_at = datetime.combine(data["day"], data["starts"], tzinfo=PARIS)
        ends_on = data["day"] + timedelta(days=int(data["ends"] < data["starts"]))
        names = ("kind", "title", "place", "childcare", "women_only", "transport", "cost")
        return Plan(
            **{name: data[name] for name in names},
            other_kind=data["other_kind"] if data["kind"] in NEEDS_A_NAME else "",
            starts_at=starts_at,
            ends_at=datetime.combine(ends_on, data["ends"], tzinfo=PARIS),
            team=tuple(data["members"]),
            partners=tuple(line.strip()[:120] for line in data["partners"].splitlines() if line.strip()),
        )


class OutingForm(TeamForm, PlanForm):
    field_order = ("team",)

    def __init__(self, *args: Any, teams: Any, places: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, teams=teams, places=places, colleagues=colleagues, **kwargs)


def as_planned(outing: Outing) -> dict[str, Any]:
    """The initial values of the form: the outing itself, or one taken as a model."""
    names = ("kind", "other_kind", "title", "place", "childcare", "women_only", "transport", "cost")
    start, end = timezone.localtime(outing.starts_at), timezone.localtime(outing.ends_at)
    return {name: getattr(outing, name) for name in names} | {
        "team": f"{outing.organisation_id}-{outing.project_id}",
        "day": start.date(),
        "starts": start.time(),
        "ends": end.time(),
        "members": [member.user_id for member in outing.members.all()],
        "partners": "\n".join(partner.name for partner in outing.partners.all()),
    }


class CancelForm(forms.Form):
    because = forms.CharField(
        label=_("Pourquoi"),
        max_length=300,
        help_text=_("La pluie, une salle fermée, personne de disponible : cela aide à mieux prévoir."),
        error_messages={"required": _("Dites en quelques mots pourquoi elle n’a pas lieu.")},
    )


class DebriefForm(forms.Form):
    """Five minutes in the van: what worked, what did not, for whom."""

    worked = forms.CharField(
        label=_("Ce qui a marché"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Rien qui permette de reconnaître quelqu’un : toutes les équipes du projet le lisent."),
    )
    did_not = forms.CharField(
        label=_("Ce qui n’a pas marché"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    for_whom = forms.MultipleChoiceField(
        label=_("Pour qui cela a marché"), choices=Debrief.Group, required=False, widget=BigChecks
    )
    learned = forms.CharField(
        label=_("Ce que nous ferons autrement"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(data.values()):
            raise forms.ValidationError(_("Écrivez au moins une ligne, ou cochez pour qui cela a marché."))
        return data
