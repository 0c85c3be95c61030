from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.accounts.policies import can_run_project, can_see_team
from filrouge.shared.rights import require


def project_run_by(user: User, project_id: int) -> Project:
    """Out of reach: 404. Reachable, but run by someone else: 403."""
    project = get_object_or_404(Project.objects.visible_to(user), pk=project_id)
    require(can_run_project(user, project), _("Seul·e un·e coordinateur·rice du projet peut le faire."))
    return project


def organisation_managed_by(user: User, organisation_id: int) -> Organisation:
    """Out of reach: 404. One's own, but managed by someone else: 403."""
    organisation = get_object_or_404(Organisation.objects.visible_to(user), pk=organisation_id)
    require(
        can_see_team(user, organisation),
        _("Seul·e un·e responsable de l’organisation peut le faire."),
    )
    return organisation
