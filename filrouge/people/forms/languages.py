from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.people.actions.languages import NewLanguage
from filrouge.people.models import SpokenLanguage
from filrouge.reference.languages import CHOICES

LANGUAGE_CHOICES = [
    ("", _("à demander")),
    *CHOICES,
]
READS = {"": None, "yes": True, "no": False}


class LanguageForm(forms.Form):
    code = forms.ChoiceField(
        label=_("Langue"),
        choices=LANGUAGE_CHOICES,
        error_messages={"required": _("Choisissez une langue.")},
    )
    preferred = forms.BooleanField(label=_("C’est la langue qu’elle préfère"), required=False)
    reads = forms.ChoiceField(
        label=_("Lit-elle cette langue ?"),
        choices=(("", _("pas encore demandé")), ("yes", _("oui")), ("no", _("non"))),
        required=False,
        widget=forms.RadioSelect,
    )
    interpreter = forms.BooleanField(
        label=_("Un interprète est nécessaire pour travailler ensemble en français"), required=False
    )

    @classmethod
    def of(cls, language: SpokenLanguage, data: Any) -> "LanguageForm":
        """The form that changes a language: everything but the language itself."""
        read = {value: key for key, value in READS.items()}[language.reads]
        names = ("code", "preferred", "interpreter")
        form = cls(data, initial={name: getattr(language, name) for name in names} | {"reads": read})
        form.fields["code"].disabled = True
        return form

    @property
    def language(self) -> NewLanguage:
        return NewLanguage(**{**self.cleaned_data, "reads": READS[self.cleaned_data["reads"]]})
