"""Who may do what with accounts. What these roles open in people's files is written elsewhere."""

from .models import Membership, Organisation, Project, Role, User

BY_PROJECT = (Role.COORDINATOR, Role.EVALUATOR)


def is_platform_administrator(user: User) -> bool:
    return _holds(user, Role.PLATFORM)


def manages(user: User, organisation: Organisation) -> bool:
    return _holds(user, Role.MANAGER, organisation=organisation)


def coordinates(user: User, project: Project) -> bool:
    return _holds(user, Role.COORDINATOR, project=project)


def can_create_organisation(user: User) -> bool:
    return is_platform_administrator(user)


def can_edit_organisation(user: User, organisation: Organisation) -> bool:
    return manages(user, organisation) or is_platform_administrator(user)


def can_see_team(user: User, organisation: Organisation) -> bool:
    """Members, invitations and keys of an organisation."""
    return can_edit_organisation(user, organisation)


def can_create_project(user: User) -> bool:
    return is_platform_administrator(user)


def can_edit_project(user: User) -> bool:
    """Name, call, period, lead: what the funding decides."""
    return is_platform_administrator(user)


def can_run_project(user: User, project: Project) -> bool:
    """Objectives, words and consortium."""
    return coordinates(user, project) or is_platform_administrator(user)


def can_give_role(user: User, organisation: Organisation, role: str, project: Project | None = None) -> bool:
    """A manager gives the roles of their own organisation; those of a project, if it leads the project.

    A platform administrator starts an organisation by giving its first roles, and gives their own.
    """
    if is_platform_administrator(user):
        return True
    if role == Role.PLATFORM or not manages(user, organisation):
        return False
    return role not in BY_PROJECT or (project is not None and project.lead_id == organisation.pk)


def can_change_membership(user: User, membership: Membership) -> bool:
    return can_give_role(user, membership.organisation, membership.role, membership.project)


def can_revoke_second_factor(user: User, colleague: User) -> bool:
    """Someone who lost their phone: their manager, or a platform administrator; never oneself."""
    if user.pk == colleague.pk:
        return False
    if is_platform_administrator(user):
        return True
    if is_platform_administrator(colleague):
        return False
    managed = user.memberships.current().filter(role=Role.MANAGER).values("organisation")
    return colleague.memberships.current().filter(organisation__in=managed).exists()


def can_manage_api_tokens(user: User, organisation: Organisation) -> bool:
    return manages(user, organisation)


def accompanies_in(user: User, organisation: Organisation) -> bool:
    """Then a key this user makes for the organisation reaches people; otherwise it reaches nobody."""
    return user.memberships.current().accompanying().filter(organisation=organisation).exists()


def _holds(user: User, role: Role, **where: object) -> bool:
    return user.memberships.current().filter(role=role, **where).exists()
