"""Reads that join several rows into what one screen of outreach shows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from filrouge.accounts.models import Membership, Organisation, Project, Role, User
from filrouge.people.queries.places import Place as Team
from filrouge.people.queries.places import places_of
from filrouge.privacy.context import known_context
from filrouge.reference.models import Commune
from filrouge.reference.themes import BY_CODE as THEME_BY_CODE
from filrouge.shared import clock
from filrouge.shared.keyset import beyond, cut, day_mark, moment_mark
from filrouge.shared.ui.maps import TerritoryMap, territory

from .models import Acquaintance, Address, Choice, Encounter, Outing, OutingMember, Place, Prediagnosis, Tally

SEASON = timedelta(days=90)  # how far back the map looks
SOON = timedelta(days=15)  # a person met is about to be forgotten
LATELY = timedelta(days=14)  # an encounter may still be noted during an outing begun since
PAGE = 30
MOST_NOTED = 200  # of one outing
PROMISED = "promis_"  # begins the mark of a page that goes on with what was promised


def teams_of(user: User) -> list[Team]:
    """Where this user goes out: an organisation within a project."""
    return places_of(user)


def colleagues_of(organisations: Iterable[Organisation | int]) -> QuerySet[User]:
    held = Membership.objects.current().accompanying().filter(organisation__in=list(organisations))
    return User.objects.filter(pk__in=held.values("user")).order_by("given_name", "family_name", "pk")


def organisations_around(teams: Iterable[Team]) -> list[Organisation]:
    """Those that go out in the projects of these teams."""
    projects = {team.project.pk for team in teams}
    around = Organisation.objects.filter(consortium__project__in=projects, consortium__until=None)
    return list(around.distinct().order_by("name", "pk"))


def coordinated_by(user: User) -> list[Project]:
    held = Membership.objects.current().filter(user=user, role=Role.COORDINATOR)
    return list(Project.objects.filter(pk__in=held.values("project")).order_by("-starts_on", "pk"))


def commune_names(codes: Iterable[str]) -> dict[str, str]:
    """Code → name; the code itself for one no longer known."""
    wanted = {code for code in codes if code}
    names = dict(Commune.objects.filter(pk__in=wanted).values_list("code", "name")) if wanted else {}
    return {code: names.get(code, code) for code in wanted}


# --- outings ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OutingLine:
    outing: Outing
    team: str
    commune: str
    met: int
    may_change: bool

    @property
    def to_debrief(self) -> bool:
        return self.may_change and self.outing.is_done and not hasattr(self.outing, "debrief")


def week_of_outings(user: User, monday: date, *, place: str = "", team: str = "") -> list[OutingLine]:
    """What the teams of the user's projects do that week, called off or not, in order."""
    start, end = clock.start_of(monday), clock.start_of(monday + timedelta(days=7))
    outings = Outing.objects.visible_to(user).filter(starts_at__gte=start, starts_at__lt=end)
    if place_id := _uuid(place):
        outings = outings.filter(place=place_id)
    if team.isdigit():
        outings = outings.filter(organisation=int(team))
    beside = outings.select_related("place", "organisation", "debrief")
    return _lines(user, list(beside.order_by("starts_at", "pk")))


def is_theirs(user: User, one: Outing | Place) -> bool:
    """The user's team, or a project the user coordinates: what lists lead to changing, without a query a line."""
    context = known_context(user)
    return one.organisation_id in context.organisations or one.project_id in context.coordinated


def _lines(user: User, outings: Sequence[Outing]) -> list[OutingLine]:
    keys = [outing.pk for outing in outings]
    met, going = met_there(keys), _who_goes(keys)
    communes = commune_names(outing.place.commune_code for outing in outings if outing.place)
    return [
        OutingLine(
            outing,
            ", ".join(going[outing.pk]),
            communes.get(outing.place.commune_code, "") if outing.place else "",
            met.get(outing.pk, 0),
            is_theirs(user, outing),
        )
        for outing in outings
    ]


def _who_goes(outing_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    going: dict[UUID, list[str]] = defaultdict(list)
    members = OutingMember.objects.filter(outing__in=outing_ids).order_by("pk")
    for outing_id, name in members.values_list("outing_id", "user__given_name"):
        going[outing_id].append(name)
    return going


def met_there(outing_ids: Sequence[UUID]) -> dict[UUID, int]:
    """How many encounters each outing brought, as far as the asker may count."""
    counted = Tally.objects.filter(outing__in=outing_ids).values_list("outing").annotate(Count("id"))
    return dict(counted)


@dataclass(frozen=True)
class PlaceLine:
    place: Place
    commune: str
    outings: int
    number: int | None  # on the map
    may_change: bool


@dataclass(frozen=True)
class Territory:
    map: TerritoryMap
    lines: list[PlaceLine]


def places_gone_to(user: User) -> QuerySet[Place]:
    return Place.objects.visible_to(user).in_use().order_by("name", "pk")


def territory_of(user: User) -> Territory:
    """The places in use, and how often each was gone to this season (done or planned, not called off)."""
    places = list(places_gone_to(user).select_related("second_place", "organisation"))
    gone = Outing.objects.kept().filter(place__in=places, starts_at__gte=clock.now() - SEASON)
    outings: dict[UUID, int] = dict(gone.order_by().values_list("place_id").annotate(Count("pk")))
    drawn = territory(places, outings)
    numbers = {point.place.pk: point.number for point in drawn.points}
    communes = commune_names(place.commune_code for place in places)
    lines = [
        PlaceLine(
            place,
            communes.get(place.commune_code, ""),
            outings.get(place.pk, 0),
            numbers.get(place.pk),
            is_theirs(user, place),
        )
        for place in places
    ]
    return Territory(drawn, lines)


def _uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


# --- encounters ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class EncounterLine:
    """An encounter with the words of its lists."""

    encounter: Encounter
    who: str  # "" when nobody could name her
    needs: list[str]
    helps: list[str]
    next_step: str


def encounters_at(outing: Outing) -> list[EncounterLine]:
    """Those noted there within the asker's reach, the latest first."""
    noted = Encounter.objects.told().filter(outing=outing).select_related("acquaintance", "next_step")
    return encounter_lines(outing.project_id, list(noted.order_by("-at", "pk")[:MOST_NOTED]))


def encounter_lines(project_id: int, encounters: Sequence[Encounter]) -> list[EncounterLine]:
    words = _words(project_id, encounters)
    return [
        EncounterLine(
            one,
            one.acquaintance.called if one.acquaintance else "",
            [words[pk] for pk in one.needs if pk in words],
            [words[pk] for pk in one.helps if pk in words],
            one.next_step.label if one.next_step else "",
        )
        for one in encounters
    ]


def _words(project_id: int, encounters: Sequence[Encounter]) -> dict[int, str]:
    wanted = {pk for one in encounters for pk in (*one.needs, *one.helps)}
    return dict(Choice.objects.of(project_id).filter(pk__in=wanted).values_list("pk", "label"))


# --- people met ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PersonMet:
    one: Acquaintance
    commune: str
    days_left: int  # before she is forgotten, if nobody meets her again

    @property
    def soon_forgotten(self) -> bool:
        return self.days_left <= SOON.days


@dataclass(frozen=True)
class PeopleMet:
    due: list[PersonMet]  # a next step promised for today or before; on the first page only
    others: list[PersonMet]
    following: str  # the keyset of the next page, "" on the last one


def people_met(user: User, *, after: str = "") -> PeopleMet:
    """Whom the user's teams met: first all that was promised, the oldest first, then the latest met."""
    mine = Acquaintance.objects.of_teams(user).select_related("next_step", "organisation")
    due, following = _promised(mine.due(), after)
    page, following = ([], following) if following else _latest(mine, after)
    communes = commune_names(one.commune_code for one in (*due, *page))
    return PeopleMet(_met(due, communes), _met(page, communes), following)


def _promised(due: QuerySet[Acquaintance], after: str) -> tuple[list[Acquaintance], str]:
    """None of them once the page before ended among the latest met."""
    if after and not after.startswith(PROMISED):
        return [], ""
    due = due.filter(beyond("next_step_on", day_mark(after.removeprefix(PROMISED))))
    page, following = cut(due.order_by("next_step_on", "pk")[: PAGE + 1], PAGE, "next_step_on")
    return page, f"{PROMISED}{following}" if following else ""


def _latest(mine: QuerySet[Acquaintance], after: str) -> tuple[list[Acquaintance], str]:
    others = mine.exclude(next_step_on__lte=clock.today())
    others = others.filter(beyond("last_met_at", moment_mark(after), backwards=True))
    return cut(others.order_by("-last_met_at", "-pk")[: PAGE + 1], PAGE, "last_met_at")


def _met(people: Sequence[Acquaintance], communes: dict[str, str]) -> list[PersonMet]:
    today = clock.today()
    return [
        PersonMet(one, communes.get(one.commune_code, ""), (one.forgotten_on - today).days) for one in people
    ]


def met_lately(team: Team, again: Acquaintance | None = None) -> list[Acquaintance]:
    """To say « déjà rencontrée » without typing: the latest met by this team."""
    mine = Acquaintance.objects.filter(organisation=team.organisation, project=team.project, person=None)
    lately = list(mine.order_by("-last_met_at", "pk")[:PAGE])
    return lately if again is None or again in lately else [again, *lately]


def outings_lately(team: Team, outing: Outing | None = None) -> QuerySet[Outing]:
    """Those during which one may have met someone: begun, within a fortnight, and the one asked for."""
    now = clock.now()
    lately = Q(starts_at__range=(now - LATELY, now), organisation=team.organisation, cancelled_at=None)
    asked = Q(pk=outing.pk) if outing else Q()
    return Outing.objects.filter(lately | asked, project=team.project).order_by("-starts_at")


# --- first needs -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class PrediagnosisLine:
    one: Prediagnosis
    themes: list[str]


def prediagnosis_lines(acquaintance: Acquaintance) -> list[PrediagnosisLine]:
    noted = Prediagnosis.objects.filter(acquaintance=acquaintance).order_by("-at", "pk")
    return [PrediagnosisLine(one, theme_labels(one.themes)) for one in noted]


def theme_labels(codes: Iterable[str]) -> list[str]:
    return [THEME_BY_CODE[code].label for code in codes if code in THEME_BY_CODE]


@dataclass(frozen=True)
class AddressLine:
    address: Address
    commune: str
    themes: list[str]


def address_lines(addresses: Iterable[Address]) -> list[AddressLine]:
    found = list(addresses)
    communes = commune_names(one.commune_code for one in found)
    return [AddressLine(one, communes.get(one.commune_code, ""), theme_labels(one.themes)) for one in found]


def addresses_given(one: Prediagnosis) -> list[AddressLine]:
    return address_lines(Address.objects.filter(pk__in=one.addresses).order_by("name", "pk"))


def addresses_said(one: Prediagnosis) -> str:
    """The list as one SMS: a line for each, what is needed to get there. "" when there is none."""
    return "\n".join(
        ", ".join(
            part
            for part in (
                line.address.name,
                line.address.street,
                line.commune,
                line.address.phone,
                line.address.hours,
            )
            if part
        )
        for line in addresses_given(one)
    )


# --- the project's lists ---------------------------------------------------------------------------


def lists_of_project(project: Project) -> list[tuple[str, str, list[Choice]]]:
    """Name, title and lines of each list offered today."""
    lines = list(Choice.objects.offered(project))
    return [(one.value, str(one.label), [line for line in lines if line.list == one]) for one in Choice.List]
