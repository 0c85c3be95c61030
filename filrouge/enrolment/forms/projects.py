"""How a project receives people: its criteria, its page, its delays."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.actions.projects import NewCriterion
from filrouge.enrolment.models import Category, Criterion, Presentation, RuleSet

ADDED = 3  # criteria of one's own, at a time
WORDS = ("label", "explanation", "how_to_get")


class TermsForm(forms.Form):
    reflection_days = forms.IntegerField(
        label=_("Délai de réflexion, en jours"),
        min_value=0,
        max_value=60,
        help_text=_("Entre le premier rendez-vous et la signature."),
        error_messages={"required": _("Donnez un nombre de jours.")},
    )
    meet_within_days = forms.IntegerField(
        label=_("Premier rendez-vous sous … jours"),
        min_value=1,
        max_value=90,
        help_text=_("Passé ce délai, une alerte le rappelle à l’équipe."),
        error_messages={"required": _("Donnez un nombre de jours.")},
    )


class PresentationForm(forms.Form):
    """One box per section; one sentence per line on the page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in Presentation.SECTIONS:
            column: Any = Presentation._meta.get_field(name)
            self.fields[name] = forms.CharField(
                label=str(column.verbose_name).capitalize(),
                max_length=column.max_length,
                widget=forms.Textarea(attrs={"rows": 4}),
                error_messages={"required": _("Cette partie manque : la personne en a besoin pour choisir.")},
            )
        self.fields["rsa"].help_text = _(
            "Ne promettez rien : ce qui change dépend du foyer, et la CAF ou la MSA décide. Dites où vérifier."
        )
        self.fields["source"] = forms.CharField(
            label=_("Textes relus pour parler d’argent, et quand"),
            max_length=300,
            help_text=_("Imprimé en bas de la page : une règle change, et une page sans date trompe."),
            error_messages={"required": _("Dites quels textes vous avez relus, et quand.")},
        )

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in Presentation.SECTIONS}


class RuleSetForm(forms.Form):
    """Each criterion of the version in force, to keep, reword or leave out; and some of one's own."""

    title = forms.CharField(
        label=_("Titre"), max_length=160, error_messages={"required": _("Donnez un titre à ces critères.")}
    )
    source = forms.CharField(
        label=_("D’où viennent ces critères"),
        max_length=300,
        required=False,
        help_text=_("Par exemple : avenant du 12 mai, comité de pilotage."),
    )

    def __init__(self, *args: Any, rule_set: RuleSet | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(rule_set.criteria.all()) if rule_set else []
        for one in self.criteria:
            self._line(f"c{one.pk}", one)
        for number in range(ADDED):
            self._line(f"new{number}", None)

    def lines(self) -> list[tuple[Criterion, list[Any]]]:
        names = ("keep", *WORDS)
        return [(one, [self[f"c{one.pk}_{name}"] for name in names]) for one in self.criteria]

    def added(self) -> list[list[Any]]:
        names = ("label", "weight", "category", "explanation", "how_to_get")
        return [[self[f"new{number}_{name}"] for name in names] for number in range(ADDED)]

    @property
    def wanted(self) -> list[NewCriterion]:
        return [*self._kept(), *self._new()]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not self.wanted:
            raise forms.ValidationError(_("Gardez au moins un critère."))
        return data

    def _line(self, prefix: str, one: Criterion | None) -> None:
        if one:
            self.fields[f"{prefix}_keep"] = forms.BooleanField(
                label=_("Garder ce critère"), required=False, initial=True
            )
        else:
            self.fields[f"{prefix}_weight"] = forms.ChoiceField(
                label=_("Ce qu’il décide"), choices=Criterion.Weight, initial=Criterion.Weight.CONDITION
            )
            self.fields[f"{prefix}_category"] = forms.TypedChoiceField(
                label=_("Ce qu’il révélerait"),
                choices=[("", _("rien de particulier")), *Category.choices],
                coerce=int,
                empty_value=None,
                required=False,
            )
        for name in WORDS:
            column: Any = Criterion._meta.get_field(name)
            self.fields[f"{prefix}_{name}"] = forms.CharField(
                label=str(column.verbose_name).capitalize(),
                max_length=column.max_length,
                required=bool(one) and name == "label",
                initial=getattr(one, name) if one else "",
                error_messages={"required": _("Un critère a besoin de mots ; pour l’ôter, décochez-le.")},
            )

    def _kept(self) -> Iterator[NewCriterion]:
        for one in self.criteria:
            if self.cleaned_data[f"c{one.pk}_keep"]:
                yield NewCriterion(
                    code=one.code,
                    weight=one.weight,
                    group=one.group,
                    group_label=one.group_label,
                    category=one.category,
                    **{name: self.cleaned_data[f"c{one.pk}_{name}"] for name in WORDS},
                )

    def _new(self) -> Iterator[NewCriterion]:
        family = next((one for one in self.criteria if one.group), None)
        for number in range(ADDED):
            said = {name: self.cleaned_data[f"new{number}_{name}"] for name in (*WORDS, "weight", "category")}
            if said["label"]:
                yield NewCriterion(
                    **said,
                    group=family.group if family else "",
                    group_label=family.group_label if family else "",
                )
