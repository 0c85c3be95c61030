from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.actions.targeting import SheetText
from filrouge.enrolment.models import TargetingSheet

from .wishes import WishesForm, wishes_said

TEXTS = ("problem", "objective", "aim", "public", "sector", "mix", "mix_because", "criteria")
LONGEST_LINE = 200


class Words(forms.CharField):
    """A few lines of text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=4000, widget=forms.Textarea(attrs={"rows": 4}), **options)


class SheetForm(WishesForm):
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    problem = Words(
        label=_("À quel problème le projet répond-il ?"),
        error_messages={"required": _("Dites le problème en une ou deux phrases.")},
    )
    objective = Words(
        label=_("Que veut-il changer ?"),
        error_messages={"required": _("Dites en une ou deux phrases ce que le projet veut changer.")},
    )
    aim = forms.ChoiceField(label=_("Le projet vise"), choices=TargetingSheet.Aim)
    public = Words(label=_("Quel public ?"), required=False)
    sector = Words(label=_("Quel secteur, quels métiers ?"), required=False)
    mix = forms.ChoiceField(
        label=_("Des groupes"),
        choices=TargetingSheet.Mix,
        help_text=_(
            "Dans un groupe : se ressembler pour avancer ensemble, ou se mélanger pour s’entraider ?"
        ),
    )
    mix_because = Words(label=_("Pourquoi, et jusqu’où ?"), required=False)
    criteria = Words(
        label=_("Les critères, en toutes lettres"),
        required=False,
        help_text=_("Comme vous les diriez à une structure qui veut orienter quelqu’un."),
    )
    access = Words(
        label=_("Qui a accès à ce public ?"),
        required=False,
        help_text=_("Une structure ou une personne par ligne, et par où elle y a accès."),
    )
    reason = forms.CharField(
        label=_("Ce qui change, et pourquoi"),
        max_length=300,
        required=False,
        help_text=_("Pour qui relira l’histoire de la fiche."),
    )

    def clean_access(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["access"].splitlines() if line.strip()]
        if any(len(line) > LONGEST_LINE for line in lines):
            raise forms.ValidationError(_("Une ligne dépasse 200 signes : coupez-la en deux."))
        return lines

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        aim, both = data.get("aim"), TargetingSheet.Aim.BOTH
        if aim in (TargetingSheet.Aim.PUBLIC, both) and not data.get("public"):
            self.add_error("public", _("Dites quel public vous voulez atteindre."))
        if aim in (TargetingSheet.Aim.SECTOR, both) and not data.get("sector"):
            self.add_error("sector", _("Dites quel secteur ou quels métiers."))
        return data

    @property
    def text(self) -> SheetText:
        values = {name: self.cleaned_data[name] for name in (*TEXTS, "access", "reason")}
        return SheetText(**values, wishes=self.wishes)


def sheet_said(sheet: TargetingSheet | None) -> dict[str, Any]:
    """What the form first holds: the sheet in force, without its reason."""
    if sheet is None:
        return {}
    values = {name: getattr(sheet, name) for name in TEXTS}
    wishes = wishes_said(sheet.wishes.all())
    return {**values, **wishes, "access": "\n".join(sheet.access)}
