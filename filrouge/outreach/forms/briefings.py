from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.outreach.models import Briefing
from filrouge.shared.inputs import BigRadios


class BriefingForm(forms.Form):
    how = forms.ChoiceField(
        label=_("Comment"),
        choices=[one for one in Briefing.How.choices if one[0] != Briefing.How.LINK],
        widget=BigRadios(),
        error_messages={"required": _("Dites comment cela a été expliqué.")},
    )
    to = forms.CharField(label=_("À qui"), max_length=160, required=False)
