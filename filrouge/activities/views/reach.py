"""What every screen of activities begins with."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy

from filrouge.activities import policies
from filrouge.activities.actions.participations import refusal as not_yours
from filrouge.activities.actions.traces import refusal
from filrouge.activities.models import Activity, Attendance, Participation, Session
from filrouge.people.queries.places import Place as Team
from filrouge.people.queries.places import places_of
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

OF_THE_TEAMS = gettext_lazy("Les activités sont celles des équipes qui accompagnent dans un projet.")


def teams_or_403(request: Request) -> list[Team]:
    teams = places_of(request.user)
    require(bool(teams), OF_THE_TEAMS)
    return teams


def activity_or_404(request: Request, activity_id: UUID, *, to_run: bool = False) -> Activity:
    visible = Activity.objects.visible_to(request.user).select_related("organisation", "project")
    activity = get_object_or_404(visible, pk=activity_id)
    require(not to_run or policies.can_run(request.user, activity), refusal())
    return activity


def session_or_404(request: Request, session_id: UUID, *, to_run: bool = False) -> Session:
    visible = Session.objects.visible_to(request.user)
    beside = visible.select_related("activity__organisation", "activity__project", "not_held", "reflection")
    session = get_object_or_404(beside, pk=session_id)
    require(not to_run or policies.can_run(request.user, session.activity), refusal())
    return session


def attendance_to_speak_of(request: Request, attendance_id: UUID) -> Attendance:
    """What is said of her at one session, by whoever runs it or follows her. Raises Http404, PermissionDenied."""
    beside = ("person", "participation", "session__activity__organisation", "session__activity__project")
    attendance = get_object_or_404(Attendance.objects.select_related(*beside), pk=attendance_id)
    require(policies.can_invite(request.user, attendance.session.activity, attendance.person_id), not_yours())
    return attendance


def participation_or_404(participation_id: UUID) -> Participation:
    """Of someone within reach."""
    beside = Participation.objects.select_related("activity__organisation", "activity__project", "person")
    return get_object_or_404(beside, pk=participation_id)
