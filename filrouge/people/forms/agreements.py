"""How something was told or agreed: the same questions for information, agreement and consent."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation
from filrouge.people.actions.information import HowGiven
from filrouge.people.models import FieldGroup
from filrouge.people.models.agreements import DRAWN, LONGEST_DRAWING, How
from filrouge.people.texts import GROUPS
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer

from .languages import LANGUAGE_CHOICES


class GivenForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Dans quelle langue"),
        choices=LANGUAGE_CHOICES,
        initial="fra",
        help_text=_("Celle dans laquelle le texte a été lu, dit ou montré."),
        error_messages={"required": _("Dites dans quelle langue le texte a été compris.")},
    )
    how = forms.ChoiceField(label=_("Comment"), choices=How, initial=How.SPOKEN, widget=forms.RadioSelect)
    witness = forms.CharField(
        label=_("Interprète ou témoin"),
        max_length=120,
        required=False,
        help_text=_("Utile surtout quand l’accord est donné de vive voix."),
    )
    signature = forms.CharField(required=False, max_length=LONGEST_DRAWING, widget=forms.HiddenInput)

    def clean_signature(self) -> str:
        drawn: str = self.cleaned_data["signature"]
        if drawn and not DRAWN.fullmatch(drawn):
            raise forms.ValidationError(_("Cette signature n’a pas pu être lue : signez à nouveau."))
        return drawn

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("how") == How.SCREEN and not cleaned.get("signature"):
            self.add_error(
                "how",
                _("Il manque la signature : signez dans le cadre, ou choisissez la voix ou le papier."),
            )
        return cleaned

    @property
    def given(self) -> HowGiven:
        cleaned = dict(self.cleaned_data)
        if cleaned["how"] != How.SCREEN:
            cleaned["signature"] = ""
        return HowGiven(**{name: cleaned[name] for name in ("language", "how", "witness", "signature")})


class AgreementForm(GivenForm):
    organisation = forms.ModelChoiceField(
        label=_("Avec quelle organisation"),
        queryset=Organisation.objects.none(),
        error_messages={"required": _("Choisissez l’organisation à qui cela sera montré.")},
    )
    field_groups = forms.MultipleChoiceField(
        label=_("Ce qui est partagé"),
        choices=[(group.value, GROUPS[group]) for group in FieldGroup],
        initial=[FieldGroup.IDENTITY, FieldGroup.PATH],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Le minimum utile. Le nom accompagne toujours le reste."),
        error_messages={"required": _("Cochez au moins une ligne.")},
    )
    until = forms.DateField(
        label=_("Jusqu’au"),
        required=False,
        widget=DayInput(),
        help_text=_("Laissez vide : jusqu’à ce que la personne change d’avis."),
    )
    field_order = ("organisation", "field_groups", "until", "language", "how", "witness", "signature")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        own = kwargs.pop("own")
        super().__init__(*args, **kwargs)
        others = Organisation.objects.exclude(pk__in=own)
        offer(self, "organisation", others)

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until and until < clock.today():
            raise forms.ValidationError(_("Ce jour est passé : choisissez aujourd’hui ou plus tard."))
        return until


class WithdrawForm(forms.Form):
    how = forms.ChoiceField(
        label=_("Comment la personne l’a dit"), choices=How, initial=How.SPOKEN, widget=forms.RadioSelect
    )


class OppositionForm(forms.Form):
    words = forms.CharField(
        label=_("Avec ses mots"),
        max_length=300,
        required=False,
        help_text=_("Elle n’a pas à se justifier : vous pouvez laisser vide."),
    )
