"""Assessments of Nour on three skills of the shipped framework, at each of their states."""

from collections.abc import Sequence
from typing import Any

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import FrameworkSkill, FrameworkVersion
from filrouge.reference.transversal import CODE
from filrouge.skills.actions.assessments import (
    Decided,
    Said,
    answer_assessment,
    decide_skill,
    open_assessment,
)
from filrouge.skills.models import AssessedSkill, Assessment, Sight
from tests.cast import Cast

KEYS = ("ponctualite", "assiduite", "fiabilite")
ADVICE = "Prendre le bus d’avant."
OBJECTIVE = "Un mois sans retard."


def skills_of(keys: Sequence[str] = KEYS) -> tuple[FrameworkVersion, list[FrameworkSkill]]:
    version = FrameworkVersion.objects.exclude(publication=None).filter(framework__code=CODE).latest("number")
    found = {one.key: one for one in FrameworkSkill.objects.filter(version=version, key__in=keys)}
    return version, [found[key] for key in keys]


def opened(cast: Cast, keys: Sequence[str] = KEYS) -> Assessment:
    with acting(cast.amina):
        version, skills = skills_of(keys)
        return open_assessment(by=cast.amina, pathway=cast.nour_pathway, version=version, skills=skills)


def hers(cast: Cast, assessment: Assessment, levels: Sequence[int | None] = (5, 3, None)) -> None:
    _answered(cast, assessment, Sight.HERS, [{"level": level} for level in levels])


def ours(cast: Cast, assessment: Assessment, levels: Sequence[int | None] = (2, 3, 4)) -> None:
    said = [{"level": level, "advice": ADVICE, "objective": OBJECTIVE} for level in levels]
    _answered(cast, assessment, Sight.OURS, said)


def answered(cast: Cast) -> Assessment:
    assessment = opened(cast)
    ours(cast, assessment)
    hers(cast, assessment)
    return assessment


def assessed_of(assessment: Assessment) -> list[AssessedSkill]:
    with as_batch("look"):
        related = AssessedSkill.objects.select_related("assessment__person", "skill")
        return list(related.filter(assessment=assessment).order_by("rank"))


def decided(cast: Cast, assessment: Assessment, rank: int = 0, **said: Any) -> None:
    values = {"level": 3, "decided": "Elle part plus tôt.", "because": "18 fois sur 20.", **said}
    with acting(cast.amina):
        decide_skill(by=cast.amina, assessed=assessed_of(assessment)[rank], decided=Decided(**values))


def _answered(cast: Cast, assessment: Assessment, side: str, said: Sequence[dict[str, Any]]) -> None:
    pks = [one.pk for one in assessed_of(assessment)]
    with acting(cast.amina):
        told = {pk: Said(**one) for pk, one in zip(pks, said, strict=True)}
        answer_assessment(by=cast.amina, assessment=assessment, side=side, said=told)
