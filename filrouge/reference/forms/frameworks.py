from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.reference.actions.framework_skills import SkillText
from filrouge.reference.actions.frameworks import FrameworkText
from filrouge.reference.framework_files import LARGEST
from filrouge.reference.inputs import OccupationField
from filrouge.reference.models import HIGHEST, Framework, FrameworkSkill
from filrouge.reference.models.frameworks import LONGEST_SIGN, MOST_SIGNS
from filrouge.shared.inputs import BigRadios

OWN_SCOPES = [
    (Framework.Scope.OWN, _("propre à notre projet")),
    (Framework.Scope.BRANCH, _("celui d’une branche, que nous recopions ici")),
    (Framework.Scope.REGION, _("un référentiel régional, que nous recopions ici")),
]


class FrameworkForm(forms.Form):
    title = forms.CharField(
        label=_("Nom"),
        max_length=160,
        error_messages={"required": _("Donnez un nom à ce référentiel.")},
    )
    kind = forms.ChoiceField(
        label=_("Ce qu’il décrit"),
        choices=Framework.Kind,
        widget=BigRadios(),
        error_messages={"required": _("Dites ce qu’il décrit.")},
    )
    about = forms.CharField(
        label=_("À quoi il sert"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Avec qui l’utiliser, à quel moment."),
    )
    occupation = OccupationField(help_text=_("Son nom ou son code ; laissez vide s’il n’y en a pas."))
    company = forms.CharField(
        label=_("Entreprise"), max_length=160, required=False, help_text=_("Pour une fiche métier.")
    )
    made_with = forms.CharField(
        label=_("Écrite avec"),
        max_length=160,
        required=False,
        help_text=_("La fonction, pas le nom : « la cheffe de cuisine », « le tuteur »."),
    )
    scope = forms.ChoiceField(label=_("D’où il vient"), choices=OWN_SCOPES, initial=Framework.Scope.OWN)
    scope_name = forms.CharField(label=_("Quelle région, quelle branche"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("scope") in (Framework.Scope.REGION, Framework.Scope.BRANCH) and not said.get(
            "scope_name"
        ):
            self.add_error("scope_name", _("Dites quelle région ou quelle branche."))
        if said.get("kind") == Framework.Kind.SHEET and not said.get("company"):
            self.add_error("company", _("Dites avec quelle entreprise cette fiche est faite."))
        return said

    @property
    def text(self) -> FrameworkText:
        return FrameworkText(**{name: self.cleaned_data[name] for name in self.fields})


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Le fichier"),
        help_text=_("Un référentiel enregistré depuis Fil rouge, ou un JSON qui lui ressemble."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages={
            "required": _("Choisissez le fichier du référentiel."),
            "empty": _("Ce fichier est vide."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("Ce fichier dépasse 2 Mo : ce n’est sans doute pas un référentiel.")
            )
        return file


class PublishForm(forms.Form):
    change = forms.CharField(
        label=_("Ce qui change dans cette version"),
        max_length=300,
        required=False,
        help_text=_("Une phrase, pour celles et ceux qui utilisaient la précédente."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class FilterForm(forms.Form):
    cherche = forms.CharField(label=_("Un mot du nom"), max_length=80, required=False)
    genre = forms.ChoiceField(
        label=_("Ce qu’il décrit"), required=False, choices=[("", _("tout")), *Framework.Kind.choices]
    )

    def asked(self) -> dict[str, str]:
        """What makes no sense is left aside."""
        self.is_valid()
        return {name: said for name in self.fields if (said := self.cleaned_data.get(name, ""))}


class SkillForm(forms.Form):
    task = forms.CharField(
        label=_("La tâche"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"list": "tasks", "autocomplete": "off"}),
        help_text=_(
            "Ce que l’on fait : « préparer les plateaux ». Plusieurs compétences peuvent avoir la même."
        ),
    )
    title = forms.CharField(
        label=_("La compétence"),
        max_length=160,
        help_text=_("Elle commence par un verbe : « Suivre une recette »."),
        error_messages={"required": _("Nommez la compétence.")},
    )
    kind = forms.ChoiceField(
        label=_("Nature"), choices=FrameworkSkill.Kind, initial=FrameworkSkill.Kind.TRANSVERSAL
    )
    about = forms.CharField(
        label=_("En une phrase"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    signs = forms.CharField(
        label=_("Ce que l’on voit quand elle est là"),
        required=False,
        max_length=LONGEST_SIGN * (MOST_SIGNS + 1),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Un signe par ligne, huit au plus. Ce qui est fait, jamais ce que la personne est."),
    )

    def __init__(self, *args: Any, sheet: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if not sheet:
            del self.fields["task"]
        for level in range(HIGHEST + 1):
            self.fields[f"level_{level}"] = forms.CharField(
                label=LEVEL_LABELS[level], max_length=LONGEST_SIGN, required=False
            )

    def clean_signs(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["signs"].splitlines() if line.strip()]
        if len(lines) > MOST_SIGNS:
            raise forms.ValidationError(_("Huit signes au plus : gardez ceux que l’on voit vraiment."))
        if any(len(line) > LONGEST_SIGN for line in lines):
            raise forms.ValidationError(_("Un signe tient en une ligne : coupez le plus long."))
        return lines

    @property
    def text(self) -> SkillText:
        said = self.cleaned_data
        levels = [said[f"level_{level}"] for level in range(HIGHEST + 1)]
        plain = {name: said[name] for name in ("title", "kind", "about", "signs")}
        return SkillText(**plain, task=said.get("task", ""), levels=levels)


LEVEL_LABELS = (
    _("Niveau 0, pas encore vu"),
    _("Niveau 1, un début"),
    _("Niveau 2"),
    _("Niveau 3, de soi-même"),
    _("Niveau 4"),
    _("Niveau 5, le transmet"),
)


def skill_written(skill: FrameworkSkill) -> dict[str, Any]:
    """What the form begins with."""
    levels = {f"level_{level}": said for level, said in enumerate(skill.levels)}
    return {
        "task": skill.task,
        "title": skill.title,
        "kind": skill.kind,
        "about": skill.about,
        "signs": "\n".join(skill.signs),
        **levels,
    }


def framework_written(framework: Framework) -> dict[str, Any]:
    return {name: getattr(framework, name) for name in FrameworkForm.base_fields} | {
        "occupation": framework.occupation_id or ""
    }
