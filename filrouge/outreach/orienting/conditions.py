"""The conditions of a project as its rules say them, in plain words, for its public page."""

from filrouge.accounts.models import Project
from filrouge.enrolment.models import Criterion, RuleSet


def conditions_of(project: Project) -> list[Criterion]:
    """What decides, in its order: neither priorities nor attention points. Two queries."""
    rules = RuleSet.objects.in_force(project)
    if rules is None:
        return []
    return list(Criterion.objects.filter(rule_set=rules, weight=Criterion.Weight.CONDITION))
