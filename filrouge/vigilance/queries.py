"""Alerts as screens show them: who, what, why, and the one thing to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse

from filrouge.shared import clock

from .models import Alert
from .registry import RULES, Rule, Text


@dataclass(frozen=True)
class AlertLine:
    """One line for one person (or one team): the gravest alert, and how many more stand behind it."""

    alert: Alert
    rule: Rule
    tag: str
    why: str
    action_label: Text
    action_url: str
    more: tuple["AlertLine", ...] = ()

    @property
    def kind(self) -> str:
        return "grave" if self.rule.grave else "warn"


def line_of(alert: Alert) -> AlertLine:
    rule = RULES[alert.rule]
    label, name, subject = rule.action
    return AlertLine(
        alert=alert,
        rule=rule,
        tag=rule.tag(alert.facts),
        why=rule.why(alert.facts),
        action_label=label,
        action_url=_url(name, subject, alert),
    )


def one_line_per_person(alerts: Iterable[Alert]) -> list[AlertLine]:
    """Group alerts already ordered by risk: the first of each person leads, the others are behind it."""
    groups: dict[UUID | str, list[AlertLine]] = {}
    for alert in alerts:
        groups.setdefault(alert.person_id or alert.subject_id, []).append(line_of(alert))
    return [_leading(lines) for lines in groups.values()]


@dataclass(frozen=True)
class RuleFigures:
    rule: Rule
    opened: int
    handled: int
    postponed: int

    @property
    def noisy(self) -> bool:
        """Put off or waved away more often than it leads to something: worth discussing as a team."""
        return self.opened >= 10 and self.postponed * 2 > self.opened


def rule_figures(*, days: int = 30) -> list[RuleFigures]:
    """How often each rule opened, among the alerts within reach, over the last days."""
    since = clock.now() - timedelta(days=days)
    counted = {
        row["rule"]: row
        for row in Alert.objects.filter(opened_at__gte=since)
        .values("rule")
        .annotate(
            opened=Count("id"),
            handled=Count("id", filter=Q(closing=Alert.Closing.HANDLED)),
            postponed=Count("id", filter=Q(postponed_until__isnull=False)),
        )
    }
    nothing = {"opened": 0, "handled": 0, "postponed": 0}
    return [
        RuleFigures(rule, row["opened"], row["handled"], row["postponed"])
        for rule in RULES.values()
        for row in [counted.get(rule.code, nothing)]
    ]


def _leading(lines: list[AlertLine]) -> AlertLine:
    first, *others = lines
    return AlertLine(
        first.alert, first.rule, first.tag, first.why, first.action_label, first.action_url, tuple(others)
    )


def _url(name: str, subject: str, alert: Alert) -> str:
    if not name:
        return ""
    if subject == "subject":
        return reverse(name, args=[alert.subject_id])
    if subject == "pathway":
        return reverse(name, args=[alert.facts["pathway"]])
    if subject == "project":
        return reverse(name, args=[alert.project_id])
    return f"{reverse(name)}?de={alert.user_id}" if subject == "user" else reverse(name)
