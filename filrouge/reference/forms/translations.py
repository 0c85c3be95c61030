from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.reference.languages import Language
from filrouge.reference.models import Translation
from filrouge.reference.wordings import State

STATES = (
    ("", _("toutes les phrases")),
    (State.DOUBTFUL, _("à relire")),
    (State.STALE, _("à refaire : le français a changé")),
    (State.MISSING, _("pas encore traduites")),
    (State.REVIEWED, _("relues")),
)


class TranslationForm(forms.Form):
    text = forms.CharField(
        label=_("La traduction"),
        max_length=Translation._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reviewed = forms.BooleanField(
        label=_("Je parle cette langue, ou quelqu’un qui la parle l’a relue avec moi"),
        help_text=_("Sinon, la phrase reste marquée « à relire »."),
        required=False,
    )

    def __init__(self, *args: Any, language: Language, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].widget.attrs |= {"lang": language.tag, "dir": language.direction}


class FilterForm(forms.Form):
    etat = forms.ChoiceField(label=_("Montrer"), choices=STATES, required=False)
