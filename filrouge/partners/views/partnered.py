"""What every screen of a partnership begins with."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.directory.policies import can_keep
from filrouge.partners import policies
from filrouge.partners.actions.partnerships import KEPT_BY
from filrouge.partners.models import Partnership, Routine
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require


def reader(request: Request) -> None:
    """Whoever accompanies, coordinates or manages. Raises PermissionDenied."""
    context = request.context
    require(
        bool(context.organisations or context.coordinated or context.managed),
        _("Cette page est pour les équipes des projets et les responsables des organisations."),
    )


def projects_of(request: Request) -> list[Project]:
    """Whose partnerships one reads: those one coordinates, or in which one's organisation takes part."""
    context = request.context
    mine = (*context.organisations, *context.managed)
    taking_part = Q(members__organisation__in=mine, members__until=None)
    found: QuerySet[Project] = Project.objects.filter(taking_part | Q(pk__in=context.coordinated))
    return list(found.distinct().order_by("-starts_on", "pk"))


def names_counterparts(request: Request, project: Project) -> bool:
    """Whether the asker reads key contacts and elected officials there. `can_keep` says the same, by a query."""
    return project.pk in request.context.coordinated or can_keep(request.user, project)


def partnership_or_404(partnership_id: UUID) -> Any:
    """Within the asker's reach: the database shows no other."""
    related = ("project", "organisation", "structure", "contact", "official")
    return get_object_or_404(Partnership.objects.select_related(*related), pk=partnership_id)


def partnership_to_keep(request: Request, partnership_id: UUID) -> Partnership:
    """Out of reach: Http404. Within reach and only read: PermissionDenied."""
    partnership: Partnership = partnership_or_404(partnership_id)
    require(policies.can_keep_partnership(request.user, partnership), KEPT_BY)
    return partnership


def routine_or_404(routine_id: UUID) -> Routine:
    related = ("partnership__structure", "partnership__organisation", "keeper")
    return get_object_or_404(Routine.objects.kept().select_related(*related), pk=routine_id)
