from datetime import date

from filrouge.enrolment.events import FirstMeetingHeld, PersonEntered
from filrouge.enrolment.models import Entry, FirstMeeting
from filrouge.privacy.events import LinkRenewed
from filrouge.shared.events import on
from filrouge.shared.jobs import defer

from .actions.orientations import refresh_reminders
from .actions.stages import note_stage
from .events import OrientationAnswered, OrientationEvent, OrientationReceived, OutingDebriefed
from .models import PURPOSE, OrientationStage, Told, briefings


@on(OutingDebriefed)
def look_again_at_the_team(event: OutingDebriefed) -> None:
    """The alert that asked for the debrief goes at once."""
    del event
    defer("vigilance.refresh_teams")


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
    elif event.purpose == briefings.PURPOSE:
        defer("outreach.send_briefing", link_id=event.link_id)


@on(FirstMeetingHeld)
def note_the_meeting(event: FirstMeetingHeld) -> None:
    held_on = FirstMeeting.objects.values_list("on", flat=True).get(pk=event.first_meeting_id)
    _note(event, OrientationStage.Kind.MEETING, held_on)


@on(PersonEntered)
def note_the_entry(event: PersonEntered) -> None:
    entered_on = Entry.objects.values_list("on", flat=True).get(pk=event.entry_id)
    _note(event, OrientationStage.Kind.ENTRY, entered_on)


def _note(event: FirstMeetingHeld | PersonEntered, kind: str, day: date) -> None:
    note_stage(person_id=event.person_id, project_id=event.project_id, kind=kind, on=day)
