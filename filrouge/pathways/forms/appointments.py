from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.pathways.actions.appointments import Meeting
from filrouge.pathways.models import Appointment, Pathway
from filrouge.pathways.queries import colleagues_of
from filrouge.shared.inputs import offer

from .inputs import BigRadios, ComingMoment


class AppointmentForm(forms.Form):
    starts_at = ComingMoment(
        label=_("Quand"), error_messages={"required": _("Choisissez le jour et l’heure.")}
    )
    purpose = forms.CharField(
        label=_("Pour quoi"),
        max_length=160,
        initial=_("faire le point"),
        error_messages={"required": _("Dites en un mot pourquoi vous vous voyez.")},
    )
    minutes = forms.IntegerField(label=_("Durée en minutes"), min_value=5, max_value=600, initial=45)
    place = forms.CharField(label=_("Où"), max_length=160, required=False)
    user = forms.ModelChoiceField(label=_("Avec"), queryset=User.objects.none(), empty_label=None)

    def __init__(self, *args: Any, pathway: Pathway, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_at"].widget.attrs["autofocus"] = True
        offer(self, "user", colleagues_of(pathway.organisation_id))

    @property
    def meeting(self) -> Meeting:
        return Meeting(**self.cleaned_data)


class SettleForm(forms.Form):
    """Two clicks: what happened, and save."""

    outcome = forms.ChoiceField(
        label=_("Qu’est-ce qui s’est passé ?"),
        choices=[choice for choice in Appointment.Outcome.choices if choice[0] != "cancelled"],
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Choisissez : venu·e, pas venu·e, ou a prévenu.")},
    )
    note = forms.CharField(label=_("En quelques mots"), max_length=240, required=False)
