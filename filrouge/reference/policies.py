from filrouge.accounts.models import Project, User
from filrouge.accounts.policies import coordinates


def can_write_answers(user: User, project: Project) -> bool:
    """The consortium reads them; the coordination writes them."""
    return coordinates(user, project)
