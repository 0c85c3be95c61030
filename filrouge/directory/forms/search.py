"""What is looked for, as the address of the page says it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.directory.models import FRENCH_LEVELS, Audience, Reception
from filrouge.directory.nearby import around
from filrouge.directory.search import DISTANCES, USUAL, Wanted
from filrouge.reference.barriers import SUB_THEMES
from filrouge.reference.inputs import CommuneField
from filrouge.reference.models import Commune
from filrouge.reference.themes import THEMES


def theme_choices(*, whole: bool = True) -> list[tuple[str, Any]]:
    """What each theme holds; before it, the `whole` of it."""
    inside: dict[str, list[tuple[str, str]]] = {}
    for one in SUB_THEMES:
        inside.setdefault(one.theme, []).append((one.code, one.label))
    return [
        (
            theme.label,
            [
                *([(theme.code, _("tout : %(theme)s") % {"theme": theme.label})] if whole else []),
                *inside[theme.code],
            ],
        )
        for theme in THEMES
    ]


class SearchForm(forms.Form):
    """Nothing is obliged; what makes no sense is left aside, the rest is looked for."""

    cherche = forms.CharField(label=_("Un mot"), max_length=100, required=False)
    theme = forms.ChoiceField(
        label=_("Ce qui gêne"), required=False, choices=[("", _("tout")), *theme_choices()]
    )
    commune = CommuneField(label=_("Près de"), help_text="")
    km = forms.TypedChoiceField(
        label=_("Jusqu’à"),
        coerce=int,
        required=False,
        choices=[(km, _("%(km)d km") % {"km": km}) for km in DISTANCES],
    )
    public = forms.ChoiceField(
        label=_("Pour qui"), required=False, choices=[("", _("tout le monde")), *Audience.choices[1:]]
    )
    niveau = forms.ChoiceField(
        label=_("Niveau de français de la personne"),
        required=False,
        choices=[("", _("peu importe")), *((level, level) for level in FRENCH_LEVELS)],
    )
    accueil = forms.ChoiceField(
        label=_("Où"), required=False, choices=[("", _("sur place ou à distance")), *Reception.choices]
    )
    gratuit = forms.BooleanField(label=_("Gratuit seulement"), required=False)
    ouvert = forms.BooleanField(label=_("Ouvert maintenant"), required=False)

    def wanted(self, after: str = "") -> Wanted:
        self.is_valid()
        said = self.cleaned_data
        commune = Commune.objects.filter(pk=said["commune"]).first() if said.get("commune") else None
        return Wanted(
            words=said.get("cherche", ""),
            themes=(said["theme"],) if said.get("theme") else (),
            around=around(commune) if commune else None,
            km=said.get("km") or USUAL,
            audience=said.get("public", ""),
            free=said.get("gratuit", False),
            level=said.get("niveau", ""),
            reception=said.get("accueil", ""),
            open_now=said.get("ouvert", False),
            after=after,
        )
