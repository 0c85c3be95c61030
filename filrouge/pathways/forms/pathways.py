from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.pathways.models import Closure, Pathway
from filrouge.pathways.models.pathways import WEEKLY
from filrouge.pathways.queries import colleagues_of
from filrouge.shared.inputs import offer

from .inputs import BigRadios, PastDay


def rhythm_field() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Un contact tous les … jours"),
        min_value=1,
        max_value=180,
        initial=WEEKLY,
        help_text=_("7 : chaque semaine. Une alerte rappelle quand ce rythme est dépassé."),
        error_messages={"required": _("Donnez un nombre de jours.")},
    )


class OpenForm(forms.Form):
    opened_on = PastDay(
        label=_("Commence le"), error_messages={"required": _("Donnez le premier jour du parcours.")}
    )
    referent = forms.ModelChoiceField(
        label=_("Référent·e"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("à désigner plus tard"),
    )
    oriented_by = forms.CharField(label=_("Orienté·e par"), max_length=160, required=False)
    rhythm_days = rhythm_field()

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened_on"].widget.attrs["autofocus"] = True
        offer(self, "referent", colleagues_of(organisation.pk))


class RhythmForm(forms.Form):
    rhythm_days = rhythm_field()


class CloseForm(forms.Form):
    """What is still ahead is listed, and asked about: nothing disappears on its own."""

    reason = forms.ChoiceField(
        label=_("Motif"),
        choices=Closure.Reason,
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Choisissez un motif.")},
    )
    on = PastDay(label=_("Date de fin"), error_messages={"required": _("Donnez la date de fin.")})
    note = forms.CharField(label=_("En quelques mots"), max_length=500, required=False)
    drop_steps = forms.BooleanField(
        label=_("Arrêter ces étapes"),
        required=False,
        initial=True,
        help_text=_("Sinon, elles restent écrites telles quelles, pour un relais."),
    )
    cancel_appointments = forms.BooleanField(
        label=_("Annuler ces rendez-vous"),
        required=False,
        initial=True,
        help_text=_("Pensez à prévenir la personne."),
    )

    def __init__(self, *args: Any, pathway: Pathway, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pathway = pathway

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on < self.pathway.opened_on:
            raise forms.ValidationError(_("Le parcours a commencé après cette date."))
        return on


class ReopenForm(forms.Form):
    note = forms.CharField(
        label=_("Pourquoi reprendre"),
        max_length=500,
        widget=forms.TextInput(attrs={"autofocus": True}),
        error_messages={"required": _("Dites en un mot pourquoi le parcours reprend.")},
    )
