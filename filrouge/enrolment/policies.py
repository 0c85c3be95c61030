"""Rights on a candidacy. Reading needs reach; writing needs the whole file of that project."""

from filrouge.accounts.models import Organisation, Project, User
from filrouge.pathways.policies import accompanies, can_write_file
from filrouge.people.models import Person

from .models import Candidacy


def can_open_candidacy(user: User, person: Person, project: Project, organisation: Organisation) -> bool:
    """The team in charge, for its own organisation."""
    return accompanies(user, organisation) and can_write_file(user, person.pk, project.pk)


def can_write_candidacy(user: User, candidacy: Candidacy) -> bool:
    """Anything that happened can always be said by the team in charge."""
    return can_write_file(user, candidacy.person_id, candidacy.project_id)


def can_continue_candidacy(user: User, candidacy: Candidacy) -> bool:
    """What moves it on: while it is open."""
    return candidacy.is_open and can_write_candidacy(user, candidacy)
