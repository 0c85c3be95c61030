"""What every screen about a person begins with."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.people.models import Person
from filrouge.people.queries.places import project_held
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

Row = TypeVar("Row", bound=Model)


def person_or_404(request: Request, person_id: UUID) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.user), pk=person_id)


def person_to_copy_or_404(request: Request, person_id: UUID) -> Any:
    """With `may_copy`: whether who asks may hand her a copy of her file."""
    return get_object_or_404(Person.objects.visible_to(request.user).saying_if_copied(), pk=person_id)


def held_or_403(request: Request, person: Person) -> Project:
    """The project in which the asker holds the whole file. Raises PermissionDenied."""
    project = project_held(request.user, person)
    require(project is not None, _("Cette page est réservée à l’équipe en charge de ce dossier."))
    assert project is not None  # for the type checker
    return project


def row_or_404(request: Request, model: type[Row], pk: UUID) -> Row:
    """A row about a person within reach."""
    rows = model._default_manager.select_related("person", "project")
    return get_object_or_404(rows, pk=pk, person__in=Person.objects.visible_to(request.user))
