from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, Role, User
from filrouge.accounts.models.memberships import ACCOMPANYING
from filrouge.people.models import ContactChannel, Person
from filrouge.shared import clock
from filrouge.shared.transactions import current_connection

from .models import Delivery, Message, OptOut, Recording, Webhook
from .models.messages import Channel
from .recipients import digest_of

PAGE = 40
WRITING = (*ACCOMPANYING, Role.MANAGER)


def latest_deliveries(webhook: Webhook) -> Sequence[Delivery]:
    """The last 50, without their bodies; nothing for those who do not manage the organisation."""
    return list(Delivery.objects.raw("SELECT * FROM webhook_deliveries(%s)", [webhook.pk]))


# --- before writing --------------------------------------------------------------------------------


def organisation_writing(user: User, project: Project | None) -> Organisation | None:
    """Where this user writes from; for a project, an organisation that takes part in it."""
    roles = Membership.objects.current().filter(user=user, role__in=WRITING)
    if project is not None:
        members = ConsortiumMember.objects.filter(project=project, until=None)
        roles = roles.filter(organisation__in=members.values("organisation"))
    role = roles.select_related("organisation").order_by("since", "pk").first()
    return role.organisation if role else None


def is_opted_out(channel: str, address: str) -> bool:
    return OptOut.objects.in_force().filter(digest=digest_of(channel, address)).exists()


def is_discreet(person: Person, channel: str, address: str) -> bool:
    """Her team noted that someone else may see this telephone or this mailbox."""
    kinds = ContactChannel.Kind
    kind = [kinds.PHONE, kinds.WHATSAPP] if channel == Channel.SMS else [kinds.EMAIL]
    ways = ContactChannel.objects.in_use().filter(person=person, kind__in=kind, value=address)
    return ways.filter(discreet=True).exists()


def texts_this_month(project: Project) -> int:
    """SMS paid for by the project since the first of the month in Paris, whoever asked for them."""
    first = clock.start_of(clock.today().replace(day=1))
    with current_connection().cursor() as cursor:
        cursor.execute("SELECT texts_paid(%s, %s)", [project.pk, first])
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


# --- what became of them ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """One message as its team may follow it. `person` is None when the asker does not reach her; `opens`:
    its words may be read."""

    message: Message
    asked_by: User | None
    person: Person | None
    opens: bool


@dataclass(frozen=True)
class Page:
    lines: list[Line]
    following: str  # the keyset of the next page, "" on the last one


def messages_followed(user: User, *, state: str = "", before: str = "") -> Page:
    """The latest first; `state` is waiting, sent, failed or ''. Never an address nor a word of the text."""
    values = [state, _key(before), PAGE + 1]
    found = list(Message.objects.raw("SELECT * FROM messages_followed(%s, %s::uuid, %s)", values))
    following = str(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return Page(_lines(user, found[:PAGE]), following)


def budgets_of(user: User) -> list[tuple[Project, int]]:
    """The projects this user coordinates, with the SMS of the month."""
    held = Membership.objects.current().filter(user=user, role=Role.COORDINATOR)
    projects = Project.objects.filter(pk__in=held.values("project"))
    return [(project, texts_this_month(project)) for project in projects]


def _lines(user: User, messages: Sequence[Message]) -> list[Line]:
    people = Person.objects.visible_to(user).in_bulk({one.person_id for one in messages if one.person_id})
    askers = User.objects.in_bulk({one.asked_by_id for one in messages if one.asked_by_id})
    opened = set(Message.objects.filter(pk__in=[one.pk for one in messages]).values_list("pk", flat=True))
    return [
        Line(one, askers.get(one.asked_by_id), people.get(one.person_id), one.pk in opened)
        for one in messages
    ]


def _key(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


# --- recordings ------------------------------------------------------------------------------------


def recordings_for(user: User, person: Person | None = None) -> Sequence[Recording]:
    """Those of one's teams for anyone; with a person, hers too. Without their sound."""
    mine = Membership.objects.current().accompanying().filter(user=user).values("organisation")
    shared = Q(person=None, organisation__in=mine)
    wanted = shared | Q(person=person) if person else shared
    rows = Recording.objects.in_use().filter(wanted).select_related("made_by", "person")
    return list(rows.defer("content").order_by("language", "-made_at"))


def teams_of(user: User) -> list[Organisation]:
    held = Membership.objects.current().accompanying().filter(user=user)
    return list(Organisation.objects.filter(pk__in=held.values("organisation")).order_by("name"))


def projects_worded_by(user: User) -> list[Project]:
    """Those this user coordinates."""
    held = Membership.objects.current().filter(user=user, role=Role.COORDINATOR)
    return list(Project.objects.filter(pk__in=held.values("project")).order_by("name"))


def projects_written_for(user: User) -> list[Project]:
    """Those in whose name this user's teams write, and those this user coordinates."""
    held = Membership.objects.current().filter(user=user)
    members = ConsortiumMember.objects.filter(
        organisation__in=held.accompanying().values("organisation"), until=None
    )
    coordinated = held.filter(role=Role.COORDINATOR).values("project")
    found = Project.objects.filter(Q(pk__in=members.values("project")) | Q(pk__in=coordinated))
    return list(found.order_by("name"))
