"""Why she comes, in her words; and what she did, as facts. Nothing is scored."""

from datetime import date

from filrouge.accounts.models import User
from filrouge.enrolment import policies
from filrouge.enrolment.events import MotivationNoted, PresenceNoted
from filrouge.enrolment.models import Candidacy, Motivation, Presence
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .traces import about, of_candidacy, refusal


def note_motivation(*, by: User, candidacy: Candidacy, on: date, words: str) -> Motivation:
    require(policies.can_continue_candidacy(by, candidacy), refusal())
    motivation = Motivation.objects.create(on=on, words=words, **of_candidacy(candidacy, by))
    publish(MotivationNoted(motivation_id=motivation.pk, **about(by, candidacy)))
    return motivation


def note_presence(*, by: User, candidacy: Candidacy, on: date, what: str, words: str = "") -> Presence:
    require(policies.can_continue_candidacy(by, candidacy), refusal())
    presence = Presence.objects.create(on=on, what=what, words=words, **of_candidacy(candidacy, by))
    publish(PresenceNoted(presence_id=presence.pk, **about(by, candidacy)))
    return presence
