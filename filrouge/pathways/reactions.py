from collections.abc import Collection
from uuid import UUID

from filrouge.accounts.events import RoleEnded, RoleGiven
from filrouge.accounts.models import Role
from filrouge.messaging.events import MessageFailed, ReplyReceived
from filrouge.pathways.actions.matches import end_with_the_path
from filrouge.pathways.actions.volunteers import enrol
from filrouge.pathways.events import ListImported, ListUndone, PathwayClosed
from filrouge.people.events import MergeUndone
from filrouge.shared.batches import in_batches
from filrouge.shared.domains import domain_of
from filrouge.shared.events import Event, on
from filrouge.shared.gathering import gathered
from filrouge.shared.jobs import defer

WATCHED = frozenset({"people", "pathways"})
PEOPLE_AT_ONCE = 1000


@on(Event)
def look_again(event: Event) -> None:
    """Whatever happened to a person or on a path may open or close an alert: a job says which."""
    person_id = getattr(event, "person_id", None)
    if person_id and domain_of(type(event).__module__) in WATCHED:
        gathered(_look_at, [person_id])


@on(MergeUndone)
def look_at_the_file_that_is_back(event: MergeUndone) -> None:
    defer("vigilance.refresh_person", person_id=event.gone_id)


@on(ListImported)
def look_at_those_who_came(event: ListImported) -> None:
    _look_at_many(event.person_ids)


@on(ListUndone)
def look_at_those_who_stay(event: ListUndone) -> None:
    _look_at_many(event.person_ids)


@on(ReplyReceived)
def take_reply(event: ReplyReceived) -> None:
    if event.person_id:
        defer("pathways.take_reply", news_id=event.news_id)


@on(MessageFailed)
def look_at_whom_it_did_not_reach(event: MessageFailed) -> None:
    """Telling the person another way is work to do: an alert says so."""
    if event.person_id:
        defer("vigilance.refresh_person", person_id=event.person_id)


def _look_at(people: Collection[UUID]) -> None:
    """One, after an act at the desk; many, after an exchange with a telephone."""
    if len(people) > 1:
        _look_at_many(people)
        return
    for person_id in people:
        defer("vigilance.refresh_person", person_id=person_id)


def _look_at_many(people: Collection[UUID]) -> None:
    for some in in_batches(people, PEOPLE_AT_ONCE):
        defer("vigilance.refresh_people", people=some)


# --- volunteers ------------------------------------------------------------------------------------


@on(RoleGiven)
def begin_a_profile(event: RoleGiven) -> None:
    if event.role == Role.VOLUNTEER:
        enrol(user_id=event.user_id, organisation_id=event.organisation_id)


@on(RoleEnded)
def part_from_those_who_leave(event: RoleEnded) -> None:
    if event.role == Role.VOLUNTEER:
        defer("pathways.end_left_matches", timestamp=int(event.at.timestamp()))


@on(PathwayClosed)
def part_at_the_end_of_a_path(event: PathwayClosed) -> None:
    """At once: a first name does not stay open a day longer than the path."""
    end_with_the_path(by=event.by, pathway_id=event.pathway_id)
