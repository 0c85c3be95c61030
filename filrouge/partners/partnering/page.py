"""The page of one partnership, the same for the team and, by its link, for the partner: what is done together, who does
what, what each brings, how many people were sent on, what both think of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from filrouge.partners.models import (
    QUESTIONS,
    Contribution,
    JointAnswer,
    JointEvaluation,
    Partnership,
    ReferralFigure,
    Routine,
    Side,
)

FAR_APART = 2  # steps of the scale: both do not see the same thing
MOST = 100  # contributions, the latest ones


@dataclass(frozen=True)
class Compared:
    """One question, as each side answers it."""

    question: str
    ours: str
    theirs: str
    far_apart: bool


@dataclass(frozen=True)
class Evaluated:
    """The latest evaluation, which bears its `sides`. Nothing of either is told before both have answered."""

    evaluation: Any
    answers: dict[str, JointAnswer]

    @property
    def is_complete(self) -> bool:
        return len(self.evaluation.sides) == len(Side)

    def awaits(self, side: Side) -> bool:
        return side not in self.evaluation.sides

    @property
    def awaits_us(self) -> bool:
        return self.awaits(Side.OURS)

    @property
    def awaits_them(self) -> bool:
        return self.awaits(Side.THEIRS)

    @property
    def compared(self) -> list[Compared]:
        if not self.is_complete:
            return []
        ours, theirs = self.answers[Side.OURS].ratings, self.answers[Side.THEIRS].ratings
        said = dict(JointAnswer.Rating.choices)
        return [
            Compared(str(question), str(said[our]), str(said[their]), abs(our - their) >= FAR_APART)
            for question, our, their in zip(QUESTIONS, ours, theirs, strict=True)
        ]

    @property
    def to_talk_over(self) -> list[str]:
        return [one.question for one in self.compared if one.far_apart]

    @property
    def words(self) -> list[JointAnswer]:
        """What each would change; ours first."""
        return [self.answers[side] for side in Side if self.answers[side].words] if self.is_complete else []


@dataclass(frozen=True)
class Brings:
    """What one side brought, and how much of it is hours and euros."""

    name: str
    given: list[Contribution] = field(default_factory=list)

    def total(self, kind: str) -> int:
        return sum(one.amount or 0 for one in self.given if one.kind == kind)

    @property
    def hours(self) -> int:
        return self.total("hours")

    @property
    def euros(self) -> int:
        return self.total("money")


@dataclass(frozen=True)
class Page:
    routines: Sequence[Routine]
    brings: Sequence[Brings]
    figure: ReferralFigure | None
    evaluated: Evaluated | None


def page_of(partnership: Partnership) -> Page:
    """Five queries at most. `figure`: None as well while fewer than five answers came: nothing is said then."""
    routines = Routine.objects.kept().filter(partnership=partnership).select_related("keeper")
    figures = ReferralFigure.objects.filter(
        project=partnership.project_id, structure=partnership.structure_id
    )
    return Page(
        routines=sorted(routines, key=lambda one: (one.due_on, one.what)),
        brings=_brings(partnership),
        figure=figures.first(),
        evaluated=evaluated(partnership),
    )


def evaluated(partnership: Partnership) -> Evaluated | None:
    asked = JointEvaluation.objects.with_sides().filter(partnership=partnership)
    latest = asked.order_by("-asked_on", "-pk").first()
    if latest is None:
        return None
    latest.partnership = partnership
    answers = JointAnswer.objects.filter(evaluation=latest) if len(latest.sides) == len(Side) else ()
    return Evaluated(latest, {one.side: one for one in answers})


def _brings(partnership: Partnership) -> list[Brings]:
    names: dict[Any, str] = {
        Side.OURS: partnership.organisation.name,
        Side.THEIRS: partnership.structure.name,
    }
    sides = {side: Brings(name) for side, name in names.items()}
    found = Contribution.objects.filter(partnership=partnership).order_by("-on", "-pk")
    for one in found[:MOST]:
        sides[Side(one.side)].given.append(one)
    return list(sides.values())
