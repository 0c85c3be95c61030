"""Rights around the team. What concerns one person is hers; what concerns a team is the team's."""

from filrouge.accounts.models import Membership, Organisation, Project, Role, User
from filrouge.pathways.models import TeamSession, Training
from filrouge.pathways.models.care import OUTSIDE_THE_TEAM
from filrouge.pathways.volunteering.policies import runs_team


def works_in(user: User, organisation: Organisation | int) -> bool:
    """`fr_works_in` (SQL) says the same."""
    roles = Membership.objects.current().filter(user=user, organisation=organisation)
    return roles.exclude(role__in=OUTSIDE_THE_TEAM).exists()


def belongs_to_a_team(user: User) -> bool:
    return Membership.objects.current().filter(user=user).exclude(role__in=OUTSIDE_THE_TEAM).exists()


def can_plan_session(user: User, organisation: Organisation | int) -> bool:
    """Anyone of the team: an exchange between colleagues is nobody's privilege."""
    return works_in(user, organisation) or runs_team(user, organisation)


def can_change_session(user: User, session: TeamSession) -> bool:
    return session.created_by_id == user.pk or runs_team(user, session.organisation_id)


def can_answer_pulse(user: User, organisation: Organisation | int) -> bool:
    return works_in(user, organisation)


def can_set_hours(user: User, organisation: Organisation | int) -> bool:
    return works_in(user, organisation) or runs_team(user, organisation)


def can_note_support(user: User, project: Project | int) -> bool:
    roles = Membership.objects.current().filter(user=user, role=Role.COORDINATOR)
    return roles.filter(project=project).exists()


def can_note_training(user: User, trained: User, organisation: Organisation | int) -> bool:
    """One's own, or someone's of the team one runs: they work or help there today."""
    belongs = Membership.objects.current().filter(user=trained, organisation=organisation).exists()
    return belongs and (user == trained or runs_team(user, organisation))


def can_withdraw_training(user: User, training: Training) -> bool:
    """A mistake: by whoever noted it, or whoever it is about."""
    return user.pk in (training.user_id, training.noted_by_id)


def can_write_onboarding(user: User, organisation: Organisation | int) -> bool:
    return runs_team(user, organisation)


def can_check_law(user: User, project: Project | int) -> bool:
    return can_note_support(user, project)
