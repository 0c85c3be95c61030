"""Reading the communication plan: what is said to each audience, and what it brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from filrouge.accounts.models import User
from filrouge.shared.suppression import Cell, suppress

from .models import Audience, Effect, PlannedMessage, Tally
from .queries import coordinated_by, teams_of


@dataclass(frozen=True)
class MessageLine:
    """`met`: encounters by the channel it feeds, in the months it is out, as far as the asker's teams tell;
    counts from 1 to 4 are hidden."""

    message: PlannedMessage
    effects: Sequence[Effect]
    met: Cell
    changeable: bool


@dataclass(frozen=True)
class AudiencePlan:
    audience: Audience
    lines: Sequence[MessageLine]


def plan_of_month(user: User, first: date, last: date) -> list[AudiencePlan]:
    """Every audience, those to whom nothing is said too. Six queries at most."""
    found = PlannedMessage.objects.visible_to(user).between(first, last).select_related("in_charge")
    said = list(found.prefetch_related("effects").order_by("starts_on", "pk"))
    met, coordinated = _met_by_channel(said), {project.pk for project in coordinated_by(user)}
    mine = {(team.organisation.pk, team.project.pk) for team in teams_of(user)}
    lines = [
        MessageLine(
            message,
            list(message.effects.all()),
            met[message.pk],
            message.project_id in coordinated or (message.organisation_id, message.project_id) in mine,
        )
        for message in said
    ]
    return [
        AudiencePlan(audience, [line for line in lines if line.message.audience == audience])
        for audience in Audience
    ]


def _met_by_channel(said: Sequence[PlannedMessage]) -> dict[UUID, Cell]:
    """One query for all of them: tallies by project, channel and month."""
    fed = [message for message in said if message.channel]
    met: dict[UUID, Cell] = {message.pk: 0 for message in said}
    if not fed:
        return met
    rows = (
        Tally.objects.filter(project__in={message.project_id for message in fed})
        .filter(channel__in={message.channel for message in fed})
        .filter(month__gte=min(message.starts_on for message in fed).replace(day=1))
        .values_list("project_id", "channel", "month")
        .annotate(count=Count("pk"))
    )
    counted = list(rows)
    for message in fed:
        among = sum(
            count
            for project, channel, month, count in counted
            if (project, channel) == (message.project_id, message.channel)
            and message.starts_on.replace(day=1) <= month <= message.last_day
        )
        met[message.pk] = suppress({"": {"met": among}}).total
    return met
