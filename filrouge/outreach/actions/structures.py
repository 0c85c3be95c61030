from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.outreach import policies
from filrouge.outreach.models import Orientation, OrientingOrganisation
from filrouge.people.actions.grants import call
from filrouge.shared.rights import must_hit, require
from filrouge.shared.text import search_key

from .doors import REFUSED


@transaction.atomic
def note_structure(*, by: User, project: Project, structure: OrientingOrganisation) -> OrientingOrganisation:
    """Add it, or change what is known of it. What its name reveals covers at once those who came from it.

    Raises PermissionDenied; ValidationError, also when the project already has one of this name.
    """
    require(policies.can_run_door(by, project), REFUSED)
    structure.project = project
    structure.name_key = search_key(structure.name)
    structure.full_clean()
    structure.save()
    call("cover_origins", structure.pk)
    return structure


def end_structure(*, by: User, structure: OrientingOrganisation, on: date) -> None:
    """It sends nobody any more; what it sent stays. Raises PermissionDenied."""
    require(policies.can_run_door(by, structure.project), REFUSED)
    must_hit(OrientingOrganisation.objects.filter(pk=structure.pk).update(ended_on=on))


def recognise_origin(*, by: User, orientation: Orientation, structure: OrientingOrganisation) -> None:
    """« It is this one » : an origin in plain sight is counted with the structure. Raises PermissionDenied."""
    require(
        policies.can_run_door(by, orientation.project),
        _("C’est la coordination du projet qui tient la liste des structures."),
    )
    call("name_origin", orientation.pk, structure.pk)
