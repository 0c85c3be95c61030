from django import forms
from django.utils.translation import gettext_lazy as _


class ChoiceForm(forms.Form):
    label = forms.CharField(
        label=_("En quelques mots"),
        max_length=120,
        help_text=_("Comme l’équipe le dit dehors ; court, pour tenir sous un pouce."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
        error_messages={"required": _("Écrivez cette ligne.")},
    )
