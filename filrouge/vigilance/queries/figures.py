"""What became of the alerts of a project, from figures counted at night."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet
from django.utils.translation import ngettext

from filrouge.accounts.models import Project
from filrouge.shared.written import Given, written
from filrouge.vigilance.models import AlertFigure
from filrouge.vigilance.registry import RULES, Rule

HOURS_OF_A_DAY = 24


@dataclass(frozen=True)
class FigureLine:
    rule: Rule
    figure: AlertFigure

    @property
    def delay(self) -> str:
        """« 3 jours », « 5 heures »; « » when it is not told."""
        hours = self.figure.median_hours
        if hours is None:
            return ""
        if hours < HOURS_OF_A_DAY:
            return ngettext("%(count)d heure", "%(count)d heures", max(1, hours)) % {"count": max(1, hours)}
        days = round(hours / HOURS_OF_A_DAY)
        return ngettext("%(count)d jour", "%(count)d jours", days) % {"count": days}


@dataclass(frozen=True)
class Figures:
    months: Sequence[date]  # the latest first
    month: date | None
    lines: Sequence[FigureLine]
    counted_at: datetime | None


def figures_of(project: Project, month: date | None) -> Figures:
    """Of one month, or of the last thirty days. Two queries."""
    rows = AlertFigure.objects.filter(project=project)
    months = list(rows.exclude(month=None).order_by("-month").values_list("month", flat=True).distinct())
    chosen = month if month in months else None
    lines = [
        FigureLine(RULES[one.rule], one)
        for one in rows.filter(month=chosen).order_by(F("opened").desc(nulls_last=True), "rule")
        if one.rule in RULES
    ]
    counted_at = max((line.figure.counted_at for line in lines), default=None)
    return Figures(months=[one for one in months if one], month=chosen, lines=lines, counted_at=counted_at)


def noises_of(project: Project) -> list[FigureLine]:
    """Rules that bother more often than they serve. About rules: no figure says who did what."""
    rows = _of_thirty_days(project=project.pk)
    return [FigureLine(RULES[one.rule], one) for one in rows if one.noise and one.rule in RULES]


@written
def _of_thirty_days() -> QuerySet[AlertFigure]:
    return AlertFigure.objects.filter(project=Given("project"), month=None).order_by("-opened", "rule")
