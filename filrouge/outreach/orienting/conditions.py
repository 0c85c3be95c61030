"""The conditions of a project as its rules say them, in plain words, for its public page."""

from django.db.models import Subquery

from filrouge.accounts.models import Project
from filrouge.enrolment.models import Criterion, RuleSet


def conditions_of(project: Project) -> list[Criterion]:
    """What decides, in its order: neither priorities nor attention points. One query."""
    in_force = Subquery(RuleSet.objects.for_project(project).values("pk")[:1])
    return list(Criterion.objects.filter(rule_set=in_force, weight=Criterion.Weight.CONDITION))
