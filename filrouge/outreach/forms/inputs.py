"""Inputs of outreach: large choices for a thumb, a commune as it is said, which team."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.people.queries.places import Place as Team
from filrouge.reference.models import Commune
from filrouge.reference.queries import commune_named
from filrouge.shared.inputs import BigRadios, offer


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class BigChecks(forms.CheckboxSelectMultiple):
    """As large, several at once."""

    template_name = BigRadios.template_name


class CommuneField(forms.CharField):
    """A name or a postcode; gives the INSEE code. Shown again as « Béziers (34) »."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Commune"))
        kwargs.setdefault("help_text", _("Nom ou code postal."))
        widget = forms.TextInput(attrs={"list": "communes", "autocomplete": "off"})
        super().__init__(max_length=80, required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        if not typed:
            return ""
        commune = commune_named(typed)
        if commune is None:
            raise forms.ValidationError(
                _("Cette commune n’est pas reconnue, ou plusieurs portent ce nom : ajoutez le département.")
            )
        return commune.code

    def prepare_value(self, value: Any) -> Any:
        """A code as a name; what was typed stays as typed."""
        found = Commune.objects.filter(pk=value).first() if value else None
        return str(found) if found else value


class TeamForm(forms.Form):
    """For which team and project, asked only of those who have several."""

    team = forms.ChoiceField(label=_("Pour quelle équipe"))

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
