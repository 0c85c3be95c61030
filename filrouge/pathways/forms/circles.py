from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.pathways.actions.appointments import Meeting
from filrouge.pathways.actions.circles import Someone
from filrouge.pathways.models import CaseloadWeight, CircleMember, Pathway
from filrouge.pathways.models.weights import USUAL, WEIGHTS
from filrouge.pathways.queries import colleagues_of
from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, PastDay, offer

from .inputs import ComingMoment


class CircleForm(forms.Form):
    part = forms.ChoiceField(
        label=_("À quel titre"),
        choices=CircleMember.Part.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez à quel titre.")},
    )
    name = forms.CharField(
        label=_("Nom"), max_length=120, error_messages={"required": _("Donnez un nom, ou celui du service.")}
    )
    structure = forms.CharField(label=_("Structure"), max_length=120, required=False)
    phone = forms.CharField(label=_("Téléphone"), max_length=20, required=False)
    email = forms.EmailField(label=_("Adresse e-mail"), required=False)
    decides = forms.CharField(
        label=_("Ce qui se décide là"),
        max_length=240,
        required=False,
        help_text=_("Laissez vide pour un service public : Fil rouge écrit ce qu’il décide d’habitude."),
    )
    since = PastDay(label=_("Depuis"), initial=clock.today)

    @property
    def someone(self) -> Someone:
        return Someone(**self.cleaned_data)


class LeaveForm(forms.Form):
    on = PastDay(label=_("Jusqu’au"), initial=clock.today)


class MeetingForm(forms.Form):
    """Fewer questions than any appointment: who comes is known."""

    starts_at = ComingMoment(
        label=_("Quand"), error_messages={"required": _("Choisissez le jour et l’heure.")}
    )
    place = forms.CharField(label=_("Où"), max_length=160, required=False)
    minutes = forms.IntegerField(label=_("Durée en minutes"), min_value=5, max_value=600, initial=45)

    def meeting(self, *, user: User, purpose: str) -> Meeting:
        return Meeting(
            starts_at=self.cleaned_data["starts_at"],
            place=self.cleaned_data["place"],
            minutes=self.cleaned_data["minutes"],
            purpose=purpose,
            user=user,
        )


class HandoverForm(MeetingForm):
    to = forms.ModelChoiceField(
        label=_("Qui prendra le relais"),
        queryset=User.objects.none(),
        empty_label=_("choisir"),
        error_messages={"required": _("Choisissez qui prendra le relais.")},
    )
    note = forms.CharField(
        label=_("Mot de passation"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ce qu’il faut savoir pour que la personne n’ait pas à tout redire."),
    )

    field_order = ("to", "starts_at", "place", "minutes", "note")

    def __init__(self, *args: Any, pathway: Pathway, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to", colleagues_of(pathway.organisation_id).exclude(pk__in=[pathway.lead_id]))


class ConfirmHandoverForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("La rencontre"),
        choices=[
            ("met", _("a eu lieu à trois : le relais est pris")),
            ("not_met", _("n’a pas eu lieu, et le relais est pris quand même")),
            ("dropped", _("n’a plus lieu d’être : personne ne change")),
        ],
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Dites si la rencontre a eu lieu.")},
    )


class WeightForm(forms.Form):
    weight = forms.TypedChoiceField(
        label=_("Place dans la file"),
        choices=[(str(weight), label) for weight, label in WEIGHTS],
        coerce=lambda value: next(weight for weight, _label in WEIGHTS if str(weight) == value),
        widget=BigRadios,
        error_messages={"required": _("Choisissez une place.")},
    )
    reason = forms.ChoiceField(
        label=_("Pourquoi"), choices=CaseloadWeight.Reason.choices, widget=forms.RadioSelect, required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("weight") not in (None, USUAL) and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Dites pourquoi : la coordination le lira à côté de la file."))
        return data
