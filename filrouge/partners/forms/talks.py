"""A call between both teams, an interview with three voices: when, then what was said."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.partners.actions.talks import Meeting
from filrouge.partners.models import Talk
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, HourInput

# What the summary of each is made of.
VOICES: dict[str, dict[str, Any]] = {
    Talk.CALL: {"agreed": _("Ce qui est convenu")},
    Talk.THREE: {
        "person": _("Ce que dit la personne"),
        "social": _("Ce que dit l’accompagnement social"),
        "work": _("Ce que dit l’accompagnement professionnel"),
        "agreed": _("Ce qui est convenu"),
    },
}


class PlanForm(forms.Form):
    on = forms.DateField(
        label=_("Le"), widget=DayInput(), error_messages={"required": _("Choisissez un jour.")}
    )
    at = forms.TimeField(label=_("À"), widget=HourInput(), required=False)
    where = forms.CharField(
        label=_("Où, ou qui appelle"),
        max_length=160,
        required=False,
        help_text=_("Par exemple : dans vos locaux ; nous vous appelons. Le partenaire le lit."),
    )

    @property
    def meeting(self) -> Meeting:
        return Meeting(**self.cleaned_data)


class SummaryForm(forms.Form):
    """One box for each voice; what is left empty is not said."""

    on = forms.DateField(
        label=_("C’était le"), widget=DayInput(), error_messages={"required": _("Dites quel jour c’était.")}
    )

    def __init__(self, talk: Talk, data: Any = None) -> None:
        super().__init__(data, initial={"on": clock.today()})
        self.voices = VOICES[talk]
        for name, label in self.voices.items():
            self.fields[name] = forms.CharField(
                label=label, max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in self.voices):
            self.add_error("agreed", _("Écrivez au moins ce qui est convenu."))
        return cleaned

    @property
    def words(self) -> str:
        """« La personne : … », a paragraph for each that spoke."""
        said = [(label, self.cleaned_data[name].strip()) for name, label in self.voices.items()]
        spoken = [f"{label} : {words}" for label, words in said if words]
        return "\n".join(spoken)
