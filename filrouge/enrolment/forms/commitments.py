from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.actions.commitments import SecondMeeting
from filrouge.enrolment.minors import is_minor
from filrouge.enrolment.models import Candidacy, GuardianSignature
from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, PastDay


class CommitmentForm(forms.Form):
    """What stands beside the signature: the day, the delay, the age where the file does not tell it."""

    text_digest = forms.CharField(widget=forms.HiddenInput)
    on = PastDay(label=_("Second rendez-vous le"), error_messages={"required": _("Donnez le jour.")})
    delay_skipped_because = forms.CharField(
        label=_("Pourquoi ne pas attendre la fin du délai"),
        max_length=240,
        required=False,
        help_text=_("C’est la personne qui le demande : écrivez sa raison."),
    )
    minor = forms.TypedChoiceField(
        label=_("A-t-elle moins de 18 ans ?"),
        choices=(("no", _("non")), ("yes", _("oui"))),
        coerce=lambda said: said == "yes",
        widget=BigRadios(),
        help_text=_("La date de naissance notée ne permet pas de le savoir."),
        error_messages={"required": _("Demandez-le à la personne : cela change qui signe.")},
    )

    def __init__(self, *args: Any, candidacy: Candidacy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidacy = candidacy
        if is_minor(candidacy.person, clock.today()) is not None:
            del self.fields["minor"]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if self.candidacy.met_on and on < self.candidacy.met_on:
            raise forms.ValidationError(_("Le premier rendez-vous a eu lieu après ce jour."))
        return on

    @property
    def meeting(self) -> SecondMeeting:
        return SecondMeeting(**{name: self.cleaned_data[name] for name in self.fields})


class GuardianForm(forms.Form):
    capacity = forms.ChoiceField(
        label=_("Qui signe"),
        choices=GuardianSignature.Capacity,
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Dites à quel titre cette personne signe.")},
    )
    name = forms.CharField(
        label=_("Son nom"),
        max_length=160,
        error_messages={"required": _("Écrivez le nom de la personne qui signe.")},
    )
