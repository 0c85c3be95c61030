"""Reading the targeting sheet, its history, and how reality compares to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.enrolment.drift import ADVICE, ENOUGH, MARGIN, Words, advice
from filrouge.enrolment.models import Group, Stage, TargetFigure, TargetingSheet

COMPARED: dict[str, str | Promise] = {
    "problem": _("le problème"),
    "objective": _("ce qu’il veut changer"),
    "aim": _("ce qu’il vise"),
    "public": _("le public"),
    "sector": _("le secteur"),
    "mix": _("des groupes homogènes ou mélangés"),
    "mix_because": _("pourquoi cette mixité"),
    "criteria": _("les critères"),
    "access": _("qui a accès au public"),
}

Figures = dict[str, dict[date | None, TargetFigure]]  # group, "" for everyone → month, None for all of them


@dataclass(frozen=True)
class Version:
    """One version of the sheet and what differs from the one before."""

    sheet: TargetingSheet
    changed: Sequence[Words]


@dataclass(frozen=True)
class GroupDrift:
    """One group over twelve months. `wished` None: the sheet wishes nothing for it."""

    group: Group
    stage: str
    wished: int | None
    whole: TargetFigure
    months: Sequence[TargetFigure]

    @property
    def drifts(self) -> bool:
        """As the rule of vigilance says it; a hidden number is at most 4 people."""
        known, inside = self.whole.known, 4 if self.whole.inside_small else self.whole.inside
        if self.wished is None or inside is None or known is None or known < ENOUGH:
            return False
        return 100 * inside < (self.wished - min(MARGIN, self.wished / 2)) * known

    @property
    def few(self) -> Words:
        return ADVICE[self.group].few

    @property
    def advice(self) -> Words:
        return advice(self.group, self.stage)


@dataclass(frozen=True)
class Drift:
    """`totals`: everyone, by month; `whole`: the months told, together."""

    stage: str
    counted_at: datetime
    totals: Sequence[TargetFigure]
    whole: TargetFigure
    groups: Sequence[GroupDrift]

    @property
    def only_the_year(self) -> bool:
        """So few people come each month that no month is told."""
        return all(figure.people is None for figure in self.totals)

    @property
    def drifting(self) -> list[GroupDrift]:
        return [one for one in self.groups if one.drifts]


def current_sheet(project: Project) -> TargetingSheet | None:
    return (
        TargetingSheet.objects.current()
        .filter(project=project)
        .select_related("written_by")
        .prefetch_related("wishes")
        .first()
    )


def sheets_of(user: User) -> list[tuple[Project, TargetingSheet | None]]:
    """Every project the user's organisations carry, with its sheet in force."""
    projects = list(Project.objects.visible_to(user).order_by("name"))
    sheets = TargetingSheet.objects.current().filter(project__in=projects).select_related("written_by")
    found = {sheet.project_id: sheet for sheet in sheets}
    return [(project, found.get(project.pk)) for project in projects]


def wishes_in_order(sheet: TargetingSheet | None) -> list[tuple[Group, int]]:
    wished = {wish.group: wish.percent for wish in sheet.wishes.all()} if sheet else {}
    return [(group, wished[group]) for group in Group if group in wished]


def history_of(project: Project) -> list[Version]:
    """The latest first."""
    rows = TargetingSheet.objects.filter(project=project).select_related("written_by")
    sheets = list(rows.prefetch_related("wishes").order_by("-number"))
    versions = [Version(sheet, _changes(before, sheet)) for sheet, before in pairwise(sheets)]
    return [*versions, *(Version(sheet, ()) for sheet in sheets[-1:])]


def _changes(before: TargetingSheet, after: TargetingSheet) -> list[Words]:
    changed = [label for name, label in COMPARED.items() if getattr(before, name) != getattr(after, name)]
    if wishes_in_order(before) != wishes_in_order(after):
        changed.append(_("les parts souhaitées"))
    return changed


def drifts_of(project: Project, sheet: TargetingSheet | None) -> dict[Stage, Drift]:
    """By stage, against what `sheet` wishes: those counted, at which somebody came in twelve months. One query."""
    stages: dict[Stage, Figures] = {}
    for figure in TargetFigure.objects.filter(project=project).order_by("month"):
        figures = stages.setdefault(Stage(figure.stage), {})
        figures.setdefault(figure.group, {})[figure.month] = figure
    wished = dict(wishes_in_order(sheet))
    return {stage: _drift(stage, figures, wished) for stage, figures in stages.items()}


def _drift(stage: Stage, figures: Figures, wished: Mapping[Group, int]) -> Drift:
    everyone = figures.pop("")
    whole = everyone.pop(None)
    groups = [
        GroupDrift(group, stage, wished.get(group), figures[group].pop(None), list(figures[group].values()))
        for group in Group
    ]
    return Drift(stage, whole.counted_at, list(everyone.values()), whole, groups)
