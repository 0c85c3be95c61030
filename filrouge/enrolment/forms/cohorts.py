from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.enrolment.actions.cohorts import CohortPlan
from filrouge.enrolment.models import Cohort, CohortPlace
from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer

from .wishes import WishesForm, wishes_said

PLAN = (
    *("name", "seats", "opening_from", "opening_until", "opening_hours", "opening_place"),
    *("break_from", "break_until", "break_place"),
)


class CohortForm(WishesForm):
    """Dates may stay empty: they come as they are decided."""

    name = forms.CharField(
        label=_("Nom de la cohorte"),
        max_length=80,
        help_text=_("Par exemple : Béziers, printemps."),
        error_messages={"required": _("Donnez-lui un nom que l’équipe reconnaîtra.")},
    )
    seats = forms.IntegerField(
        label=_("Nombre de places"),
        min_value=1,
        max_value=200,
        error_messages={"required": _("Dites combien de places elle aura.")},
    )
    opening_from = forms.DateField(label=_("Premier jour ensemble"), required=False, widget=DayInput())
    opening_until = forms.DateField(
        label=_("Dernier jour du temps collectif"), required=False, widget=DayInput()
    )
    opening_hours = forms.CharField(
        label=_("Horaires"),
        max_length=120,
        required=False,
        help_text=_("Par exemple : tous les jours, 9 h à 12 h."),
    )
    opening_place = forms.CharField(label=_("Lieu"), max_length=160, required=False)
    break_from = forms.DateField(label=_("Départ"), required=False, widget=DayInput())
    break_until = forms.DateField(label=_("Retour"), required=False, widget=DayInput())
    break_place = forms.CharField(label=_("Lieu du séjour"), max_length=160, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._in_order("opening_from", "opening_until", _("Le dernier jour vient avant le premier."))
        self._in_order("break_from", "break_until", _("Le retour vient avant le départ."))
        return data

    def _in_order(self, first: str, last: str, sentence: Any) -> None:
        starts, ends = self.cleaned_data.get(first), self.cleaned_data.get(last)
        if ends and not starts and first not in self.errors:
            self.add_error(first, _("Dites aussi le premier de ces deux jours."))
        if starts and ends and ends < starts:
            self.add_error(last, sentence)

    @property
    def plan(self) -> CohortPlan:
        return CohortPlan(**{name: self.cleaned_data[name] for name in PLAN}, wishes=self.wishes)


class NewCohortForm(CohortForm):
    project = forms.ModelChoiceField(label=_("Projet"), queryset=Project.objects.none())
    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())

    def __init__(
        self,
        *args: Any,
        projects: QuerySet[Project],
        organisations: QuerySet[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "project", projects)
        offer(self, "organisation", organisations)


class GivingForm(forms.Form):
    person = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        error_messages={
            "invalid_choice": _("Cette personne n’est pas, ou n’est plus, parmi celles que vous suivez.")
        },
    )
    on = forms.DateField(label=_("Depuis le"), widget=DayInput(), initial=clock.today)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", Person.objects.visible_to(user))


class LeavingForm(forms.Form):
    on = forms.DateField(label=_("Le"), widget=DayInput(), initial=clock.today)
    because = forms.ChoiceField(
        label=_("Pourquoi"),
        choices=CohortPlace.Leaving,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce qui se rapproche le plus.")},
    )
    note = forms.CharField(
        label=_("En quelques mots"),
        max_length=240,
        required=False,
        help_text=_("Ce qui aiderait à proposer autre chose. Rien sur la santé."),
    )

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > clock.today():
            raise forms.ValidationError(_("Ce jour n’est pas encore venu : choisissez aujourd’hui ou avant."))
        return on


def cohort_said(cohort: Cohort) -> dict[str, Any]:
    values = {name: getattr(cohort, name) for name in PLAN}
    return {**values, **wishes_said(cohort.wishes.all())}
