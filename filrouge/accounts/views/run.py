from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from filrouge.shared.rights import require

from ..models import Organisation, Project, User
from ..policies import can_run_project, can_see_team


def project_run_by(user: User | AnonymousUser, project_id: int) -> Project:
    """Out of reach: 404. Reachable, but run by someone else: 403."""
    assert isinstance(user, User)
    project = get_object_or_404(Project.objects.visible_to(user), pk=project_id)
    require(can_run_project(user, project), _("Seul·e un·e coordinateur·rice du projet peut le faire."))
    return project


def organisation_managed_by(user: User | AnonymousUser, organisation_id: int) -> Organisation:
    """Out of reach: 404. One's own, but managed by someone else: 403."""
    assert isinstance(user, User)
    organisation = get_object_or_404(Organisation.objects.visible_to(user), pk=organisation_id)
    require(
        can_see_team(user, organisation),
        _("Seul·e un·e responsable de l’organisation peut le faire."),
    )
    return organisation
