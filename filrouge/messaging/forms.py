from django import forms
from django.utils.translation import gettext_lazy as _

from .catalogue import TOLD


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
