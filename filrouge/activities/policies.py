"""Rights on activities. Every team of the project reads what is offered; whose people come is a matter of grants."""

from uuid import UUID

from filrouge.accounts.models import Organisation, Project, User
from filrouge.accounts.policies import coordinates
from filrouge.pathways.policies import can_write_file
from filrouge.people.policies import can_open_person
from filrouge.privacy.context import known_context

from .models import Activity, Participation, Session


def can_plan(user: User, organisation: Organisation, project: Project) -> bool:
    """A team of the project, for itself; the coordination, for any of them."""
    return can_open_person(user, organisation, project) or coordinates(user, project)


def can_run(user: User, activity: Activity) -> bool:
    """The team that offers it, and the coordination: sessions, attendance, what is said afterwards."""
    return can_plan(user, activity.organisation, activity.project)


def runs(user: User, activity: Activity) -> bool:
    """`can_run` without a query per line: what lists lead to."""
    context = known_context(user)
    return activity.organisation_id in context.organisations or activity.project_id in context.coordinated


def can_change_session(user: User, session: Session) -> bool:
    return can_run(user, session.activity)


def can_take_attendance(user: User, session: Session) -> bool:
    """From the day of the session on: nobody came before."""
    return can_run(user, session.activity)


def can_invite(user: User, activity: Activity, person_id: UUID) -> bool:
    """Whoever runs it, among the people in reach; another team of the project, for its own people."""
    return can_run(user, activity) or can_write_file(user, person_id, activity.project_id)


def can_answer_for(user: User, participation: Participation) -> bool:
    """Writes what she said: whoever runs the activity, or follows her."""
    return can_invite(user, participation.activity, participation.person_id)
