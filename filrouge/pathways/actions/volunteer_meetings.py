"""What the volunteer notes of a meeting, and what she has to say to the referent."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways.events import VolunteerMeetingNoted, VolunteerSignalled, VolunteerSignalRead
from filrouge.pathways.models import Match, VolunteerMeeting, VolunteerSignal
from filrouge.pathways.volunteering import policies
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.shared.transactions import alias

from .matches import about_match, of_match
from .traces import refusal


@dataclass(frozen=True, kw_only=True)
class Meeting:
    on: date
    minutes: int
    practised: list[str]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Signal:
    about: str
    words: str


def note_meeting(
    *, by: User, match: Match, meeting: Meeting, signal: Signal | None = None
) -> VolunteerMeeting:
    """With what the referent should know, if anything."""
    require(policies.can_note_meeting(by, match), not_hers())
    with transaction.atomic(using=alias.get()):
        noted = VolunteerMeeting.objects.create(
            match=match, user=by, **asdict(meeting), **of_match(match, by)
        )
        publish(VolunteerMeetingNoted(match_id=match.pk, meeting_id=noted.pk, **about_match(by, match)))
        if signal:
            tell_referent(by=by, match=match, signal=signal)
    return noted


def tell_referent(*, by: User, match: Match, signal: Signal) -> VolunteerSignal:
    """Reaches the referent as an alert, until somebody answers."""
    require(policies.can_note_meeting(by, match), not_hers())
    told = VolunteerSignal.objects.create(match=match, user=by, **asdict(signal), **of_match(match, by))
    publish(VolunteerSignalled(match_id=match.pk, signal_id=told.pk, **about_match(by, match)))
    return told


def read_signal(*, by: User, signal: VolunteerSignal, reply: str) -> None:
    """The volunteer sees who read it, and the answer."""
    require(policies.can_read_signal(by, signal), refusal())
    unread = VolunteerSignal.objects.filter(pk=signal.pk, read_at=None)
    must_hit(unread.update(read_at=clock.now(), read_by=by, reply=reply))
    match = signal.match
    publish(VolunteerSignalRead(match_id=match.pk, signal_id=signal.pk, **about_match(by, match)))


def not_hers() -> str:
    return _("Seul·e le ou la bénévole de cet accompagnement note ses rencontres, tant qu’il dure.")
