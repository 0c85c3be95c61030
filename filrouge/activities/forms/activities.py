from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.activities.actions.activities import Programme
from filrouge.activities.models import Activity, French, Kind
from filrouge.enrolment.models import Cohort
from filrouge.pathways.models.bricks import Domain
from filrouge.people.queries.places import Place as Team
from filrouge.shared.inputs import BigRadios, offer

SAID = (
    *("kind", "other_kind", "title", "about", "theme", "place", "seats", "french", "childcare", "women_only"),
    *("transport", "cost", "minutes"),
)
MOST_MINUTES = 600


class BigChecks(forms.CheckboxSelectMultiple):
    """As large as radios for a thumb, several at once."""

    template_name = BigRadios.template_name


class ProgrammeForm(forms.Form):
    """An activity, in the order one thinks of it: what, for whom, what it works on, what it takes."""

    kind = forms.ChoiceField(
        label=_("Quelle forme"),
        choices=Kind,
        error_messages={"required": _("Dites quelle forme prend cette activité.")},
    )
    other_kind = forms.CharField(
        label=_("Laquelle"), max_length=60, required=False, help_text=_("Si c’est une autre activité.")
    )
    title = forms.CharField(
        label=_("Titre"),
        max_length=120,
        help_text=_("Court, dans des mots que tout le monde lit : « Cuisine du marché »."),
        error_messages={"required": _("Donnez-lui un titre que les personnes comprendront.")},
    )
    about = forms.CharField(
        label=_("Ce qu’on y fait"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Les personnes le lisent sur la page de leur invitation."),
    )
    theme = forms.CharField(
        label=_("Thème du fil rouge"),
        max_length=60,
        required=False,
        help_text=_("Ce qui relie plusieurs activités : « la cuisine », « la montagne »."),
    )
    cohorts = forms.ModelMultipleChoiceField(
        label=_("Pour quelles cohortes"),
        queryset=Cohort.objects.none(),
        required=False,
        widget=BigChecks,
        help_text=_("D’autres personnes peuvent venir aussi."),
    )
    facilitators = forms.ModelMultipleChoiceField(
        label=_("Qui l’anime"), queryset=User.objects.none(), required=False, widget=BigChecks
    )
    partners = forms.CharField(
        label=_("Avec qui"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Un par ligne : un club, une association, un ou une intervenante."),
    )
    place = forms.CharField(label=_("Lieu habituel"), max_length=160, required=False)
    seats = forms.IntegerField(
        label=_("Nombre de places"),
        min_value=1,
        max_value=500,
        required=False,
        help_text=_("Vide : autant que de personnes qui viennent. Au-delà, une liste d’attente."),
    )
    french = forms.ChoiceField(label=_("Niveau de français"), choices=French, required=False)
    childcare = forms.BooleanField(label=_("Garde d’enfants sur place"), required=False)
    women_only = forms.BooleanField(label=_("Réservée aux femmes"), required=False)
    transport = forms.CharField(
        label=_("Transport proposé"),
        max_length=160,
        required=False,
        help_text=_("Par exemple : minibus depuis la gare."),
    )
    cost = forms.DecimalField(
        label=_("Coût par personne, en euros"), max_digits=7, decimal_places=2, min_value=0, required=False
    )
    minutes = forms.IntegerField(
        label=_("Temps par personne, en minutes"),
        min_value=1,
        max_value=1440,
        required=False,
        help_text=_("À chaque séance, trajet compris."),
    )

    def __init__(
        self, *args: Any, cohorts: QuerySet[Cohort], colleagues: QuerySet[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "cohorts", cohorts)
        offer(self, "facilitators", colleagues)
        for domain in Domain:
            self.fields[f"{domain.value}_minutes"] = forms.IntegerField(
                label=_("Minutes par séance"), min_value=5, max_value=MOST_MINUTES, required=False
            )
            self.fields[f"{domain.value}_words"] = forms.CharField(
                label=_("Ce qu’on y apprend"), max_length=240, required=False
            )

    @property
    def aims(self) -> Iterator[tuple[str, Any, Any]]:
        """Each domain with its two fields, for the page."""
        for domain in Domain:
            yield str(domain.label), self[f"{domain.value}_minutes"], self[f"{domain.value}_words"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("kind") == Kind.OTHER and not data.get("other_kind"):
            self.add_error("other_kind", _("Dites de quelle activité il s’agit."))
        for domain in Domain:
            if data.get(f"{domain.value}_words") and not data.get(f"{domain.value}_minutes"):
                self.add_error(f"{domain.value}_minutes", _("Dites aussi combien de minutes."))
        return data

    @property
    def programme(self) -> Programme:
        data = self.cleaned_data
        values = {name: data[name] for name in SAID}
        return Programme(
            **{**values, "other_kind": data["other_kind"] if data["kind"] == Kind.OTHER else ""},
            partners=tuple(line.strip()[:120] for line in data["partners"].splitlines() if line.strip()),
            aims={
                domain.value: (data[f"{domain.value}_minutes"], data[f"{domain.value}_words"])
                for domain in Domain
                if data[f"{domain.value}_minutes"]
            },
            cohorts=tuple(data["cohorts"]),
            facilitators=tuple(data["facilitators"]),
        )


class NewActivityForm(ProgrammeForm):
    """For which team and project, asked only of those who have several."""

    team = forms.ChoiceField(label=_("Pour quelle équipe"))
    field_order = ("team",)

    def __init__(self, *args: Any, teams: list[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {team.key: team for team in teams}
        offer(self, "team", [(team.key, str(team)) for team in teams])
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
            self.fields["team"].initial = teams[0].key

    @property
    def chosen_team(self) -> Team:
        return self.teams[self.cleaned_data["team"]]


def as_planned(activity: Activity) -> dict[str, Any]:
    """The initial values of the form."""
    values: dict[str, Any] = {name: getattr(activity, name) for name in SAID}
    values["partners"] = "\n".join(activity.partners)
    values["cohorts"] = [one.cohort_id for one in activity.for_cohorts.all()]
    values["facilitators"] = [one.user_id for one in activity.run_by.all()]
    for aim in activity.aims.all():
        values[f"{aim.domain}_minutes"] = aim.minutes
        values[f"{aim.domain}_words"] = aim.words
    return values


class ImprovementForm(forms.Form):
    words = forms.CharField(
        label=_("Ce qui change"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Dans des mots simples : « On commence à 10 h, pour ceux qui déposent les enfants ». Tout le "
            "groupe le lira : personne n’y est nommé."
        ),
        error_messages={"required": _("Écrivez ce qui change.")},
    )
    told = forms.BooleanField(label=_("Je l’ai déjà dit au groupe"), required=False)
