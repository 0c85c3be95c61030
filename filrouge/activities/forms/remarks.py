from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.activities.models import Subject
from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, DayInput


class RemarkForm(forms.Form):
    asked = forms.CharField(
        label=_("Ce qui est demandé"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Avec les mots du groupe, une demande à la fois. Personne n’y est nommé."),
        error_messages={"required": _("Écrivez ce qui est demandé.")},
    )
    subject = forms.ChoiceField(
        label=_("À propos de"), choices=Subject, initial=Subject.ACTIVITY, widget=BigRadios
    )


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("La réponse"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Dans des mots simples : ce qui change, ou pourquoi cela ne change pas. Tout le groupe le lira."
        ),
        error_messages={"required": _("Écrivez la réponse, même si c’est non.")},
    )
    due_on = forms.DateField(
        label=_("Ce sera fait pour le"),
        widget=DayInput,
        required=False,
        help_text=_("Vide si rien n’est à faire."),
    )

    def clean_due_on(self) -> Any:
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on < clock.today():
            raise forms.ValidationError(_("Ce jour est déjà passé."))
        return due_on
