"""What the link that asks is asked, once entered; and who answers in our place."""

from typing import Any

from filrouge.reference.models import FrameworkSkill
from filrouge.skills.models import AssessedSkill, Assessment, Sight, SkillAsking


def asked_assessment() -> Any:
    """With `side` and `given_name`; None once it is answered."""
    query = 'SELECT id, person_id, project_id, "on", side, given_name FROM asked_assessment()'
    return next(iter(Assessment.objects.raw(query)), None)


def asked_skills() -> list[AssessedSkill]:
    """In their order, each with its skill as the framework writes it. Not saved."""
    query = "SELECT id, assessed_id, title, about, signs, levels FROM asked_skills()"
    rows: Any = FrameworkSkill.objects.raw(query)
    return [AssessedSkill(pk=one.assessed_id, skill=one) for one in rows]


def last_askings(assessment: Assessment) -> dict[str, SkillAsking | None]:
    """By side, the link given last, if any. One query."""
    found = SkillAsking.objects.filter(assessment=assessment).select_related("link").order_by("created_at")
    return dict.fromkeys(Sight.values) | {one.side: one for one in found}


def answered_for_us(assessment: Assessment) -> SkillAsking | None:
    """Who gave our side by a link."""
    asked = SkillAsking.objects.filter(assessment=assessment, side=Sight.OURS)
    return asked.exclude(link__used_at=None).first()
