"""Reads that join several rows into what one screen shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext as _

from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, Role, User
from filrouge.people.models import ContactChannel, SpokenLanguage
from filrouge.shared import clock
from filrouge.shared.keyset import beyond, cut, moment_mark
from filrouge.shared.ui.dates import with_hour
from filrouge.shared.written import Given, written

from .models import (
    Absence,
    Contact,
    ImportedNote,
    ListImport,
    ListLine,
    Pathway,
    Reminder,
    weight_of,
)

CASELOAD = 40  # people for a full-time referent (mission S-16: 30 to 40)
PAGE = 30
MOST_REMINDERS = 20  # to tell by hand, on one screen: the others come as these are done
MOST_AHEAD = 30  # that left by themselves


def colleagues_of(organisation_id: int) -> QuerySet[User]:
    """Those who accompany people in this organisation today, by name."""
    held = Membership.objects.current().accompanying().filter(organisation=organisation_id)
    return User.objects.filter(pk__in=held.values("user")).order_by("given_name", "family_name", "pk")


# --- contacts --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ContactPage:
    contacts: list[Contact]
    following: str  # the mark of the next page, "" on the last one


def contact_page(pathway: Pathway, *, words: str = "", channel: str = "", after: str = "") -> ContactPage:
    """The latest first. A confidential note is there only for those who may read it (row policies)."""
    contacts = Contact.objects.filter(pathway=pathway).select_related("user", "confidential")
    if words:
        contacts = contacts.filter(note__icontains=words)
    if channel in Contact.Channel:
        contacts = contacts.filter(channel=channel)
    contacts = contacts.filter(beyond("at", moment_mark(after), backwards=True))
    return ContactPage(*cut(contacts.order_by("-at", "-pk")[: PAGE + 1], PAGE, "at"))


def summary_of(contact: Contact) -> str:
    """One paragraph to paste into another system: facts and the shareable note, nothing confidential."""
    day = with_hour(contact.at, "d/m/Y")
    length = _(" (%(count)d min)") % {"count": contact.minutes} if contact.minutes else ""
    head = f"{day}, {contact.get_channel_display()}{length}, {contact.get_direction_display()} : "
    said = ". ".join(part.rstrip(".") for part in (contact.get_outcome_display(), contact.note) if part)
    return f"{head}{said}. {contact.user or ''}".strip()


# --- reaching, for a meeting ------------------------------------------------------------------------


def number_of(pathway: Pathway) -> ContactChannel | None:
    """The telephone to check with the person at each meeting."""
    phones = (ContactChannel.Kind.PHONE, ContactChannel.Kind.WHATSAPP)
    noted = ContactChannel.objects.in_use().filter(person=pathway.person_id, kind__in=phones)
    return noted.filter(project=pathway.project_id).order_by("-preferred", "created_at").first()


def can_be_invited(pathway: Pathway) -> bool:
    """An e-mail of hers is known, which nobody else reads."""
    noted = ContactChannel.objects.working().filter(person=pathway.person_id, kind="email", discreet=False)
    return noted.filter(project=pathway.project_id).exists()


def desks_held_by(user: User) -> list[int]:
    """One's own, and those of the colleagues one stands in for today."""
    away = Absence.objects.today().filter(substitute=user)
    return [user.pk, *away.values_list("user", flat=True)]


def reminders_to_do(desks: Sequence[int]) -> list[Reminder]:
    """What somebody must tell by hand before the meeting, the nearest first: as many as a screen shows, and one more
    if there is. `reads`: whether the person does; None when nobody noted it."""
    return _reminders_to_do(desks=desks)


def reminders_ahead(desks: Sequence[int]) -> list[Reminder]:
    """What left by itself, or was told by hand, for the meetings to come; whatever became of it."""
    return _reminders_ahead(desks=desks)


@written
def _reminders_to_do() -> QuerySet[Reminder]:
    spoken = SpokenLanguage.objects.filter(person=OuterRef("person"), preferred=True).values("reads")[:1]
    to_do = _of_desks(Reminder.objects.to_do(Given(clock.now)))
    return to_do.annotate(reads=Subquery(spoken))[: MOST_REMINDERS + 1]


@written
def _reminders_ahead() -> QuerySet[Reminder]:
    return _of_desks(Reminder.objects.ahead(Given(clock.now)))[:MOST_AHEAD]


def _of_desks(reminders: QuerySet[Reminder]) -> QuerySet[Reminder]:
    mine = reminders.filter(appointment__user=Given("desks", among=True))
    rows = mine.select_related("person", "appointment__user", "message")
    return rows.order_by("appointment__starts_at", "kind", "pk")


# --- caseloads -------------------------------------------------------------------------------------


@dataclass
class Load:
    """How many people someone accompanies, and how many are advised for their working time.

    `more`: the places taken beyond one a person, by those who ask for more time (or less, below zero).
    """

    user: User
    working_time: int  # per cent
    people: int
    more: float = 0

    @property
    def advised(self) -> int:
        return max(1, round(CASELOAD * self.working_time / 100))

    @property
    def places(self) -> float:
        return self.people + self.more

    @property
    def part(self) -> float:
        return self.places / self.advised


def loads_of(organisation_id: int, *, without: User | None = None) -> list[Load]:
    """The referents of a team with their caseloads, least loaded first."""
    referents = Membership.objects.current().filter(organisation=organisation_id, role=Role.REFERENT)
    times = dict(referents.values("user").annotate(time=Max("working_time")).values_list("user", "time"))
    counted = Pathway.objects.open().filter(organisation=organisation_id, lead__in=times).values("lead")
    counted = counted.annotate(count=Count("pk"), places=Sum(weight_of()))
    people = {row["lead"]: (row["count"], float(row["places"])) for row in counted}
    users = User.objects.filter(pk__in=times).order_by("pk")
    loads = [_load(one, times[one.pk], *people.get(one.pk, (0, 0))) for one in users if one != without]
    return sorted(loads, key=lambda load: load.part)


def proposed_balance(paths: Sequence[Pathway], loads: Iterable[Load]) -> dict[UUID, int]:
    """Path → colleague: each in turn to the least loaded for their working time, the heaviest paths first."""
    shares = [Load(load.user, load.working_time, load.people, load.more) for load in loads]
    proposed: dict[UUID, int] = {}
    for pathway in sorted(paths, key=places_of, reverse=True) if shares else ():
        lightest = min(shares, key=lambda load: (load.places + places_of(pathway)) / load.advised)
        _receive(lightest, pathway)
        proposed[pathway.pk] = lightest.user.pk
    return proposed


def loads_after(loads: Iterable[Load], choices: dict[Pathway, User]) -> list[Load]:
    """The caseloads of a team once these paths have changed hands."""
    after = {load.user.pk: Load(load.user, load.working_time, load.people, load.more) for load in loads}
    for pathway, user in choices.items():
        if user.pk in after:
            _receive(after[user.pk], pathway)
    return list(after.values())


def places_of(pathway: Any) -> float:
    """Of a path annotated with `weight`; one place otherwise."""
    return float(getattr(pathway, "weight", 1))


def _load(user: User, working_time: int, people: int, places: float) -> Load:
    return Load(user, working_time, people, places - people)


def _receive(load: Load, pathway: Pathway) -> None:
    load.people += 1
    load.more += places_of(pathway) - 1


# --- absences --------------------------------------------------------------------------------------


def absences_around(user: User) -> QuerySet[Absence]:
    """Present and coming absences of the teams one works in."""
    mine = Membership.objects.current().filter(user=user).values("organisation")
    team = Membership.objects.current().filter(organisation__in=mine).values("user")
    coming = Absence.objects.filter(user__in=team, cancelled_at=None, until__gte=clock.today())
    return coming.select_related("user", "substitute").order_by("since", "pk")


def may_be_noted_by(user: User) -> QuerySet[User]:
    """Whose absences one may note: one's own, and those of the teams one coordinates or manages."""
    leading = Membership.objects.current().filter(user=user, role__in=(Role.COORDINATOR, Role.MANAGER))
    team = Membership.objects.current().accompanying().filter(organisation__in=leading.values("organisation"))
    people = User.objects.filter(Q(pk=user.pk) | Q(pk__in=team.values("user")))
    return people.order_by("given_name", "family_name", "pk")


def stand_ins_around(user: User) -> QuerySet[User]:
    """Those who accompany people in one of the organisations one works in."""
    mine = Membership.objects.current().filter(user=user).values("organisation")
    team = Membership.objects.current().accompanying().filter(organisation__in=mine).values("user")
    return User.objects.filter(pk__in=team).order_by("given_name", "family_name", "pk")


# --- lists -----------------------------------------------------------------------------------------


def destinations_of(user: User) -> list[tuple[Organisation, Project]]:
    """Where this user may bring people in: the projects that its organisations take part in."""
    organisations = Membership.objects.current().accompanying().filter(user=user).values("organisation")
    members = ConsortiumMember.objects.filter(organisation__in=organisations, until=None)
    ordered = members.select_related("organisation", "project").order_by(
        "organisation__name", "project__name"
    )
    return [(member.organisation, member.project) for member in ordered]


def lists_of(user: User, *, after: str = "") -> tuple[list[ListImport], str]:
    """The latest first, and the keyset of the next page."""
    lists = ListImport.objects.filter(user=user).select_related("organisation", "project")
    key = _uuid(after)
    lists = lists.filter(pk__lt=key) if key else lists
    page = list(lists.defer("content", "columns").order_by("-pk")[: PAGE + 1])
    return page[:PAGE], str(page[PAGE - 1].pk) if len(page) > PAGE else ""


def list_lines(batch: ListImport, *, decision: str = "", after: str = "") -> tuple[list[ListLine], str]:
    """In the order of the file, and the keyset of the next page."""
    lines = ListLine.objects.filter(batch=batch).select_related("same_as")
    if decision in ListLine.Decision:
        lines = lines.filter(decision=decision)
    key = _uuid(after)
    lines = lines.filter(pk__gt=key) if key else lines
    page = list(lines.defer("same_as__content").order_by("pk")[: PAGE + 1])
    return page[:PAGE], str(page[PAGE - 1].pk) if len(page) > PAGE else ""


def imported_notes_of(person_id: UUID) -> list[ImportedNote]:
    """What lists said of someone, the latest first; the confidential ones for those who may read them."""
    return _imported_notes(person=person_id)


@written
def _imported_notes() -> QuerySet[ImportedNote]:
    return ImportedNote.objects.filter(person=Given("person")).order_by("-created_at", "-pk")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
