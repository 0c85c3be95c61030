from filrouge.privacy.events import LinkRenewed
from filrouge.shared.events import on
from filrouge.shared.jobs import defer

from .events import CaseEvent, MeetingCalled, MinutesApproved
from .models import PURPOSE


@on(MeetingCalled)
def invite_those_who_come(event: MeetingCalled) -> None:
    defer("commissions.invite", meeting_id=str(event.meeting_id))


@on(MinutesApproved)
def send_the_minutes(event: MinutesApproved) -> None:
    defer("commissions.send_minutes", meeting_id=str(event.meeting_id))


@on(LinkRenewed)
def send_the_link_again(event: LinkRenewed) -> None:
    if event.purpose == PURPOSE:
        defer("commissions.send_again", link_id=event.link_id)


@on(CaseEvent)
def look_again(event: CaseEvent) -> None:
    """Whom nobody told, before or after."""
    defer("vigilance.refresh_person", person_id=event.person_id)
