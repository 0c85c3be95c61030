"""Rights on commissions. The coordination of the project runs them; the team in charge of a file decides, with the
person, what is said of her."""

from filrouge.accounts.models import Project, User
from filrouge.directory.policies import can_keep
from filrouge.pathways.models import Pathway
from filrouge.pathways.policies import can_plan
from filrouge.people.policies import in_charge
from filrouge.privacy.context import known_context

from .models import Case, Commission, Meeting


def can_read(user: User, project: Project) -> bool:
    """The commissions of a project, who sits there and when: whoever accompanies in an organisation that carries it."""
    return can_keep(user, project)


def can_found(user: User, project: Project) -> bool:
    return _coordinates(user, project.pk)


def can_run(user: User, commission: Commission) -> bool:
    """Members, meetings, agenda: the coordination, until the commission stops."""
    return commission.closed_on is None and _coordinates(user, commission.project_id)


def can_ask(user: User, pathway: Pathway) -> bool:
    """Asks that her situation be looked at: the team in charge, while the path is open."""
    return can_plan(user, pathway) and in_charge(user, pathway.person_id, pathway.project_id)


def can_prepare(user: User, case: Case) -> bool:
    """Tells her, notes what she agrees to, tells her what was decided. `end_case_agreement` (SQL) says the same."""
    return in_charge(user, case.person_id, case.project_id)


def can_ask_partners(user: User, meeting: Meeting) -> bool:
    """Before it: the coordination, and whoever prepares somebody's situation there. Each sheet is looked at again:
    `partners.policies.can_ask_for_news`."""
    if not meeting.commission.names_people:
        return False
    return _coordinates(user, meeting.commission.project_id) or Case.objects.filter(meeting=meeting).exists()


def can_decide(user: User, case: Case) -> bool:
    """Notes what members decide: the coordination, or the team in charge."""
    return _coordinates(user, case.project_id) or can_prepare(user, case)


def can_arrange(user: User, meeting: Meeting) -> bool:
    """Until it is over."""
    return not meeting.is_over and can_run(user, meeting.commission)


def _coordinates(user: User, project_id: int) -> bool:
    """Without a query when the user asks."""
    return project_id in known_context(user).coordinated
