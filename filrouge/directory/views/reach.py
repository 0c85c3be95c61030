"""Who opens the directory, and what one reaches there."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy

from filrouge.directory import policies
from filrouge.directory.models import KeyContact, Service, Structure
from filrouge.privacy.requests import Request
from filrouge.reference.keepers import kept_projects
from filrouge.shared.addresses import address_if_any
from filrouge.shared.rights import require

FOR_PROFESSIONALS = gettext_lazy("L’annuaire est celui des professionnel·les de l’accompagnement.")
KEPT_BY_TEAMS = gettext_lazy(
    "Les contacts et les notes sont tenus par les équipes qui accompagnent dans un projet."
)


def reader(request: Request) -> None:
    """Raises PermissionDenied."""
    require(policies.can_consult(request.user), FOR_PROFESSIONALS)


def keepers_projects(request: Request) -> Any:
    """The projects whose contacts and notes the asker keeps. Raises PermissionDenied for those who keep none."""
    projects = kept_projects(request.user)
    require(projects.exists(), KEPT_BY_TEAMS)
    return projects


def keeps_some(request: Request) -> bool:
    """Whether contacts and officials are shown as a part of the directory."""
    return bool(kept_projects(request.user).exists())


def structure_or_404(request: Request, structure_id: UUID) -> Structure:
    reader(request)
    return get_object_or_404(
        Structure.objects.select_related("added_for", "added_by", "organisation"), pk=structure_id
    )


def service_or_404(request: Request, service_id: UUID) -> Service:
    reader(request)
    rows = Service.objects.select_related("structure", "added_for", "added_by")
    return get_object_or_404(rows, pk=service_id)


def contact_or_404(contact_id: UUID) -> KeyContact:
    """Of a project the asker carries: the database shows no other."""
    found = KeyContact.objects.select_related("project", "structure").filter(pk=contact_id).first()
    if found is None:
        raise Http404
    return found


def communes_url() -> str:
    """Where communes are proposed while typing."""
    return address_if_any("communes")
