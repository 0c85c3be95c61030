"""Whose frameworks, contacts or notes one keeps: those of the projects where one accompanies, or that one coordinates.
The database says the same (`sql/carrying.sql`)."""

from typing import Any

from filrouge.accounts.models import ConsortiumMember, Membership, Project, User

OF_THE_PROJECT = "fr_carries_project(project_id)"


def kept_projects(user: User) -> Any:
    """Those of organisations where they accompany, or coordinated; the most recent first."""
    mine = Membership.objects.current().accompanying().filter(user=user)
    carried = ConsortiumMember.objects.filter(organisation__in=mine.values("organisation"), until=None)
    found = Project.objects.filter(pk__in=carried.values("project"))
    return (found | Project.objects.filter(pk__in=mine.values("project"))).order_by("-starts_on", "pk")
