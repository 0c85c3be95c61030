"""What every screen of outreach begins and ends with."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy

from filrouge.outreach.models import Acquaintance, Encounter, Outing, Place
from filrouge.outreach.queries import teams_of
from filrouge.people.queries.places import Place as Team
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

OF_THE_TEAMS = gettext_lazy(
    "Les actions hors les murs sont celles des équipes qui accompagnent dans un projet."
)


def teams_or_403(request: Request) -> list[Team]:
    """Where the asker goes out. Raises PermissionDenied for those who go nowhere."""
    teams = teams_of(request.user)
    require(bool(teams), OF_THE_TEAMS)
    return teams


def nowhere(request: Request) -> HttpResponse:
    """For those whose organisation takes part in no project: what is missing, and who can mend it. Raises
    PermissionDenied for those who accompany nobody."""
    require(bool(request.context.organisations), OF_THE_TEAMS)
    return render(request, "outreach/nowhere.html")


def outing_or_404(request: Request, outing_id: UUID) -> Outing:
    visible = Outing.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("place", "organisation", "project"), pk=outing_id)


def place_or_404(request: Request, place_id: UUID) -> Place:
    visible = Place.objects.visible_to(request.user).select_related("organisation", "project")
    return get_object_or_404(visible, pk=place_id)


def acquaintance_or_404(request: Request, acquaintance_id: UUID) -> Acquaintance:
    """Someone the asker's teams met, as long as she is not a person of the project."""
    mine = Acquaintance.objects.of_teams(request.user).select_related("organisation", "project", "next_step")
    return get_object_or_404(mine, pk=acquaintance_id)


def encounter_or_404(encounter_id: UUID) -> Encounter:
    """Noted by the asker's teams, or part of a file within reach; not one that its person asked to drop."""
    told = Encounter.objects.told().select_related(
        "organisation", "project", "outing", "acquaintance", "corrected_by"
    )
    return get_object_or_404(told, pk=encounter_id)
