"""Skills pointed at in activities, within the asker's reach."""

from uuid import UUID

from django.db.models import QuerySet

from filrouge.activities.models import SkillClaim
from filrouge.reference.models import Framework

MOST_CLAIMS = 20
MOST_FRAMEWORKS = 50


def claims_of(person_id: UUID) -> QuerySet[SkillClaim]:
    """Of one person, the latest session first, with skill and activity beside."""
    hers = SkillClaim.objects.kept().filter(person=person_id)
    beside = hers.select_related("skill", "attendance__session__activity")
    return beside.order_by("-attendance__session__starts_at", "skill__rank", "pk")


def claims_on(person_id: UUID, project_id: int, key: str) -> list[SkillClaim]:
    """On one skill, whatever the version of its framework. One query."""
    return list(claims_of(person_id).filter(project=project_id, skill__key=key)[:MOST_CLAIMS])


def frameworks_to_point_in() -> list[Framework]:
    """Those of skills useful everywhere first. One query."""
    found = list(Framework.objects.to_choose_from()[:MOST_FRAMEWORKS])
    return sorted(found, key=lambda one: one.kind != Framework.Kind.TRANSVERSAL)
