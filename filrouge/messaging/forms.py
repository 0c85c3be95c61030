from django import forms
from django.utils.translation import gettext_lazy as _

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
