"""What one screen shows of a trade, of a skill, of the vocabularies that are loaded."""

from collections.abc import Sequence
from dataclasses import dataclass

from .models import (
    EscoMatch,
    FormerEntry,
    Framework,
    Occupation,
    OccupationMove,
    OccupationSkill,
    RefusedLine,
    Skill,
    Term,
    VocabularyLoad,
)

MOST_NAMES, MOST_SKILLS, MOST_TRADES, MOST_MOVES, MOST_FORMER, MOST_REFUSED = 60, 120, 60, 12, 10, 100
Weight = OccupationSkill.Weight
FIRST = {Weight.HEART.value: 0, Weight.EMERGING.value: 1, Weight.USUAL.value: 2}


@dataclass(frozen=True)
class OccupationPage:
    """`know_how`, `behaviours`, `knowledge`: what it asks, what is at its heart first."""

    names: Sequence[str]
    know_how: Sequence[OccupationSkill]
    behaviours: Sequence[OccupationSkill]
    knowledge: Sequence[OccupationSkill]
    moves: Sequence[Occupation]
    esco: Sequence[EscoMatch]
    former: Sequence[FormerEntry]
    frameworks: Sequence[Framework]


def occupation_page(occupation: Occupation) -> OccupationPage:
    asks = list(OccupationSkill.objects.filter(occupation=occupation).select_related("skill")[:1000])
    asks.sort(key=lambda one: (one.skill.source != "own", FIRST[one.weight], one.skill.label))
    by_kind: dict[str, list[OccupationSkill]] = {}
    for one in asks:
        by_kind.setdefault(one.skill.kind, []).append(one)
    names = Term.objects.filter(occupation=occupation, kind__in=(Term.Kind.NAME, Term.Kind.ALIAS))
    moves = OccupationMove.objects.filter(occupation=occupation).select_related("target").order_by("rank")
    know_how = [*by_kind.get(Skill.Kind.KNOW_HOW, []), *by_kind.get(Skill.Kind.GROUP, [])]
    return OccupationPage(
        names=list(
            names.exclude(label=occupation.name)
            .order_by("label")
            .values_list("label", flat=True)[:MOST_NAMES]
        ),
        know_how=know_how[:MOST_SKILLS],
        behaviours=by_kind.get(Skill.Kind.BEHAVIOUR, [])[:MOST_SKILLS],
        knowledge=by_kind.get(Skill.Kind.KNOWLEDGE, [])[:MOST_SKILLS],
        moves=[one.target for one in moves[:MOST_MOVES]],
        esco=list(EscoMatch.objects.filter(occupation=occupation).order_by("relation", "label")[:MOST_MOVES]),
        former=list(FormerEntry.objects.filter(occupation=occupation).order_by("-pk")[:MOST_FORMER]),
        frameworks=list(Framework.objects.in_use().published().filter(occupation=occupation)[:MOST_MOVES]),
    )


@dataclass(frozen=True)
class SkillPage:
    trades: Sequence[OccupationSkill]
    held: Sequence[Skill]
    former: Sequence[FormerEntry]


def skill_page(skill: Skill) -> SkillPage:
    asked = OccupationSkill.objects.filter(skill=skill, occupation__gone_in="").select_related("occupation")
    return SkillPage(
        trades=list(asked.order_by("weight", "occupation__name")[:MOST_TRADES]),
        held=list(Skill.objects.filter(group=skill, gone_in="").order_by("label")[:MOST_TRADES]),
        former=list(FormerEntry.objects.filter(skill=skill).order_by("-pk")[:MOST_FORMER]),
    )


@dataclass(frozen=True)
class Loaded:
    """The last loading of one vocabulary, and what of it could not be taken."""

    load: VocabularyLoad
    refused: Sequence[RefusedLine]
    refused_count: int


def loaded() -> list[Loaded]:
    found = []
    for name in VocabularyLoad.Name:
        load = VocabularyLoad.objects.filter(name=name).order_by("-pk").first()
        if load:
            refused = RefusedLine.objects.filter(load=load).order_by("pk")[:MOST_REFUSED]
            found.append(Loaded(load, list(refused), load.counts.get("refused", 0)))
    return found
