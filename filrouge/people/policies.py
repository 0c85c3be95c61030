"""Who may do what with a file within reach. Reach itself is the database's (see `rows` of each model)."""

from uuid import UUID

from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, Role, User
from filrouge.people.models import AccessGrant, EmergencyAccess, Person
from filrouge.people.queries.holdings import holdings, holdings_in, levels_held
from filrouge.privacy.rows import Level


def holds(user: User, person: Person, project: Project | None, level: Level) -> bool:
    highest = Level.FULL if level <= Level.FULL else level
    levels = levels_held(user, person.pk, project.pk if project else None)
    return any(level <= held <= highest for held in levels)


def in_charge(user: User, person_id: UUID, project_id: int | None) -> bool:
    """Holds the whole file otherwise than by an emergency, which opens it to be read and worked on for a day,
    not to decide who else sees it. `fr_decides` (SQL) says the same."""
    return any(
        one.level == Level.FULL and one.basis != AccessGrant.Basis.EMERGENCY
        for one in holdings_in(user, person_id, project_id)
    )


def can_open_person(user: User, organisation: Organisation, project: Project) -> bool:
    accompanies = Membership.objects.current().accompanying().filter(user=user, organisation=organisation)
    takes_part = ConsortiumMember.objects.filter(project=project, organisation=organisation, until=None)
    return accompanies.exists() and takes_part.exists()


def can_edit_person(user: User, person: Person) -> bool:
    """Whoever holds the whole file in one of her projects."""
    return any(one.level == Level.FULL for one in holdings(user, person.pk))


def can_note(user: User, person: Person, project: Project | None) -> bool:
    return holds(user, person, project, Level.FULL)


def can_decide_sharing(user: User, person: Person, project: Project | None) -> bool:
    """Notes an agreement, or ends one."""
    return in_charge(user, person.pk, project.pk if project else None)


def can_see_protection(user: User, person: Person, project: Project | None) -> bool:
    """Need to know: status and permits are for those to whom this was opened by name."""
    return holds(user, person, project, Level.ASYLUM)


def can_edit_protection(user: User, person: Person, project: Project | None) -> bool:
    return can_note(user, person, project) and can_see_protection(user, person, project)


def can_review_emergency(user: User, emergency: EmergencyAccess) -> bool:
    """The data protection officer of the organisation whose member broke the glass; never oneself."""
    if emergency.user_id == user.pk:
        return False
    roles = Membership.objects.current().filter(user=user, role=Role.OFFICER)
    return roles.filter(organisation=emergency.organisation_id).exists()


def can_review_emergencies(user: User) -> bool:
    return Membership.objects.current().filter(user=user, role=Role.OFFICER).exists()
