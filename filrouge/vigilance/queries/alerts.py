"""Alerts as screens show them: who, what, why, and the one thing to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.privacy.context import known_context
from filrouge.privacy.rows import Level
from filrouge.shared.addresses import address_of, address_with
from filrouge.vigilance.models import Alert, AlertQuerySet, Escalation
from filrouge.vigilance.registry import RULES, Act, Rule, Text, Who


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
    def name(self) -> str:
        """Of whom, or of what: the person, else the situation of a team."""
        return str(self.alert.person or self.rule.title)

    @property
    def to_set_aside(self) -> Alert | None:
        """The first of the line that may be handled or put off: it is that person's, and not only to be read."""
        every = (self.alert, *(line.alert for line in self.more))
        return next((alert for alert in every if alert.may_be_set_aside), None)

    @property
    def may_escalate(self) -> bool:
        """The coordination reads no alert of need to know, nor one that is its user's alone."""
        return self.alert.person_id is None or self.alert.level <= Level.SHARED

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


def because_first(lines: Sequence[AlertLine]) -> str:
    """Why the first line comes before the second, in one sentence; « » when there is nothing to compare."""
    if len(lines) < 2:
        return ""
    first, second = lines[:2]
    values = {"name": first.name, "next": second.name, "because": first.rule.weighs or first.rule.title}
    if first.alert.risk == second.alert.risk:
        return _("%(name)s d’abord : à poids égal avec %(next)s, cela dure depuis plus longtemps.") % values
    if first.rule == second.rule:
        return _("%(name)s d’abord : le même sujet que pour %(next)s, plus avancé.") % values
    return _("%(name)s d’abord : %(because)s.") % values


def with_acts(user: User) -> AlertQuerySet:
    """Alerts with what `line_of` needs: whether this reader is in charge, and the names it shows."""
    alerts = Alert.objects.saying_if_in_charge(user).select_related("person", "user")
    return saying_if_escalated(alerts)


def saying_if_escalated(alerts: AlertQuerySet) -> AlertQuerySet:
    """With `escalated`: whether the coordination was asked about each and has not answered yet."""
    waiting = Escalation.objects.waiting().filter(alert=OuterRef("pk"))
    return alerts.annotate(escalated=Exists(waiting))


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
    url = _address(act.screen, taken) if ":" in act.screen else address_of(act.screen, *taken)
    asked = {"user": f"?de={alert.user_id}", "referent": f"?de=referent-{alert.user_id}"}
    return url + asked.get(act.takes, "")


def _address(screen: str, taken: Sequence[Any]) -> str:
    match taken:
        case [UUID() as pk]:
            return address_with(screen, pk)
    return reverse(screen, args=taken)
