"""What the person wants to reach, agreed by both sides."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import (
    ObjectiveAgreed,
    ObjectiveDropped,
    ObjectiveReached,
    ObjectiveReviewed,
)
from filrouge.pathways.models import Objective, ObjectiveVersion, Pathway, TargetOccupation
from filrouge.pathways.themes import told_theme
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .traces import about, of_pathway, refusal


@dataclass(frozen=True, kw_only=True)
class Aim:
    """`theme`: what it unlocks (data·inclusion). `occupation`: the trade it leads to."""

    words: str
    domain: str
    agreed_on: date
    target_on: date | None = None
    theme: str = ""
    occupation: TargetOccupation | None = None

    def worded(self) -> dict[str, Any]:
        """What the person says yes to: any of it changed makes another version."""
        return {
            "words": self.words,
            "domain": self.domain,
            "agreed_on": self.agreed_on,
            "target_on": self.target_on,
        }

    def columns(self) -> dict[str, Any]:
        return {**self.worded(), "theme": told_theme(self.theme), "occupation": self.occupation}


def agree_objective(*, by: User, pathway: Pathway, aim: Aim) -> Objective:
    """Decided together; the person's yes is an agreement of its own (`sign_objective`)."""
    require(policies.can_plan(by, pathway), refusal())
    objective = Objective.objects.create(**aim.columns(), **of_pathway(pathway, by))
    _add_version(by, objective, aim, 1)
    publish(ObjectiveAgreed(objective_id=objective.pk, **about(by, pathway)))
    return objective


def review_objective(*, by: User, objective: Objective, aim: Aim, because: str = "") -> None:
    """Said differently, or for another day: the former version stays, and the person is asked again."""
    former = objective.versions.order_by("-number").first()
    _change(by, objective, **aim.columns())
    if former is None or any(getattr(former, name) != value for name, value in aim.worded().items()):
        _add_version(by, objective, aim, former.number + 1 if former else 1, because)
    publish(ObjectiveReviewed(objective_id=objective.pk, **about(by, objective.pathway)))


def reach_objective(*, by: User, objective: Objective, on: date) -> None:
    _change(by, objective, reached_on=on, dropped_on=None, dropped_because="")
    publish(ObjectiveReached(objective_id=objective.pk, **about(by, objective.pathway)))


def drop_objective(*, by: User, objective: Objective, on: date, because: str) -> None:
    _change(by, objective, dropped_on=on, dropped_because=because, reached_on=None)
    publish(ObjectiveDropped(objective_id=objective.pk, **about(by, objective.pathway)))


def _add_version(by: User, objective: Objective, aim: Aim, number: int, because: str = "") -> None:
    of = {"person_id": objective.person_id, "project_id": objective.project_id, "created_by": by}
    ObjectiveVersion.objects.create(objective=objective, number=number, because=because, **aim.worded(), **of)


def _change(by: User, objective: Objective, **columns: Any) -> None:
    require(policies.can_change_objective(by, objective), refusal())
    must_hit(Objective.objects.filter(pk=objective.pk).update(**columns))
