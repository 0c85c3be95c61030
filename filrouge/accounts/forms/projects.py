from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import ConsortiumMember, Organisation, Project, ProjectObjective
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer


class ProjectForm(forms.ModelForm):
    class Meta:
        model = Project
        fields = ("name", "call", "lead", "starts_on", "ends_on", "texts_per_month")
        widgets: ClassVar = {"starts_on": DayInput(), "ends_on": DayInput()}
        help_texts: ClassVar = {
            "texts_per_month": _("Un SMS coûte quelques centimes. Au-delà, plus rien ne part. 0 : aucun SMS.")
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        starts, ends = values.get("starts_on"), values.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", _("La fin du projet vient après son début."))
        return values


class ObjectiveForm(forms.ModelForm):
    class Meta:
        model = ProjectObjective
        fields = ("label", "target", "by_date")
        widgets: ClassVar = {"by_date": DayInput()}
        help_texts: ClassVar = {
            "label": _("Par exemple : « personnes accompagnées », « sorties vers l’emploi ».")
        }


class ConsortiumForm(forms.Form):
    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())
    since = forms.DateField(label=_("Depuis le"), widget=DayInput(), initial=clock.today)

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        members = ConsortiumMember.objects.filter(project=project, until=None).values("organisation")
        offer(self, "organisation", Organisation.objects.exclude(pk__in=members))


class EndForm(forms.Form):
    until = forms.DateField(label=_("Dernier jour"), widget=DayInput(), initial=clock.today)
