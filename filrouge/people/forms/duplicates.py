from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.people.models import DuplicateQuestion


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Ce que la personne répond"),
        choices=DuplicateQuestion.Answer,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez la réponse de la personne.")},
    )
