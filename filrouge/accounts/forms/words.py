from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models.projects import Gender
from filrouge.accounts.words import PRESETS, preset_of
from filrouge.shared.nouns import Noun

OWN = "own"
CHOICES = (
    ("person", _("personne : le mot le plus simple")),
    ("participant", _("participant, participante : quelqu’un qui prend part")),
    ("inhabitant", _("habitant, habitante : quelqu’un d’ici, avant toute difficulté")),
    (
        "candidate",
        _("candidat, candidate : pour un projet tourné vers l’embauche ; peut faire penser à un tri"),
    ),
    ("trainee", _("stagiaire : pour un projet de formation")),
    ("beneficiary", _("bénéficiaire : le mot des financeurs ; il dit que l’on reçoit, pas que l’on agit")),
    (OWN, _("un autre mot, le vôtre")),
)
LETTERS = RegexValidator(
    r"^[^\W\d_]+(?:[’'· -][^\W\d_]+)*$",
    _("Un mot se compose de lettres, de traits d’union et d’espaces."),
)


def _word(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=40, required=False, validators=[LETTERS]
    )


class WordsForm(forms.Form):
    """A ready-made word, or the four forms of the project's own."""

    preset = forms.ChoiceField(label=_("Le mot du projet"), choices=CHOICES, widget=forms.RadioSelect)
    singular = _word(_("Une seule personne"), _("Par exemple : « compagnon »."))
    plural = _word(_("Plusieurs"), _("« compagnons »"))
    feminine = _word(_("Une femme"), _("« compagne »"))
    feminine_plural = _word(_("Plusieurs femmes"), _("« compagnes »"))
    gender = forms.ChoiceField(
        label=_("Quand on ne sait pas de qui on parle, le mot est"),
        choices=Gender.choices,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, words: Noun, **options: Any) -> None:
        preset = preset_of(words)
        own = {} if preset else {name: getattr(words, name) for name in self.base_fields if name != "preset"}
        initial = {"preset": preset or OWN, "gender": Gender.MASCULINE} | own
        super().__init__(*args, initial=initial, **options)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("preset") == OWN:
            for name in ("singular", "plural", "feminine", "feminine_plural"):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("Écrivez ce mot."))
        elif "preset" in values:
            for name in set(self.errors) - {"preset"}:  # typed, then put aside for a ready-made word
                del self.errors[name]
        return values

    @property
    def words(self) -> Noun:
        values = self.cleaned_data
        if values["preset"] != OWN:
            return PRESETS[values["preset"]]
        return Noun(
            values["singular"],
            values["plural"],
            values["feminine"],
            values["feminine_plural"],
            values["gender"] or Gender.MASCULINE,
        )
