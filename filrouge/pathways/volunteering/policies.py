"""Rights around volunteers. The team in charge decides on a match: never by an emergency, never the volunteer."""

from filrouge.accounts.models import Membership, Organisation, Role, User
from filrouge.pathways.models import Match, Pathway, Volunteer, VolunteerSignal
from filrouge.pathways.policies import accompanies, can_write
from filrouge.people.policies import in_charge


def runs_team(user: User, organisation: Organisation | int) -> bool:
    """Manages the organisation, or coordinates a project it takes part in. `fr_runs` (SQL) says the same."""
    roles = Membership.objects.current().filter(user=user)
    coordinated = roles.filter(role=Role.COORDINATOR).values("project")
    return (
        roles.filter(role=Role.MANAGER, organisation=organisation).exists()
        or Organisation.objects.filter(
            pk=getattr(organisation, "pk", organisation),
            consortium__until=None,
            consortium__project__in=coordinated,
        ).exists()
    )


def can_see_volunteers(user: User) -> bool:
    """Those who match, coordinate or manage; a volunteer does not see the others."""
    roles = Membership.objects.current().filter(user=user)
    return roles.accompanying().exists() or roles.filter(role=Role.MANAGER).exists()


def can_describe(user: User, volunteer: Volunteer) -> bool:
    """One's own profile, or with the person on the telephone: the team, the manager, the coordinator."""
    organisation = volunteer.organisation_id
    return volunteer.user_id == user.pk or accompanies(user, organisation) or runs_team(user, organisation)


def can_sign_charter(user: User, volunteer: Volunteer) -> bool:
    """Nobody signs for someone else."""
    return volunteer.user_id == user.pk


def can_state_honorability(user: User, volunteer: Volunteer) -> bool:
    """Never one's own."""
    return volunteer.user_id != user.pk and can_describe(user, volunteer)


def can_propose(user: User, pathway: Pathway) -> bool:
    """The team in charge of an open path that somebody leads: a volunteer comes besides a referent."""
    return pathway.is_open and pathway.lead_id is not None and _in_charge(user, pathway)


def can_carry_on(user: User, match: Match) -> bool:
    """Note the person's agreement, begin."""
    return match.is_open and can_propose(user, match.pathway)


def can_end(user: User, match: Match) -> bool:
    """Also once the path is closed or has no referent: what was opened can always be closed."""
    return match.is_open and _in_charge(user, match.pathway)


def can_answer(user: User, match: Match) -> bool:
    return match.state == Match.State.PROPOSED and match.user_id == user.pk


def can_note_meeting(user: User, match: Match) -> bool:
    return match.is_begun and match.user_id == user.pk


def can_read_signal(user: User, signal: VolunteerSignal) -> bool:
    """Answering is for those who follow the person."""
    return can_write(user, signal.match.pathway)


def _in_charge(user: User, pathway: Pathway) -> bool:
    return in_charge(user, pathway.person_id, pathway.project_id)
