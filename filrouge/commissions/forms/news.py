"""What is asked of every partner before a meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.partners.models import Filled


class NewsForm(forms.Form):
    asked = forms.MultipleChoiceField(
        label=_("Ce qui est demandé aux partenaires"),
        choices=Filled,
        initial=Filled.values,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins une question.")},
    )
