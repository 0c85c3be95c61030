from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.pathways.actions.appointments import Meeting
from filrouge.pathways.models import Appointment, Pathway
from filrouge.pathways.queries import can_be_invited, colleagues_of
from filrouge.people.models import ContactChannel
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
    invites = forms.BooleanField(
        label=_("Envoyer aussi une invitation d’agenda à la personne, par e-mail"), required=False
    )

    def __init__(self, *args: Any, pathway: Pathway, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_at"].widget.attrs["autofocus"] = True
        offer(self, "user", colleagues_of(pathway.organisation_id))
        if not can_be_invited(pathway):
            del self.fields["invites"]

    @property
    def meeting(self) -> Meeting:
        return Meeting(**self.cleaned_data)


class SettleForm(forms.Form):
    """Two clicks: what happened, and save. Why, and another day, in the same screen."""

    outcome = forms.ChoiceField(
        label=_("Qu’est-ce qui s’est passé ?"),
        choices=[choice for choice in Appointment.Outcome.choices if choice[0] != "cancelled"],
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Choisissez : venu·e, pas venu·e, ou a prévenu.")},
    )
    because = forms.ChoiceField(
        label=_("Si la personne n’est pas venue, pourquoi"),
        choices=[("", _("on ne sait pas encore")), *Appointment.Reason.choices],
        required=False,
        help_text=_("Comme elle le dit. Jamais un motif de santé : « un empêchement » suffit."),
    )
    next_at = ComingMoment(
        label=_("Nouveau rendez-vous"),
        required=False,
        help_text=_("Au même endroit, avec la même personne. Laissez vide s’il n’est pas encore fixé."),
    )
    note = forms.CharField(label=_("En quelques mots"), max_length=240, required=False)
    checked = forms.BooleanField(label=_("Le numéro est toujours bon"), required=False)

    def __init__(self, *args: Any, number: ContactChannel | None, may_plan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_plan:
            del self.fields["next_at"]
        if number is None:
            del self.fields["checked"]
        else:
            self.fields["checked"].label = _("Le %(number)s est toujours bon") % {"number": number.display}
            self.fields["checked"].help_text = _last_checked(number)


class ReplyForm(forms.Form):
    """What is decided of « je ne peux pas venir »."""

    decision = forms.ChoiceField(
        label=_("Que faites-vous ?"),
        choices=[
            ("moved", _("un autre jour")),
            ("cancelled", _("annuler le rendez-vous")),
            ("kept", _("garder : nous en avons parlé")),
        ],
        widget=BigRadios,
        error_messages={"required": _("Choisissez : un autre jour, annuler, ou garder.")},
    )
    starts_at = ComingMoment(label=_("Le nouveau jour et l’heure"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("decision") == "moved" and not data.get("starts_at") and "starts_at" in data:
            self.add_error("starts_at", _("Choisissez le nouveau jour et l’heure."))
        return data


def _last_checked(number: ContactChannel) -> str:
    if number.checked_on is None:
        return str(_("Jamais vérifié avec la personne."))
    return _("Vérifié la dernière fois le %(day)s.") % {"day": date_format(number.checked_on, "j F Y")}
