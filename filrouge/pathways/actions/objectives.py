"""What the person wants to reach, agreed by both sides."""

from dataclasses import asdict, dataclass
from datetime import date

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import (
    ObjectiveAgreed,
    ObjectiveDropped,
    ObjectiveReached,
    ObjectiveReviewed,
)
from filrouge.pathways.models import Objective, Pathway
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .traces import about, of_pathway, refusal


@dataclass(frozen=True, kw_only=True)
class Aim:
    words: str
    domain: str
    agreed_on: date
    target_on: date | None = None


def agree_objective(*, by: User, pathway: Pathway, aim: Aim) -> Objective:
    require(policies.can_plan(by, pathway), refusal())
    objective = Objective.objects.create(**asdict(aim), **of_pathway(pathway, by))
    publish(ObjectiveAgreed(objective_id=objective.pk, **about(by, pathway)))
    return objective


def review_objective(*, by: User, objective: Objective, aim: Aim) -> None:
    """Said differently, or for another day; what was agreed before stays in the history."""
    _change(by, objective, **asdict(aim))
    publish(ObjectiveReviewed(objective_id=objective.pk, **about(by, objective.pathway)))


def reach_objective(*, by: User, objective: Objective, on: date) -> None:
    _change(by, objective, reached_on=on, dropped_on=None, dropped_because="")
    publish(ObjectiveReached(objective_id=objective.pk, **about(by, objective.pathway)))


def drop_objective(*, by: User, objective: Objective, on: date, because: str) -> None:
    _change(by, objective, dropped_on=on, dropped_because=because, reached_on=None)
    publish(ObjectiveDropped(objective_id=objective.pk, **about(by, objective.pathway)))


def _change(by: User, objective: Objective, **columns: str | date | None) -> None:
    require(policies.can_change_objective(by, objective), refusal())
    must_hit(Objective.objects.filter(pk=objective.pk).update(**columns))
