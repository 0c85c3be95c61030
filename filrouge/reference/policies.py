"""Who may do what with what everybody shares. Everyone signed in reads it: it is about nobody."""

from filrouge.accounts.models import Project, Role, User
from filrouge.accounts.policies import coordinates

from .keepers import kept_projects
from .models import Framework


def can_correct_translations(user: User) -> bool:
    """Seen by every project, hence not by everyone: a coordinator, or a platform administrator."""
    return user.memberships.current().filter(role__in=(Role.COORDINATOR, Role.PLATFORM)).exists()


def can_write_answers(user: User, project: Project) -> bool:
    """The consortium reads them; the coordination writes them."""
    return coordinates(user, project)


READERS = (
    *(Role.REFERENT, Role.OUTREACH, Role.PROFESSIONAL, Role.COORDINATOR),
    *(Role.MANAGER, Role.OFFICER, Role.PLATFORM, Role.EVALUATOR),
)


def can_consult_skills(user: User) -> bool:
    """Trades, skills and frameworks: professionals; a volunteer has no use of them."""
    return user.memberships.current().filter(role__in=READERS).exists()


def can_write_frameworks(user: User, project: Project) -> bool:
    """Whoever accompanies in an organisation that carries the project, or coordinates it: those who meet companies
    and people write what they see."""
    return bool(kept_projects(user).filter(pk=project.pk).exists())


def can_change_framework(user: User, framework: Framework) -> bool:
    """Shipped ones are copied, never changed."""
    return (
        framework.project is not None
        and framework.ended_at is None
        and can_write_frameworks(user, framework.project)
    )


def can_share_framework(user: User, framework: Framework) -> bool:
    """Read by every project, hence by decision of the coordination."""
    return framework.project is not None and coordinates(user, framework.project)
