"""Inputs of outreach: large choices for a thumb, which team."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.people.queries.places import Place as Team
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
