from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation
from filrouge.reference.models import Framework, FrameworkSkill
from filrouge.shared.inputs import BigRadios
from filrouge.skills.actions.classes import Attesting
from filrouge.skills.models import BadgeClass, Colour, Evidence, Shape

ATTESTING = ("name", "skill", "aligned", "says", "criteria", "evidence", "shape", "colour")
FRAMEWORKS = 50  # offered in one list


class AlignedField(forms.ModelChoiceField):
    """A skill of a published framework, those that exist for everyone first, by framework."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(FrameworkSkill.objects.none(), **kwargs)

    def offer(self) -> None:
        """What the asker may choose today. Two queries."""
        frameworks: list[Any] = list(Framework.objects.to_choose_from()[:FRAMEWORKS])
        self.queryset = FrameworkSkill.objects.filter(
            version__in=[one.current_id for one in frameworks]
        ).kept()
        by_version: dict[Any, list[tuple[str, str]]] = {one.current_id: [] for one in frameworks}
        for skill in self.queryset:
            by_version[skill.version_id].append((str(skill.pk), skill.title))
        grouped = [(one.title, by_version[one.current_id]) for one in frameworks]
        self.choices = [("", _("aucune")), *((title, skills) for title, skills in grouped if skills)]


class ClassForm(forms.Form):
    """`organisation`: asked only of someone who writes for several."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation qui le donne"), queryset=Organisation.objects.none(), empty_label=None
    )
    name = forms.CharField(
        label=_("Nom du badge"),
        max_length=80,
        help_text=_("Court et courant : « Ponctualité sur chantier », « Cuisine collective »."),
        error_messages={"required": _("Donnez un nom au badge.")},
    )
    skill = forms.CharField(
        label=_("La compétence qu’il atteste"),
        max_length=160,
        help_text=_("Ce que la personne sait faire, avec un verbe."),
        error_messages={"required": _("Dites la compétence.")},
    )
    aligned = AlignedField(
        label=_("La même, dans un référentiel"),
        required=False,
        help_text=_("Les vérificateurs d’ailleurs la reconnaîtront. Laissez vide si aucune ne convient."),
    )
    says = forms.CharField(
        label=_("Ce qu’il dit de la personne"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Une phrase qu’un employeur comprend. Jamais de statut, de santé, d’origine."),
        error_messages={"required": _("Dites ce qu’il atteste.")},
    )
    criteria = forms.CharField(
        label=_("Ce qu’il faut avoir montré"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ce que quelqu’un d’autre pourrait constater : combien de fois, où, devant qui."),
        error_messages={"required": _("Dites ce qu’il faut avoir montré.")},
    )
    evidence = forms.MultipleChoiceField(
        label=_("Il repose sur"),
        choices=Evidence,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Dites sur quoi il repose.")},
    )
    shape = forms.ChoiceField(label=_("Forme"), choices=Shape, widget=BigRadios, initial=Shape.DISC)
    colour = forms.ChoiceField(label=_("Couleur"), choices=Colour, widget=BigRadios, initial=Colour.TEAL)

    def __init__(self, *args: Any, organisations: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aligned"].offer()  # type: ignore[attr-defined]
        if organisations is None:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]

    @property
    def attesting(self) -> Attesting:
        return Attesting(**{name: self.cleaned_data[name] for name in ATTESTING})


class WithdrawalForm(forms.Form):
    because = forms.CharField(
        label=_("Pourquoi"),
        max_length=240,
        required=False,
        help_text=_("Ceux qui ont été donnés restent bons ; on ne le donne plus."),
    )


def written(badge_class: BadgeClass) -> dict[str, Any]:
    return {name: getattr(badge_class, name) for name in ATTESTING}
