"""The circle of the person, and the meetings held with someone of it."""

from dataclasses import dataclass
from datetime import date

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import CircleChanged
from filrouge.pathways.models import CircleMember, Pathway, ThreeWayMeeting
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .appointments import Meeting, make_appointment
from .traces import about, of_pathway, refusal


@dataclass(frozen=True, kw_only=True)
class Someone:
    part: str
    name: str
    since: date
    structure: str = ""
    phone: str = ""
    email: str = ""
    decides: str = ""

    def columns(self) -> dict[str, object]:
        return dict(vars(self))


def add_to_circle(*, by: User, pathway: Pathway, someone: Someone) -> CircleMember:
    require(policies.can_plan(by, pathway), refusal())
    member = CircleMember.objects.create(**someone.columns(), **of_pathway(pathway, by))
    publish(CircleChanged(member_id=member.pk, **about(by, pathway)))
    return member


def change_in_circle(*, by: User, member: CircleMember, someone: Someone) -> None:
    require(policies.can_plan(by, member.pathway), refusal())
    current = CircleMember.objects.current().filter(pk=member.pk)
    must_hit(current.update(**someone.columns()))
    publish(CircleChanged(member_id=member.pk, **about(by, member.pathway)))


def leave_circle(*, by: User, member: CircleMember, on: date) -> None:
    """The name stays in the history of the path; it is no longer shown as someone to call."""
    require(policies.can_plan(by, member.pathway), refusal())
    current = CircleMember.objects.current().filter(pk=member.pk)
    must_hit(current.update(until=max(on, member.since)))
    publish(CircleChanged(member_id=member.pk, **about(by, member.pathway)))


def meet_with(*, by: User, member: CircleMember, meeting: Meeting) -> ThreeWayMeeting:
    """An appointment like any other, and who comes to it as a third."""
    appointment = make_appointment(by=by, pathway=member.pathway, meeting=meeting)
    return ThreeWayMeeting.objects.create(
        appointment=appointment,
        member=member,
        person_id=member.person_id,
        project_id=member.project_id,
        created_by=by,
    )
