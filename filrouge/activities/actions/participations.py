"""Who comes: inviting, saying yes or no, giving a place to whoever waits, leaving, taking something on."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connections, transaction
from django.utils.translation import gettext as _
from psycopg.errors import InsufficientPrivilege

from filrouge.accounts.models import User
from filrouge.activities import policies
from filrouge.activities.events import InvitationAnswered, ParticipationLeft, PartTaken, PersonInvited
from filrouge.activities.models import LINK_LASTS, PURPOSE, Activity, Part, Participation, Way
from filrouge.activities.queries.counting import counts_of
from filrouge.people.models import Person
from filrouge.privacy.links import create_link, use_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import must_hit, require
from filrouge.shared.transactions import alias

from .traces import about_person

MOST_AT_ONCE = 100


def invite(
    *, by: User, activity: Activity, people: Sequence[Person], enrol: bool = False, write: bool = True
) -> list[Participation]:
    """Those who were not invited yet. `enrol`: they have said yes already; beyond the seats, they wait in turn.
    `write`: a message leaves to those who can receive one. Raises PermissionDenied, ValidationError."""
    allowed = policies.can_run(by, activity) or all(
        policies.can_invite(by, activity, one.pk) for one in people
    )
    require(allowed, refusal())
    if activity.ended_on:
        raise ValidationError(_("Cette activité est arrêtée : on n’y invite plus."))
    if len(people) > MOST_AT_ONCE:
        raise ValidationError(_("Invitez au plus %(most)d personnes à la fois.") % {"most": MOST_AT_ONCE})
    free = _free_seats(activity) if enrol else 0
    known = Participation.objects.taking_part().filter(activity=activity, person__in=people)
    already = set(known.values_list("person_id", flat=True))
    invited = []
    for person in people:
        if person.pk in already:
            continue
        answered = _enrolled_or_waiting(free is None or free > 0) if enrol else {}
        free = free - 1 if free else free
        invited.append(_participation(by, activity, person, answered))
    Participation.objects.bulk_create(invited)
    for one in invited:
        publish(PersonInvited(participation_id=one.pk, **about_person(by, one)))
    if invited and write and not enrol:
        defer("activities.send_invitations", participation_ids=[one.pk for one in invited])
    return invited


def answer_for(*, by: User, participation: Participation, yes: bool) -> Participation:
    """What she said of vive voix; said again, it replaces. Yes takes a place, or a turn when there is none left.
    Raises PermissionDenied, Missed."""
    require(policies.can_answer_for(by, participation), refusal())
    said: dict[str, object] = {"declined_at": None if yes else clock.now(), "answered_by": Way.SPOKEN}
    if not yes:
        said |= {"enrolled_at": None, "waiting_since": None}
    elif not participation.enrolled_at:
        free = _free_seats(participation.activity)
        said |= _enrolled_or_waiting(free is None or free > 0)
    if yes and participation.waiting_since:
        said["waiting_since"] = participation.waiting_since  # the turn is kept
    return _answered(by, participation, said)


def give_place(*, by: User, participation: Participation) -> Participation:
    """To someone who waits; a full activity still takes people, the team decides. Raises PermissionDenied, Missed."""
    require(policies.can_run(by, participation.activity), refusal())
    waiting = Participation.objects.waiting().filter(pk=participation.pk)
    must_hit(waiting.order_by().update(enrolled_at=clock.now()))
    publish(InvitationAnswered(participation_id=participation.pk, **about_person(by, participation)))
    return participation


def leave(*, by: User, participation: Participation, on: date, because: str) -> None:
    """That she came, and until when, stays. Raises PermissionDenied, Missed."""
    require(policies.can_answer_for(by, participation), refusal())
    there = Participation.objects.taking_part().filter(pk=participation.pk)
    must_hit(there.update(left_on=on, left_because=because))
    publish(ParticipationLeft(participation_id=participation.pk, **about_person(by, participation)))


def take_part(*, by: User, participation: Participation, role: str, task: str = "") -> Part:
    """She proposes, prepares or co-runs. Raises PermissionDenied."""
    require(policies.can_answer_for(by, participation), refusal())
    part = Part.objects.create(
        person_id=participation.person_id,
        project_id=participation.project_id,
        created_by=by,
        participation=participation,
        role=role,
        task=task,
        on=clock.today(),
    )
    publish(PartTaken(part_id=part.pk, **about_person(by, participation)))
    return part


def hand_link(*, by: User, participation: Participation) -> str:
    """The token of a link of her own, shown or printed now: her page, whenever she wants. Raises PermissionDenied."""
    require(policies.can_answer_for(by, participation), refusal())
    _link, token = create_link(
        purpose=PURPOSE,
        subject=str(participation.pk),
        recipient="",
        lifetime=LINK_LASTS,
        by=Actor.user(by.pk),
        person_id=participation.person_id,
    )
    return token


def answer_by_link(*, link: OutsideLink, yes: bool) -> None:
    """From the page of the link, once entered. Raises PermissionDenied once it is too late."""
    try:
        with transaction.atomic(using=alias.get()), connections[alias.get()].cursor() as cursor:
            cursor.execute("SELECT * FROM answer_invitation(%s)", [yes])
            participation_id, activity_id, person_id, project_id = cursor.fetchone()
    except ProgrammingError as error:
        if not isinstance(error.__cause__, InsufficientPrivilege):
            raise
        raise PermissionDenied(_("Cette activité est finie : demandez à l’équipe.")) from error
    use_link(link)
    publish(
        InvitationAnswered(
            by=Actor.link(link.pk),
            participation_id=participation_id,
            activity_id=activity_id,
            person_id=person_id,
            project_id=project_id,
        )
    )


def refusal() -> str:
    return _("Cela revient à l’équipe qui propose l’activité, ou à celle qui suit la personne.")


def _participation(
    by: User, activity: Activity, person: Person, answered: dict[str, object]
) -> Participation:
    return Participation(
        person=person,
        project_id=activity.project_id,
        created_by=by,
        activity=activity,
        invited_at=clock.now(),
        answered_by=Way.SPOKEN if answered else "",
        **answered,
    )


def _answered(by: User, participation: Participation, said: dict[str, object]) -> Participation:
    there = Participation.objects.taking_part().filter(pk=participation.pk)
    must_hit(there.update(**said))
    publish(InvitationAnswered(participation_id=participation.pk, **about_person(by, participation)))
    participation.refresh_from_db()
    return participation


def _enrolled_or_waiting(room: bool) -> dict[str, object]:
    return {"enrolled_at": clock.now()} if room else {"waiting_since": clock.now()}


def _free_seats(activity: Activity) -> int | None:
    """None: as many as come. Whoever gives the last seat waits for whoever is giving one."""
    seats = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk).seats
    if seats is None:
        return None
    return max(0, seats - counts_of([activity.pk])[activity.pk].enrolled)
