"""Who may do what with the words of the screens. Everyone signed in reads them: they are about nobody."""

from filrouge.accounts.models import Role, User


def can_correct_translations(user: User) -> bool:
    """Seen by every project, hence not by everyone: a coordinator, or a platform administrator."""
    return user.memberships.current().filter(role__in=(Role.COORDINATOR, Role.PLATFORM)).exists()
