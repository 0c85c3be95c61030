"""Alerts as screens show them: who, what, why, and the one thing to do."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.privacy.context import known_context
from filrouge.shared import clock
from filrouge.shared.addresses import address_of

from .models import Alert
from .registry import RULES, Act, Rule, Text, Who


@dataclass(frozen=True)
class AlertLine:
    """One line for one person (or one team): the gravest alert, and how many more stand behind it."""

    alert: Alert
    rule: Rule
    tag: str
    why: str
    act: Act | None
    action_url: str
    more: tuple["AlertLine", ...] = ()

    @property
    def kind(self) -> str:
        return "grave" if self.rule.grave else "warn"

    @property
    def action_label(self) -> Text:
        return self.act.label if self.act else ""


def line_of(alert: Any, user: User) -> AlertLine:
    """With what this reader may really do about it. `alert` comes from `saying_if_in_charge`."""
    rule = RULES[alert.rule]
    act = next((act for act in rule.acts if _is_open(act, alert, user)), None)
    return AlertLine(
        alert=alert,
        rule=rule,
        tag=rule.tag(alert.facts),
        why=rule.why(alert.facts),
        act=act,
        action_url=_url(act, alert) if act else "",
    )


def one_line_per_person(alerts: Iterable[Alert], user: User) -> list[AlertLine]:
    """Group alerts already ordered by risk: the first of each person leads, the others are behind it."""
    groups: dict[UUID | str, list[AlertLine]] = {}
    for alert in alerts:
        groups.setdefault(alert.person_id or alert.subject_id, []).append(line_of(alert, user))
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
    return replace(first, more=tuple(others))


def _is_open(act: Act, alert: Any, user: User) -> bool:
    return any(
        {
            Who.ANYONE: True,
            Who.IN_CHARGE: alert.in_charge,
            Who.CONCERNED: alert.user_id == user.pk,
            Who.COORDINATION: alert.project_id in known_context(user).coordinated,
        }[who]
        for who in act.open_to
    )


def _url(act: Act, alert: Alert) -> str:
    ids = {
        "subject": alert.subject_id,
        "pathway": alert.facts.get("pathway"),
        "person": alert.person_id,
        "project": alert.project_id,
    }
    taken = [ids[act.takes]] if act.takes in ids else []
    url = reverse(act.screen, args=taken) if ":" in act.screen else address_of(act.screen, *taken)
    asked = {"user": f"?de={alert.user_id}", "referent": f"?de=referent-{alert.user_id}"}
    return url + asked.get(act.takes, "")
