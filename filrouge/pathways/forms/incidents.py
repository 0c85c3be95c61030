from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import ConsortiumMember, Membership, Project, User
from filrouge.pathways.actions.incidents import Situation
from filrouge.pathways.models import AlarmStep, Incident, Severity
from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, PastDay, offer


class IncidentForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Ce qui se passe"),
        choices=Incident.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce qui se passe.")},
    )
    severity = forms.TypedChoiceField(
        label=_("Gravité"),
        choices=Severity.choices,
        coerce=int,
        widget=BigRadios,
        error_messages={"required": _("Dites s’il faut agir aujourd’hui.")},
    )
    happened_on = PastDay(label=_("Depuis quand"), initial=clock.today)
    text = forms.CharField(
        label=_("Ce que vous avez vu ou entendu"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Les faits, et les mots de la personne entre guillemets. Pas d’hypothèse sur ce qui l’explique."
        ),
        error_messages={"required": _("Écrivez ce que vous avez vu ou entendu, même en une phrase.")},
    )

    @property
    def situation(self) -> Situation:
        return Situation(**self.cleaned_data)


class EntryForm(forms.Form):
    text = forms.CharField(
        label=_("Ce qui a été fait, ce qui a changé"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Écrivez ce qui a été fait ou ce qui a changé.")},
    )


class EndForm(forms.Form):
    text = forms.CharField(
        label=_("Comment cela s’est terminé"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        error_messages={"required": _("Dites comment cela s’est terminé.")},
    )
    lessons = forms.CharField(
        label=_("Ce qu’on en retient"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ce qui a aidé, ce qui a manqué, ce que l’équipe fera autrement."),
    )


class AlarmStepForm(forms.Form):
    severity = forms.TypedChoiceField(
        label=_("À partir de"), choices=Severity.choices, coerce=int, widget=forms.RadioSelect
    )
    whom = forms.ChoiceField(
        label=_("Qui est prévenu"), choices=AlarmStep.Whom.choices, widget=forms.RadioSelect
    )
    user = forms.ModelChoiceField(
        label=_("Personne désignée"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("aucune"),
        help_text=_("Seulement si vous avez choisi « une personne désignée »."),
    )
    within_hours = forms.IntegerField(label=_("En combien d’heures"), min_value=1, max_value=240, initial=24)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = ConsortiumMember.objects.filter(project=project, until=None).values("organisation")
        held = Membership.objects.current().filter(
            Q(role__in=("coordinator", "manager", "referent", "professional")), organisation__in=members
        )
        users = User.objects.filter(pk__in=held.values("user"))
        offer(self, "user", users.order_by("given_name", "family_name", "pk"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        named = data.get("whom") == AlarmStep.Whom.NAMED
        if named and not data.get("user"):
            self.add_error("user", _("Choisissez la personne à prévenir."))
        if not named:
            data["user"] = None
        return data
