from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project
from filrouge.outreach.models import Orientation, OrientationAnswer, OrientingOrganisation, Told
from filrouge.people.actions.information import HowGiven
from filrouge.people.forms.agreements import GivenForm
from filrouge.people.models.agreements import How
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer

Kind = OrientationAnswer.Kind


class AnswerForm(forms.Form):
    """A refusal says why, and where to go instead: both are read by whoever sent her."""

    kind = forms.ChoiceField(
        label=_("Réponse"),
        choices=Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse.")},
    )
    reason = forms.ChoiceField(
        label=_("Si vous refusez : la raison"),
        choices=[("", _("à choisir")), *OrientationAnswer.Reason.choices],
        required=False,
    )
    proposal = forms.CharField(
        label=_("Si vous refusez : où elle peut aller"),
        max_length=500,
        required=False,
        help_text=_("Un lieu nommé, avec de quoi le joindre."),
    )
    words = forms.CharField(
        label=_("Un mot pour la structure"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Rien sur la vie de la personne : la suite se dit avec elle."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") == Kind.REFUSED:
            if not cleaned.get("reason"):
                self.add_error("reason", _("Dites pourquoi : c’est ce qui permet d’orienter mieux."))
            if not cleaned.get("proposal"):
                self.add_error("proposal", _("Proposez un autre lieu : personne ne repart sans piste."))
        else:
            cleaned["reason"] = cleaned["proposal"] = ""
        return cleaned


class DiscardForm(forms.Form):
    because = forms.CharField(
        label=_("Pourquoi"),
        max_length=300,
        help_text=_("Par exemple : envoyée deux fois, publicité."),
        error_messages={"required": _("Dites pourquoi en quelques mots.")},
    )


class ToldForm(forms.Form):
    tells = forms.MultipleChoiceField(
        label=_("Ce que la personne accepte que la structure apprenne"),
        choices=Told,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class InformedForm(GivenForm):
    """Whether she knows what is kept of her: told today with the text under the eyes, or at the first meeting."""

    NOW, LATER = "now", "later"

    told = forms.ChoiceField(
        label=_("Lui avez-vous dit ce que nous gardons, et pourquoi ?"),
        choices=[
            (NOW, _("oui, aujourd’hui, avec le texte ci-dessous")),
            (LATER, _("pas encore : ce sera au premier rendez-vous, dans le mois")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites si la personne est informée : c’est son droit, sous un mois.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "how", [one for one in How.choices if one[0] != How.SCREEN])

    @property
    def informed(self) -> HowGiven | None:
        data = self.cleaned_data
        if data["told"] == self.LATER:
            return None
        return HowGiven(language=data["language"], how=data["how"], witness=data["witness"])


class PassForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=_("À quelle équipe"),
        queryset=Organisation.objects.none(),
        error_messages={"required": _("Choisissez une équipe du projet.")},
    )

    def __init__(self, *args: Any, orientation: Orientation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = orientation.project.members.filter(until=None).values("organisation")
        others = Organisation.objects.filter(pk__in=members).exclude(pk=orientation.organisation_id)
        offer(self, "organisation", others)


class StructureForm(forms.ModelForm):
    class Meta:
        model = OrientingOrganisation
        fields = ("name", "kind", "reveals", "contact", "email", "phone")
        help_texts: ClassVar = {
            "reveals": _(
                "Si venir de là dit quelque chose d’une personne, son nom n’est montré qu’aux personnes "
                "habilitées, pour le passé aussi. Ce choix ne se défait pas pour ce qui est déjà reçu."
            )
        }


class RecogniseForm(forms.Form):
    structure = forms.ModelChoiceField(
        label=_("C’est l’une de nos structures"), queryset=OrientingOrganisation.objects.none()
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = OrientingOrganisation.objects.in_use().filter(project=project).order_by("name")
        offer(self, "structure", known)


class EndForm(forms.Form):
    on = forms.DateField(label=_("Depuis le"), widget=DayInput(), initial=clock.today)
