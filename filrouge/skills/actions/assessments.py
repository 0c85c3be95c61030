"""Her skills looked at by two: opened on some skills, answered apart, then what is decided together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.pathways.actions.steps import Plan, plan_step
from filrouge.pathways.models import Domain, Pathway, Step
from filrouge.reference.models import FrameworkSkill, FrameworkVersion
from filrouge.shared.days import must_come
from filrouge.shared.events import publish
from filrouge.shared.rights import require
from filrouge.skills import policies
from filrouge.skills.events import AssessmentAnswered, AssessmentOpened, SkillDecided
from filrouge.skills.models import (
    MOST_SKILLS,
    AssessedSkill,
    Assessment,
    Sight,
    SkillAnswer,
    SkillDecision,
)

from .traces import about, bound

REFUSED = gettext_lazy(
    "Les évaluations d’une personne reviennent à l’équipe en charge de son dossier, avec elle."
)
NOT_YET = gettext_lazy("Les réponses se lisent quand chaque côté a répondu.")


@dataclass(frozen=True, kw_only=True)
class Said:
    """Of one skill. `level` None: « je ne sais pas », or words alone."""

    level: int | None = None
    advice: str = ""
    objective: str = ""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """`step`: what becomes a step of the path; none when empty."""

    decided: str
    because: str
    level: int | None = None
    step: str = ""
    planned_on: date | None = None


@transaction.atomic
def open_assessment(
    *, by: User, pathway: Pathway, version: FrameworkVersion, skills: Sequence[FrameworkSkill]
) -> Assessment:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_assess(by, pathway), REFUSED)
    if not version.is_published:
        raise ValidationError(_("Ce référentiel n’est pas encore publié."))
    if not skills or any(skill.version_id != version.pk or skill.removed_at for skill in skills):
        raise ValidationError({"skills": _("Choisissez au moins une compétence de ce référentiel.")})
    if len(skills) > MOST_SKILLS:
        raise ValidationError({"skills": _("Dix compétences au plus : au-delà, on répond sans regarder.")})
    hers = {"person_id": pathway.person_id, "project_id": pathway.project_id, "created_by": by}
    assessment = Assessment.objects.create(version=version, **hers)
    AssessedSkill.objects.bulk_create(
        AssessedSkill(assessment=assessment, skill=skill, rank=rank, **hers)
        for rank, skill in enumerate(skills)
    )
    publish(AssessmentOpened(**about(by, assessment)))
    return assessment


@transaction.atomic
def answer_assessment(*, by: User, assessment: Assessment, side: str, said: Mapping[UUID, Said]) -> None:
    """`said`: by assessed skill, all of them, once. Hers is typed on the referent's screen. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_follow_assessment(by, assessment), REFUSED)
    if side in sides_of(assessment):
        raise ValidationError(
            _("Ce côté a déjà répondu : une réponse ne se reprend pas, la prochaine évaluation la suit.")
        )
    assessed = set(AssessedSkill.objects.filter(assessment=assessment).values_list("pk", flat=True))
    if assessed != set(said):
        raise ValidationError(_("Répondez pour chaque compétence, ou « je ne sais pas »."))
    SkillAnswer.objects.bulk_create(
        SkillAnswer(
            assessed_id=pk,
            side=side,
            level=one.level,
            advice="" if side == Sight.HERS else one.advice.strip(),
            objective="" if side == Sight.HERS else one.objective.strip(),
            **bound(by, assessment),
        )
        for pk, one in said.items()
    )
    publish(AssessmentAnswered(side=str(side), **about(by, assessment)))


@transaction.atomic
def decide_skill(*, by: User, assessed: AssessedSkill, decided: Decided) -> SkillDecision:
    """What both say, once both have answered; written again, it replaces what was written. Raises PermissionDenied,
    ValidationError."""
    assessment = assessed.assessment
    require(policies.can_follow_assessment(by, assessment), REFUSED)
    if len(sides_of(assessment)) < len(Sight):
        raise ValidationError(NOT_YET)
    found = SkillDecision.objects.filter(assessed=assessed).first()
    decision = found or SkillDecision(assessed=assessed, **bound(by, assessment))
    decision.level = decided.level
    decision.decided, decision.because = decided.decided.strip(), decided.because.strip()
    if decided.step and decision.step_id is None:
        decision.step = _plan(by, assessment, decided)
    if found:
        decision.save(update_fields=("level", "decided", "because", "step"))
    else:
        decision.save(force_insert=True)
    publish(SkillDecided(decision_id=decision.pk, **about(by, assessment)))
    return decision


def sides_of(assessment: Assessment) -> Sequence[str]:
    """Those that have answered."""
    sides: Sequence[str] = Assessment.objects.with_sides().get(pk=assessment.pk).sides
    return sides


def _plan(by: User, assessment: Assessment, decided: Decided) -> Step:
    pathway = Pathway.objects.of(assessment).first()
    if pathway is None or not policies.can_assess(by, pathway):
        raise ValidationError({"step": _("Son parcours est fermé : notez la décision sans étape.")})
    must_come("planned_on", decided.planned_on)
    plan = Plan(title=decided.step.strip(), domain=Domain.PROFESSIONAL, planned_on=decided.planned_on)
    return plan_step(by=by, pathway=pathway, plan=plan)
