"""The first meeting, and reaching someone again until the second."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from filrouge.accounts.models import User
from filrouge.enrolment import policies
from filrouge.enrolment.events import CandidateFollowedUp, FirstMeetingHeld
from filrouge.enrolment.models import Candidacy, FirstMeeting, FollowUp, Presentation
from filrouge.enrolment.queries.terms import terms_of
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .kept_facts import refresh_kept_facts
from .traces import about, of_candidacy, refusal


@dataclass(frozen=True, kw_only=True)
class Talk:
    """`language`: ISO 639-3, in which the path was presented."""

    on: date
    place: str = ""
    language: str = "fra"
    interpreter: str = ""
    presented: Sequence[str] = ()
    page_given: bool = False


def hold_first_meeting(*, by: User, candidacy: Candidacy, talk: Talk) -> FirstMeeting:
    """The reflection delay of the project starts: whole days after the meeting. Once per candidacy."""
    require(policies.can_hold_first_meeting(by, candidacy), refusal())
    meeting = FirstMeeting.objects.create(
        on=talk.on,
        held_by=by,
        place=talk.place,
        language=talk.language,
        interpreter=talk.interpreter,
        presented=list(talk.presented),
        presentation=Presentation.objects.in_force(candidacy.project),
        page_given=talk.page_given,
        reflect_until=talk.on + timedelta(days=terms_of(candidacy.project_id).reflection_days),
        **of_candidacy(candidacy, by),
    )
    refresh_kept_facts([candidacy.pk])
    publish(FirstMeetingHeld(first_meeting_id=meeting.pk, **about(by, candidacy)))
    return meeting


def follow_up(
    *, by: User, candidacy: Candidacy, on: date, channel: str, outcome: str, words: str = ""
) -> FollowUp:
    """A call, a message, a visit: between the two meetings nobody is left without news."""
    require(policies.can_continue_candidacy(by, candidacy), refusal())
    tried = FollowUp.objects.create(
        on=on, channel=channel, outcome=outcome, words=words, user=by, **of_candidacy(candidacy, by)
    )
    publish(CandidateFollowedUp(follow_up_id=tried.pk, **about(by, candidacy)))
    return tried
