from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.reference.actions.answers import AnswerText
from filrouge.reference.themes import THEMES
from filrouge.shared.inputs import BigRadios

THEME_CHOICES = [(theme.code, theme.label) for theme in THEMES]


class AnswerForm(forms.Form):
    title = forms.CharField(
        label=_("La réponse, en quelques mots"),
        max_length=120,
        widget=forms.TextInput(attrs={"autofocus": True}),
        error_messages={"required": _("Donnez un nom à cette réponse.")},
    )
    theme = forms.ChoiceField(
        label=_("À quoi elle répond"),
        choices=[("", _("choisir")), *THEME_CHOICES],
        error_messages={"required": _("Dites à quoi elle répond.")},
    )
    what = forms.CharField(
        label=_("Ce que c’est"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Comme vous le diriez à la personne."),
        error_messages={"required": _("Dites en une phrase ce que c’est.")},
    )
    needs = forms.CharField(
        label=_("Ce qu’il faut"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Papiers, conditions, argent, matériel."),
        error_messages={"required": _("Dites ce qu’il faut, même si c’est « rien ».")},
    )
    duration = forms.CharField(
        label=_("Combien de temps"),
        max_length=160,
        error_messages={"required": _("Dites combien de temps cela prend, même à peu près.")},
    )
    ask = forms.CharField(label=_("À qui demander"), max_length=240, required=False)
    step = forms.CharField(
        label=_("L’étape que cela devient"),
        max_length=160,
        help_text=_("Elle commence par un verbe : « Demander… », « S’inscrire… »."),
        error_messages={"required": _("Dites quelle étape cela devient.")},
    )
    ordinary = forms.TypedChoiceField(
        label=_("Qui l’offre"),
        choices=(
            ("yes", _("le droit commun, ouvert à tous")),
            ("no", _("le projet ou un partenaire du projet")),
        ),
        coerce=lambda said: said == "yes",
        initial="yes",
        widget=BigRadios(),
        error_messages={"required": _("Dites qui l’offre.")},
    )

    @property
    def text(self) -> AnswerText:
        return AnswerText(**{name: self.cleaned_data[name] for name in self.fields})
