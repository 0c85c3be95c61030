"""Eligibility explained line by line: what is met and why, what is missing and how to get it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from filrouge.accounts.models import User
from filrouge.enrolment.models import Answer, Candidacy, Category, Criterion, RuleSet, Value, Verification
from filrouge.people.queries.holdings import levels_held

from .known import Proposal, proposals_for

Weight = Criterion.Weight


@dataclass(frozen=True)
class Line:
    """One criterion within the reader's reach."""

    criterion: Criterion
    answer: Answer | None
    proposal: Proposal | None

    @property
    def is_open(self) -> bool:
        return self.answer is None or self.answer.value == Value.UNKNOWN

    @property
    def offered(self) -> Proposal | None:
        """What the file says, as long as nobody has answered."""
        return self.proposal if self.answer is None else None


@dataclass(frozen=True)
class Family:
    """Criteria that stand together. `hidden`: how many of them are need to know for this reader."""

    label: str
    weight: str
    lines: Sequence[Line]
    hidden: int
    verification: Verification | None

    @property
    def decides(self) -> bool:
        return self.weight == Weight.CONDITION

    @property
    def is_met(self) -> bool:
        return self.verification is not None and self.verification.outcome == Value.MET

    @property
    def shown(self) -> Sequence[Line]:
        """Once the condition is met, nothing more is asked about it."""
        return [line for line in self.lines if line.answer] if self.decides and self.is_met else self.lines

    @property
    def verified_unseen(self) -> bool:
        """Met by an answer that this reader may not read."""
        return self.is_met and not any(line.answer and line.answer.value == Value.MET for line in self.lines)

    @property
    def missing(self) -> list[Line]:
        """What could still be shown, where the condition is not met yet."""
        return [line for line in self.lines if line.is_open] if self.decides and not self.is_met else []


@dataclass(frozen=True)
class Explained:
    rule_set: RuleSet | None
    families: Sequence[Family]

    @property
    def offered(self) -> list[Line]:
        return [line for family in self.families for line in family.shown if line.offered]

    @property
    def missing(self) -> list[Line]:
        return [line for family in self.families for line in family.missing]


def explained(candidacy: Candidacy, user: User) -> Explained:
    """Seven queries, whatever the number of criteria."""
    rule_set = rules_for(candidacy)
    if rule_set is None:
        return Explained(None, [])
    return explained_from(
        rule_set,
        list(rule_set.criteria.all()),
        answers=Answer.objects.filter(candidacy=candidacy).select_related("answered_by"),
        verified=Verification.objects.filter(candidacy=candidacy).select_related("seen_by"),
        known=proposals_for(candidacy.person, candidacy.project),
        readable=readable_by(user, candidacy),
    )


def explained_from(
    rule_set: RuleSet,
    criteria: Sequence[Criterion],
    *,
    answers: Iterable[Answer],
    verified: Iterable[Verification],
    known: Mapping[str, Proposal],
    readable: set[int | None],
) -> Explained:
    """From rows already read. `readable`: the categories open to the reader, and None."""
    given = {one.criterion_id: one for one in answers}
    seen = {one.group: one for one in verified}
    return Explained(
        rule_set,
        [
            Family(
                label=label,
                weight=weight,
                lines=[Line(c, given.get(c.pk), known.get(c.code)) for c in found if c.category in readable],
                hidden=sum(c.category not in readable for c in found),
                verification=seen.get(group),
            )
            for (weight, group, label), found in _families(criteria).items()
        ],
    )


def rules_for(candidacy: Candidacy) -> RuleSet | None:
    """The version its first answer was given to; before it, the one in force."""
    if candidacy.rule_set_id:
        return candidacy.rule_set
    return RuleSet.objects.in_force(candidacy.project)


def readable_by(user: User, candidacy: Candidacy) -> set[int | None]:
    """The categories that this reader may read about her, and None: what is not need to know."""
    held = levels_held(user, candidacy.person_id, candidacy.project_id)
    return {None, *(one.value for one in Category if one.value in held)}


def _families(criteria: Iterable[Criterion]) -> dict[tuple[str, str, str], list[Criterion]]:
    families: dict[tuple[str, str, str], list[Criterion]] = {}
    for one in criteria:
        weight = Weight(one.weight)
        label = one.group_label or str(weight.label)
        families.setdefault((one.weight, one.group, label), []).append(one)
    return families
