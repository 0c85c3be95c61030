from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models import HealthOpening

from .inputs import BigRadios


class HealthOpeningForm(forms.Form):
    basis = forms.ChoiceField(
        label=_("Où sont hébergées les données de ce projet"),
        choices=HealthOpening.Basis,
        widget=BigRadios(),
        error_messages={"required": _("Dites sur quel hébergement cela repose.")},
    )
    words = forms.CharField(
        label=_("Chez qui, et depuis quand"),
        max_length=240,
        help_text=_("Le nom de l’hébergeur, la date du certificat ou de la décision."),
        error_messages={"required": _("Dites chez qui : c’est ce que l’on vous demandera de justifier.")},
    )
