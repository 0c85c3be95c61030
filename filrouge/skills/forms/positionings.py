from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.skills.bases import UNKNOWN, Question


class QuestionForm(forms.Form):
    """`place`: of the question shown, so that a page sent twice answers only it."""

    place = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    choice = forms.ChoiceField(
        choices=(), error_messages={"required": _("Choisissez une réponse, ou « je ne sais pas ».")}
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [*(one.code for one in question.choices), UNKNOWN]
        self.fields["choice"].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]
