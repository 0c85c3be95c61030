"""The professional project: a trade aimed at, how it was tried, what was decided of it."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import OccupationDecided, OccupationTargeted, OccupationTried
from filrouge.pathways.models import OccupationDecision, OccupationTrial, Pathway, TargetOccupation
from filrouge.reference.models import Occupation
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .traces import about, of_pathway, refusal


@dataclass(frozen=True, kw_only=True)
class Trade:
    """In the person's words, and what real jobs ask. `occupation`: of the ROME, when it is loaded."""

    words: str
    occupation: Occupation | None = None
    hours: str = ""
    strain: str = ""
    pay: str = ""
    access: str = ""

    def columns(self) -> dict[str, Any]:
        return {
            "words": self.words,
            "occupation": self.occupation,
            "hours": self.hours,
            "strain": self.strain,
            "pay": self.pay,
            "access": self.access,
        }


@dataclass(frozen=True, kw_only=True)
class Tried:
    kind: str
    on: date
    learned: str
    place: str = ""


def target_occupation(*, by: User, pathway: Pathway, trade: Trade) -> TargetOccupation:
    require(policies.can_plan(by, pathway), refusal())
    target = TargetOccupation.objects.create(**trade.columns(), **of_pathway(pathway, by))
    publish(OccupationTargeted(target_id=target.pk, **about(by, pathway)))
    return target


def describe_occupation(*, by: User, target: TargetOccupation, trade: Trade) -> None:
    require(policies.can_plan(by, target.pathway), refusal())
    must_hit(TargetOccupation.objects.filter(pk=target.pk).update(**trade.columns()))
    publish(OccupationTargeted(target_id=target.pk, **about(by, target.pathway)))


def record_trial(*, by: User, target: TargetOccupation, tried: Tried) -> OccupationTrial:
    require(policies.can_plan(by, target.pathway), refusal())
    trial = OccupationTrial.objects.create(target=target, **asdict(tried), **_of(target, by))
    publish(OccupationTried(target_id=target.pk, trial_id=trial.pk, **about(by, target.pathway)))
    return trial


def decide_occupation(
    *, by: User, target: TargetOccupation, verdict: str, on: date, because: str = ""
) -> OccupationDecision:
    """Raises PermissionDenied; ValidationError when a trade is dropped and nobody says why."""
    require(policies.can_plan(by, target.pathway), refusal())
    if verdict == OccupationDecision.Verdict.DROPPED and not because.strip():
        raise ValidationError({"because": _("Dites en un mot pourquoi : cela aidera à choisir autrement.")})
    decision = OccupationDecision.objects.create(
        target=target, verdict=verdict, on=on, because=because, **_of(target, by)
    )
    publish(OccupationDecided(target_id=target.pk, verdict=verdict, **about(by, target.pathway)))
    return decision


def _of(target: TargetOccupation, by: User) -> dict[str, Any]:
    return {"person_id": target.person_id, "project_id": target.project_id, "created_by": by}
