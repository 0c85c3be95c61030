from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.actions.appointments import Meeting
from filrouge.pathways.actions.contacts import Words
from filrouge.pathways.actions.steps import Plan
from filrouge.pathways.models import Contact, Domain
from filrouge.shared import clock

from .inputs import BigRadios, ComingDay, ComingMoment, MomentInput


class ContactForm(forms.Form):
    """Ten seconds: how, with what result, a word. All the rest may be left alone."""

    channel = forms.ChoiceField(
        label=_("Comment"),
        choices=[one for one in Contact.Channel.choices if one[0] != Contact.Channel.LIST],
        initial=Contact.Channel.PHONE,
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Dites comment : appel, SMS, entretien…")},
    )
    outcome = forms.ChoiceField(
        label=_("Résultat"),
        choices=Contact.Outcome,
        initial=Contact.Outcome.TALKED,
        widget=BigRadios(),
        help_text=_("Un appel sans réponse compte comme un essai, pas comme un échange."),
        error_messages={"required": _("Dites si vous avez pu échanger.")},
    )
    note = forms.CharField(
        label=_("En quelques mots"),
        max_length=2000,
        required=False,
        help_text=_("Lu par l’équipe qui suit la personne, et par elle si elle le demande."),
    )
    direction = forms.ChoiceField(
        label=_("À l’initiative de"), choices=Contact.Direction, initial=Contact.Direction.OUT, required=False
    )
    minutes = forms.IntegerField(label=_("Durée en minutes"), min_value=1, max_value=600, required=False)
    at = forms.DateTimeField(
        label=_("Quand"), required=False, widget=MomentInput(), help_text=_("Laissez vide : maintenant.")
    )
    confidential = forms.CharField(
        label=_("Note confidentielle"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Chiffrée ; lue par vous et par les référent·es de ce parcours seulement."),
    )

    def clean_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["at"]
        if at and at > clock.now():
            raise forms.ValidationError(
                _("Ce contact n’a pas encore eu lieu : prenez plutôt un rendez-vous.")
            )
        return at

    def clean_direction(self) -> str:
        return self.cleaned_data["direction"] or Contact.Direction.OUT

    @property
    def words(self) -> Words:
        names = ("channel", "outcome", "direction", "minutes", "note", "confidential")
        return Words(**{name: self.cleaned_data[name] for name in names})


class FollowedContactForm(ContactForm):
    """« Et après ? », in the same gesture: a step, an appointment, both or nothing."""

    step = forms.CharField(label=_("Prochaine étape"), max_length=160, required=False)
    step_domain = forms.ChoiceField(
        label=_("Domaine"), choices=Domain, initial=Domain.SOCIOCULTURAL, required=False
    )
    step_on = ComingDay(label=_("Pour le"), required=False)
    appointment_at = ComingMoment(label=_("Prochain rendez-vous"), required=False)
    appointment_for = forms.CharField(label=_("Pour quoi"), max_length=160, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("step_on") and not data.get("step"):
            self.add_error("step", _("Dites quelle étape est prévue ce jour-là, ou effacez la date."))
        if data.get("appointment_for") and not data.get("appointment_at") and "appointment_at" in data:
            self.add_error("appointment_at", _("Dites quand aura lieu ce rendez-vous."))
        return data

    @property
    def plan(self) -> Plan | None:
        data = self.cleaned_data
        if not data["step"]:
            return None
        domain = data["step_domain"] or Domain.SOCIOCULTURAL
        return Plan(title=data["step"], domain=domain, planned_on=data["step_on"])

    def meeting(self, user: Any) -> Meeting | None:
        data = self.cleaned_data
        if not data["appointment_at"]:
            return None
        purpose = data["appointment_for"] or str(_("faire le point"))
        return Meeting(starts_at=data["appointment_at"], purpose=purpose, user=user)
