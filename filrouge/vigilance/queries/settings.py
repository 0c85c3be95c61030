"""What each project watches, rule by rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.accounts.models import Project
from filrouge.shared.text import search_key
from filrouge.vigilance.models import AlertFigure, RuleSetting
from filrouge.vigilance.registry import RULES, Rule


@dataclass(frozen=True)
class RuleLine:
    rule: Rule
    setting: RuleSetting | None  # what the project chose, if it chose
    figure: AlertFigure | None  # of the last thirty days

    @property
    def watched(self) -> bool:
        return self.setting is None or self.setting.watched

    @property
    def noise(self) -> str:
        return self.figure.noise if self.figure else ""

    @property
    def threshold(self) -> int | None:
        if self.rule.threshold is None:
            return None
        own = self.setting.threshold if self.setting else None
        return self.rule.threshold.default if own is None else own


def rules_of(project: Project) -> list[RuleLine]:
    """Two queries, by title: one looks for « Silence »."""
    chosen = RuleSetting.objects.in_force().filter(project=project).select_related("by")
    settings = {one.rule: one for one in chosen}
    figures = {one.rule: one for one in AlertFigure.objects.filter(project=project, month=None)}
    rules = sorted(RULES.values(), key=lambda rule: search_key(str(rule.title)))
    return [RuleLine(rule, settings.get(rule.code), figures.get(rule.code)) for rule in rules]


def history_of(project: Project, rule: Rule) -> Sequence[RuleSetting]:
    """The latest first."""
    rows = RuleSetting.objects.filter(project=project, rule=rule.code).select_related("by")
    return list(rows.order_by("-at", "-pk")[:20])
