from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from filrouge.reference.models import FrameworkSkill
from filrouge.reference.models.frameworks import HIGHEST
from filrouge.shared.inputs import BigRadios, DayInput
from filrouge.skills.actions.assessments import Decided, Said
from filrouge.skills.models import MOST_SKILLS, AssessedSkill, Capacity

DO_NOT_KNOW = "?"


class SkillsForm(forms.Form):
    """Which skills of the framework, ten at most."""

    skills = forms.ModelMultipleChoiceField(
        label=_("Quelles compétences"),
        queryset=FrameworkSkill.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Dix au plus. Choisissez-les avec elle : celles qui comptent pour ce qu’elle veut faire."
        ),
        error_messages={"required": _("Choisissez au moins une compétence.")},
    )

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skills"].queryset = offered  # type: ignore[attr-defined]

    def clean_skills(self) -> list[FrameworkSkill]:
        chosen = list(self.cleaned_data["skills"])
        if len(chosen) > MOST_SKILLS:
            raise forms.ValidationError(_("Dix compétences au plus : au-delà, on répond sans regarder."))
        return chosen


class AnswerForm(forms.Form):
    """A level for each skill, as it is written in the framework, or « je ne sais pas ». `words`: with advice and an
    objective for each, and a level that is not obliged."""

    def __init__(self, *args: Any, assessed: Sequence[AssessedSkill], words: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assessed, self.words = assessed, words
        for one in assessed:
            self.fields[f"level-{one.pk}"] = forms.ChoiceField(
                label=one.skill.title,
                choices=_levels(one.skill, words),
                widget=BigRadios,
                required=not words,
                help_text=one.skill.about,
                error_messages={"required": _("Choisissez une réponse, ou « je ne sais pas ».")},
            )
            if words:
                self.fields[f"advice-{one.pk}"] = _words(_("Conseil"))
                self.fields[f"objective-{one.pk}"] = _words(_("Objectif"))

    def groups(self) -> list[tuple[AssessedSkill, list[forms.BoundField]]]:
        names = ("level", "advice", "objective") if self.words else ("level",)
        return [(one, [self[f"{name}-{one.pk}"] for name in names]) for one in self.assessed]

    @property
    def said(self) -> dict[UUID, Said]:
        return {
            one.pk: Said(
                level=_level(self.cleaned_data[f"level-{one.pk}"]),
                advice=self.cleaned_data.get(f"advice-{one.pk}", ""),
                objective=self.cleaned_data.get(f"objective-{one.pk}", ""),
            )
            for one in self.assessed
        }


class AskingForm(forms.Form):
    """Who answers in our place. She agrees: they learn her first name, and that her skills are looked at."""

    capacity = forms.ChoiceField(
        label=_("À quel titre"),
        choices=Capacity,
        widget=BigRadios,
        error_messages={"required": _("Dites à quel titre cette personne répond.")},
    )
    name = forms.CharField(
        label=_("Qui répond"),
        max_length=120,
        help_text=_("Prénom, nom, structure : pour s’y retrouver en comparant."),
        error_messages={"required": _("Dites qui répond.")},
    )
    agreed = forms.BooleanField(
        label=_("Elle est d’accord pour que cette personne réponde"),
        error_messages={"required": _("Sans son accord, personne d’autre ne répond.")},
    )


class DecisionForm(forms.Form):
    level = forms.ChoiceField(label=_("Le niveau que nous retenons"), widget=BigRadios, required=False)
    decided = forms.CharField(
        label=_("Ce que nous décidons"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": _("Écrivez ce que vous décidez ensemble, même « on n’est pas d’accord ».")
        },
    )
    because = forms.CharField(
        label=_("Pourquoi"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Dites pourquoi, en une phrase.")},
    )
    step = forms.CharField(
        label=_("Une étape de son parcours"),
        max_length=160,
        required=False,
        help_text=_("Par exemple : « repérer le trajet du matin ensemble ». Laissez vide s’il n’y en a pas."),
    )
    planned_on = forms.DateField(label=_("Prévue le"), required=False, widget=DayInput)

    def __init__(self, *args: Any, skill: FrameworkSkill, may_plan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = _levels(skill, True)  # type: ignore[attr-defined]
        if not may_plan:
            del self.fields["step"], self.fields["planned_on"]

    @property
    def decision(self) -> Decided:
        said = self.cleaned_data
        return Decided(
            level=_level(said["level"]),
            decided=said["decided"],
            because=said["because"],
            step=said.get("step", ""),
            planned_on=said.get("planned_on"),
        )


def _words(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


def _level(value: str) -> int | None:
    return int(value) if value.isdigit() else None


def _levels(skill: FrameworkSkill, optional: bool) -> list[tuple[str, str]]:
    """Each of 0 to 5 as the framework writes it."""
    written = dict(skill.written_levels)
    said = [
        (str(level), f"{level} · {written[level]}" if level in written else str(level))
        for level in range(HIGHEST + 1)
    ]
    return [*said, (DO_NOT_KNOW, gettext("Pas de niveau") if optional else gettext("Je ne sais pas"))]
