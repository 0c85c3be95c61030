from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.actions.answers import Reply
from filrouge.enrolment.models import Evidence, Value
from filrouge.shared.inputs import BigRadios, PastDay


class AnswerForm(forms.Form):
    value = forms.ChoiceField(
        label=_("Réponse"),
        choices=Value,
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Choisissez une réponse.")},
    )
    because = forms.CharField(
        label=_("Parce que…"),
        max_length=240,
        required=False,
        help_text=_("Une phrase que la personne comprendrait."),
    )
    evidence = forms.ChoiceField(
        label=_("Ce que vous avez vu"),
        choices=[("", _("rien de particulier")), *Evidence.choices],
        required=False,
        help_text=_("On note ce qui a été vu, jamais une copie."),
    )
    other_evidence = forms.CharField(
        label=_("Lequel, si c’est un autre document"), max_length=120, required=False
    )
    seen_on = PastDay(label=_("Vu le"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("value") in (Value.MET, Value.NOT_MET) and not data.get("because"):
            self.add_error("because", _("Dites pourquoi : la personne doit pouvoir le comprendre."))
        if data.get("evidence") == Evidence.OTHER and not data.get("other_evidence"):
            self.add_error("other_evidence", _("Dites quel document vous avez vu."))
        if data.get("evidence") and not data.get("seen_on"):
            self.add_error("seen_on", _("Dites quel jour vous l’avez vu."))
        return data

    @property
    def reply(self) -> Reply:
        return Reply(**{name: self.cleaned_data[name] for name in self.fields})
