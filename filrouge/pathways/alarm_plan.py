"""Whom a project warns of an incident, and within how long: its own plan, else the one proposed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from filrouge.accounts.models import Membership, Project, Role, User

from .models import AlarmStep, Pathway, Severity

Whom = AlarmStep.Whom
# Severity from which it speaks, whom, hours. Ours, to begin with: a project writes its own.
PROPOSED = (
    (Severity.WATCH, Whom.LEAD, 48),
    (Severity.SERIOUS, Whom.COORDINATION, 24),
    (Severity.DANGER, Whom.COORDINATION, 2),
    (Severity.DANGER, Whom.MANAGER, 2),
)


@dataclass(frozen=True)
class Warned:
    """Someone to be warned, and within how many hours an answer is expected."""

    user: User
    hours: int


def steps_of(project: Project | int) -> list[AlarmStep]:
    """The plan in force, the gravest first. Those proposed have no author."""
    own = AlarmStep.objects.in_force().filter(project=project).select_related("user", "added_by")
    found = list(own.order_by("-severity", "within_hours", "pk"))
    return found or [
        AlarmStep(severity=severity, whom=whom, within_hours=hours)
        for severity, whom, hours in PROPOSED[::-1]
    ]


def warned_of(pathway: Pathway, severity: int, *, but: User) -> list[Warned]:
    """Each person once, with the shortest delay of those that name her. `but` knows already."""
    steps = [step for step in steps_of(pathway.project_id) if severity >= step.severity]
    found: dict[User, int] = {}
    for step, user in _named(pathway, steps):
        if user != but:
            found[user] = min(step.within_hours, found.get(user, step.within_hours))
    return [Warned(user, hours) for user, hours in sorted(found.items(), key=lambda one: (one[1], one[0].pk))]


def _named(pathway: Pathway, steps: Sequence[AlarmStep]) -> Iterator[tuple[AlarmStep, User]]:
    held = _holding(pathway, {step.whom for step in steps})
    for step in steps:
        if step.whom == Whom.NAMED and step.user:
            yield step, step.user
        elif step.whom == Whom.LEAD and pathway.lead:
            yield step, pathway.lead
        yield from ((step, user) for user in held.get(step.whom, ()))


def _holding(pathway: Pathway, whom: Iterable[str]) -> dict[str, list[User]]:
    """Who coordinates the project, who manages the organisation in charge, today."""
    if not {Whom.COORDINATION, Whom.MANAGER} & set(whom):
        return {}
    coordination = Q(role=Role.COORDINATOR, project=pathway.project_id)
    manager = Q(role=Role.MANAGER, organisation=pathway.organisation_id)
    rows = Membership.objects.current().filter(coordination | manager).select_related("user")
    found: dict[str, list[User]] = {Whom.COORDINATION: [], Whom.MANAGER: []}
    for row in rows.order_by("user_id", "pk"):
        whom = Whom.COORDINATION if row.role == Role.COORDINATOR else Whom.MANAGER
        found[whom].append(row.user)
    return found
