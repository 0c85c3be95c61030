from filrouge.privacy.events import LinkRenewed
from filrouge.shared.events import on
from filrouge.shared.jobs import defer

from .actions.orientations import refresh_reminders
from .events import OrientationAnswered, OrientationEvent, OrientationReceived
from .models import PURPOSE, Told


@on(OrientationReceived)
def acknowledge(event: OrientationReceived) -> None:
    """Whoever sends someone may read nothing back: the link is made and sent by a job."""
    defer("outreach.acknowledge", orientation_id=event.orientation_id)


@on(OrientationAnswered)
def tell_the_sender(event: OrientationAnswered) -> None:
    defer(
        "outreach.tell_sender",
        orientation_id=event.orientation_id,
        news_id=event.answer_id,
        stage=Told.ANSWER.value,
    )


@on(OrientationEvent)
def remind_the_team(event: OrientationEvent) -> None:
    """Who is in charge, and what is still to be answered."""
    del event
    refresh_reminders()


@on(LinkRenewed)
def send_the_link_again(event: LinkRenewed) -> None:
    if event.purpose == PURPOSE:
        defer("outreach.send_link", link_id=event.link_id)
