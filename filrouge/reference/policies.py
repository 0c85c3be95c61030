"""Who may do what with what everybody shares. Everyone signed in reads it: it is about nobody."""

from filrouge.accounts.models import Project, Role, User
from filrouge.accounts.policies import coordinates


def can_correct_translations(user: User) -> bool:
    """Seen by every project, hence not by everyone: a coordinator, or a platform administrator."""
    return user.memberships.current().filter(role__in=(Role.COORDINATOR, Role.PLATFORM)).exists()


def can_write_answers(user: User, project: Project) -> bool:
    """The consortium reads them; the coordination writes them."""
    return coordinates(user, project)
