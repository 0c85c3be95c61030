"""Rights outside the walls. Whoever accompanies people for an organisation of the project goes out for it."""

from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, Role, User
from filrouge.people.policies import can_note, can_open_person

from .models import Acquaintance, Address, Encounter, Orientation, Outing, Place, PlannedMessage
from .models.places import projects_walked


def can_go_out(user: User, organisation: Organisation, project: Project) -> bool:
    """Planning, noting whom one meets: the team, in a project its organisation takes part in."""
    return can_open_person(user, organisation, project)


def can_change_outing(user: User, outing: Outing) -> bool:
    """The team that goes, and who coordinates the project."""
    return can_go_out(user, outing.organisation, outing.project) or coordinates(user, outing.project)


def can_change_place(user: User, place: Place) -> bool:
    return can_go_out(user, place.organisation, place.project) or coordinates(user, place.project)


def can_change_address(user: User, address: Address) -> bool:
    """Whoever goes out in the project."""
    return projects_walked(user).filter(project=address.project_id).exists()


def can_change_message(user: User, message: PlannedMessage) -> bool:
    """The team that planned it, and who coordinates the project."""
    return can_go_out(user, message.organisation, message.project) or coordinates(user, message.project)


def can_note_effect(user: User, message: PlannedMessage) -> bool:
    """Whoever goes out in the project."""
    return projects_walked(user).filter(project=message.project_id).exists()


def can_edit_choices(user: User, project: Project) -> bool:
    """The words of the lists are the project's: its coordinator writes them."""
    return coordinates(user, project)


def can_meet_again(user: User, acquaintance: Acquaintance) -> bool:
    """The team that met her, as long as she is not a person of the project."""
    return acquaintance.person_id is None and can_go_out(
        user, acquaintance.organisation, acquaintance.project
    )


def can_correct_encounter(user: User, encounter: Encounter) -> bool:
    """The team that noted it, until it is part of someone's file: what she read and kept is not rewritten."""
    return encounter.person_id is None and can_go_out(user, encounter.organisation, encounter.project)


def coordinates(user: User, project: Project) -> bool:
    roles = Membership.objects.current().filter(user=user, role=Role.COORDINATOR)
    return roles.filter(project=project).exists()


# --- orientations ------------------------------------------------------------------------------------


def can_follow_up(user: User, orientation: Orientation) -> bool:
    """Before a file is opened: the team that received it, or the coordination of the project. Then, whoever
    holds the whole file."""
    if orientation.person_id is not None:
        assert orientation.person is not None
        return can_note(user, orientation.person, orientation.project)
    return coordinates(user, orientation.project) or _accompanies(user, orientation.organisation_id)


def can_open_from(user: User, orientation: Orientation) -> bool:
    """A file is opened by the team in charge, for itself."""
    takes_part = ConsortiumMember.objects.filter(project=orientation.project_id, until=None)
    mine = Membership.objects.current().accompanying().filter(user=user).values("organisation")
    return (
        orientation.person_id is None
        and can_follow_up(user, orientation)
        and takes_part.filter(organisation__in=mine).exists()
    )


def can_pass(user: User, orientation: Orientation, organisation: Organisation) -> bool:
    """To a team of the same project, by its coordination."""
    takes_part = ConsortiumMember.objects.filter(
        project=orientation.project_id, organisation=organisation, until=None
    )
    return coordinates(user, orientation.project) and takes_part.exists()


def can_run_door(user: User, project: Project) -> bool:
    """The public page and the structures that send people."""
    return coordinates(user, project)


def _accompanies(user: User, organisation_id: int) -> bool:
    roles = Membership.objects.current().accompanying()
    return roles.filter(user=user, organisation=organisation_id).exists()
