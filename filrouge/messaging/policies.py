from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, User
from filrouge.accounts.policies import coordinates, manages
from filrouge.people.models import Person
from filrouge.people.queries.holdings import holdings, holds_whole_file
from filrouge.privacy.rows import Level

from .queries import WRITING


def can_manage_webhooks(user: User, organisation: Organisation) -> bool:
    return manages(user, organisation)


def can_write_to(
    user: User, organisation: Organisation, person: Person | None, project: Project | None
) -> bool:
    """For an organisation where one accompanies or manages, and which takes part in the project; about
    someone, if one may see how to reach her."""
    roles = Membership.objects.current().filter(user=user, organisation=organisation, role__in=WRITING)
    return (
        roles.exists()
        and (project is None or _takes_part(organisation, project))
        and (person is None or _sees_how_to_reach(user, person, project))
    )


def can_follow_messages(user: User) -> bool:
    """One's own; those of the organisation one manages; those of the project one coordinates."""
    return Membership.objects.current().filter(user=user, role__in=WRITING).exists()


def can_note_opt_out(user: User) -> bool:
    """Whoever the person may say it to."""
    return can_follow_messages(user)


def can_word_reminders(user: User, project: Project) -> bool:
    """The words of reminders, and the hours at which they leave: whoever coordinates the project."""
    return coordinates(user, project)


def can_record_voice(
    user: User, organisation: Organisation, person: Person | None, project: Project | None
) -> bool:
    """Those who accompany there; for one person, those who hold her whole file in this project."""
    works = Membership.objects.current().accompanying().filter(user=user, organisation=organisation).exists()
    return works and (
        person is None or (project is not None and holds_whole_file(user, person.pk, project.pk))
    )


def _takes_part(organisation: Organisation, project: Project) -> bool:
    return ConsortiumMember.objects.filter(project=project, organisation=organisation, until=None).exists()


def _sees_how_to_reach(user: User, person: Person, project: Project | None) -> bool:
    return any(
        Level.SHARED <= one.level <= Level.FULL and (project is None or one.project == project.pk)
        for one in holdings(user, person.pk)
    )
