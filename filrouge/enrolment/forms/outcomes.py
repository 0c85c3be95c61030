from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.enrolment.actions.entries import Start
from filrouge.enrolment.actions.refusals import No
from filrouge.enrolment.models import Abandonment, Candidacy, Cohort, Refusal, Waiting
from filrouge.enrolment.queries.cohorts import cohorts_to_join
from filrouge.pathways.actions.objectives import Aim
from filrouge.pathways.models import Domain
from filrouge.pathways.models.pathways import WEEKLY
from filrouge.pathways.queries import colleagues_of
from filrouge.shared.inputs import BigRadios, PastDay, offer


class WaitForm(forms.Form):
    because = forms.ChoiceField(
        label=_("Pourquoi attendre"),
        choices=Waiting.Because,
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Choisissez une raison.")},
    )
    since = PastDay(label=_("Depuis le"), error_messages={"required": _("Donnez le jour.")})
    words = forms.CharField(
        label=_("Ce qui a été dit à la personne"),
        max_length=300,
        required=False,
        help_text=_("Par exemple : quand vous la rappelez, et ce qu’elle peut faire d’ici là."),
    )


class EndWaitForm(forms.Form):
    on = PastDay(label=_("Le"), error_messages={"required": _("Donnez le jour.")})
    because = forms.CharField(
        label=_("Ce qui a changé"),
        max_length=240,
        required=False,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )


class RefusalForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Motif"),
        choices=Refusal.Reason,
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Choisissez un motif.")},
    )
    words = forms.CharField(
        label=_("Ce qui a été dit à la personne"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Rien sur sa santé, la justice ou son statut : ces mots se lisent au-delà de l’équipe."),
        error_messages={"required": _("Écrivez ce qui a été dit à la personne.")},
    )
    referred_to = forms.CharField(
        label=_("Réorientation vers"),
        max_length=160,
        help_text=_("Un lieu précis, avec son nom : personne ne repart sans une adresse."),
        error_messages={"required": _("Personne ne repart sans une adresse : nommez un lieu.")},
    )
    referred_how = forms.CharField(label=_("Qui joindre là-bas, et comment"), max_length=240, required=False)
    on = PastDay(label=_("Le"), error_messages={"required": _("Donnez le jour.")})

    @property
    def no(self) -> No:
        return No(**{name: self.cleaned_data[name] for name in self.fields})


class TakenOverForm(forms.Form):
    on = PastDay(label=_("Reçue là-bas le"), error_messages={"required": _("Donnez le jour.")})


class AbandonForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Motif"),
        choices=Abandonment.Reason,
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Choisissez un motif.")},
    )
    words = forms.CharField(label=_("Avec ses mots"), max_length=300, required=False)
    on = PastDay(label=_("Le"), error_messages={"required": _("Donnez le jour.")})


class EntryForm(forms.Form):
    """What is known is carried over; what remains to choose: who accompanies, how often, where to begin."""

    on = PastDay(label=_("Entre le"), error_messages={"required": _("Donnez le premier jour du parcours.")})
    referent = forms.ModelChoiceField(
        label=_("Référent·e"),
        queryset=User.objects.none(),
        empty_label=_("choisir"),
        error_messages={"required": _("Choisissez qui accompagne : personne n’entre sans référent·e.")},
    )
    cohort = forms.ModelChoiceField(
        label=_("Cohorte"),
        queryset=Cohort.objects.none(),
        required=False,
        empty_label=_("aucune pour l’instant"),
        help_text=_("Le groupe avec lequel la personne commence. Une place lui est donnée."),
    )
    rhythm_days = forms.IntegerField(
        label=_("Un contact tous les … jours"),
        min_value=1,
        max_value=180,
        initial=WEEKLY,
        error_messages={"required": _("Donnez un nombre de jours.")},
    )
    words = forms.CharField(
        label=_("Premier objectif, avec ses mots"),
        max_length=240,
        required=False,
        help_text=_("Repris de ce que la personne a dit ; relisez-le ensemble."),
    )
    domain = forms.ChoiceField(
        label=_("Domaine de cet objectif"), choices=Domain, required=False, widget=BigRadios()
    )

    def __init__(self, *args: Any, candidacy: Candidacy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidacy = candidacy
        offer(self, "referent", colleagues_of(candidacy.organisation_id))
        offer(self, "cohort", cohorts_to_join(candidacy))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("words") and not data.get("domain"):
            self.add_error("domain", _("Choisissez le domaine de cet objectif."))
        if (on := data.get("on")) and on < self.candidacy.opened_on:
            self.add_error("on", _("La demande a été reçue après ce jour."))
        return data

    @property
    def start(self) -> Start:
        data = self.cleaned_data
        aims = (
            (Aim(words=data["words"], domain=data["domain"], agreed_on=data["on"]),) if data["words"] else ()
        )
        names = ("on", "referent", "cohort", "rhythm_days")
        return Start(**{name: data[name] for name in names}, aims=aims)
