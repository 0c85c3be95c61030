from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.reference.languages import CHOICES
from filrouge.shared.inputs import DaysField, HourInput

from .catalogue import TOLD
from .recipients import channel_of, normalised


class WebhookForm(forms.Form):
    url = forms.CharField(
        label=_("Adresse du logiciel à prévenir"),
        help_text=_("Donnée par l’éditeur de ce logiciel. Elle commence par https://."),
        max_length=300,
        widget=forms.URLInput,
    )
    events = forms.MultipleChoiceField(
        label=_("Le prévenir quand…"), choices=TOLD.items, widget=forms.CheckboxSelectMultiple
    )


class OptOutForm(forms.Form):
    """`channel` follows from what was typed."""

    to = forms.CharField(
        label=_("Numéro de mobile ou adresse e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    choice = forms.ChoiceField(
        label=_("Ce que la personne demande"),
        choices=[
            ("stop", _("ne plus recevoir de messages ici")),
            ("again", _("en recevoir de nouveau")),
        ],
        initial="stop",
        widget=forms.RadioSelect,
    )

    def clean_to(self) -> str:
        typed = self.cleaned_data["to"]
        try:
            return normalised(channel_of(typed), typed)
        except forms.ValidationError as wrong:
            raise forms.ValidationError(wrong.messages) from wrong

    @property
    def channel(self) -> str:
        return channel_of(self.cleaned_data["to"])


class WordingForm(forms.Form):
    text = forms.CharField(
        label=_("Texte"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("{day}, {hour}, {place}, {who} et {link} sont remplacés pour chaque personne."),
    )
    validated = forms.BooleanField(
        label=_("Relu par quelqu’un qui connaît cette langue"),
        required=False,
        help_text=_("Sinon le français part avec, dessous."),
    )


class HoursForm(forms.Form):
    quiet_until = forms.TimeField(label=_("Rien avant"), widget=HourInput)
    quiet_from = forms.TimeField(label=_("Plus rien après"), widget=HourInput)
    quiet_days = DaysField(label=_("Jours sans message"))


class RecordingForm(forms.Form):
    """The sound comes from the microphone of the browser, or from a file: the same field."""

    title = forms.CharField(
        label=_("Ce que dit le message"),
        max_length=160,
        help_text=_("Par exemple : rappel de rendez-vous, le jour et l’heure seront dits de vive voix."),
        error_messages={"required": _("Dites en quelques mots ce que l’on entend.")},
    )
    language = forms.ChoiceField(label=_("Langue"))
    sound = forms.FileField(
        label=_("Son"),
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
        error_messages={"required": _("Enregistrez le message, ou choisissez un fichier.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = CHOICES  # type: ignore[attr-defined]
