from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.activities.actions.cohort_programmes import Days, days_of
from filrouge.activities.models import Period
from filrouge.enrolment.models import Cohort
from filrouge.pathways.models.bricks import Domain
from filrouge.shared.inputs import BigRadios, HourInput, offer

from .activities import MOST_MINUTES

HOW = (
    ("enrol", _("Elles ont dit oui à la cohorte : les inscrire")),
    ("write", _("Leur demander : un message part")),
)


class CohortProgrammeForm(forms.Form):
    """Which period, at which hours, what each day works on."""

    period = forms.ChoiceField(label=_("Quelle période"), choices=Period, widget=BigRadios)
    starts = forms.TimeField(
        label=_("Chaque jour, de"),
        widget=HourInput,
        error_messages={"required": _("Dites à quelle heure commence la journée.")},
    )
    ends = forms.TimeField(
        label=_("À"), widget=HourInput, error_messages={"required": _("Dites à quelle heure elle finit.")}
    )
    how = forms.ChoiceField(
        label=_("Les personnes de la cohorte"), choices=HOW, initial="enrol", widget=BigRadios
    )

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dated = [period for period in Period if days_of(cohort, period)]
        offer(self, "period", [(one.value, one.label) for one in dated])
        self.fields["period"].initial = dated[0] if dated else None
        for domain in Domain:
            self.fields[f"{domain.value}_minutes"] = forms.IntegerField(
                label=domain.label.capitalize(), min_value=5, max_value=MOST_MINUTES, required=False
            )

    @property
    def aims(self) -> list[Any]:
        return [self[f"{domain.value}_minutes"] for domain in Domain]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("starts") and data.get("ends") and data["ends"] <= data["starts"]:
            self.add_error("ends", _("La fin vient après le début."))
        return data

    @property
    def days(self) -> Days:
        data = self.cleaned_data
        minutes = {domain.value: data[f"{domain.value}_minutes"] for domain in Domain}
        return Days(
            starts=data["starts"],
            ends=data["ends"],
            minutes={domain: value for domain, value in minutes.items() if value},
        )
