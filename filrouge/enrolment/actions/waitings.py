"""The waiting list: an order that nobody chooses."""

from datetime import date

from filrouge.accounts.models import User
from filrouge.enrolment import policies
from filrouge.enrolment.events import CandidacyWaiting, WaitingEnded
from filrouge.enrolment.models import Candidacy, Waiting
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .kept_facts import refresh_kept_facts
from .traces import about, of_candidacy, refusal


def put_on_waiting_list(
    *, by: User, candidacy: Candidacy, since: date, because: str, words: str = ""
) -> Waiting:
    require(policies.can_wait(by, candidacy), refusal())
    waiting = Waiting.objects.create(since=since, because=because, words=words, **of_candidacy(candidacy, by))
    refresh_kept_facts([candidacy.pk])
    publish(CandidacyWaiting(waiting_id=waiting.pk, **about(by, candidacy)))
    return waiting


def end_waiting(*, by: User, candidacy: Candidacy, on: date, because: str = "") -> None:
    """A place opened, or what was waited for came: the candidacy goes on where it stood."""
    require(policies.can_end_waiting(by, candidacy), refusal())
    waiting = Waiting.objects.get(candidacy=candidacy, ended_on=None)
    still = Waiting.objects.filter(pk=waiting.pk, ended_on=None)
    must_hit(still.update(ended_on=on, ended_because=because))
    refresh_kept_facts([candidacy.pk])
    publish(WaitingEnded(waiting_id=waiting.pk, **about(by, candidacy)))
