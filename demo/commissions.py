"""A commission of eight organisations: a meeting behind it, one to come, about twenty-five people."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from filrouge.accounts.models import Organisation, User
from filrouge.commissions.models import (
    Case,
    CaseAgreement,
    CaseLine,
    Commission,
    Decision,
    Meeting,
    Member,
    Place,
    Seat,
    Told,
)
from filrouge.commissions.texts import COMMISSION
from filrouge.directory.models import Structure
from filrouge.partners.referring.saying import level_of_recipient
from filrouge.pathways.models import Pathway
from filrouge.privacy.rows import Level

from .world import Team, World, key, moment

PAST, AHEAD = -28, 12  # days; the minutes of the one behind are still read
LOOKED_AT, TO_COME = 14, 11  # people
GUESTS = (
    "Samira Kessel",
    "Jean-Marc Olive",
    "Hélène Brun",
    "Abdou Camara",
    "Clémence Rigal",
)
ASKED = (
    (
        "Qui a une place en cours du soir avant la rentrée ?",
        "Une place le mardi soir, dès la semaine prochaine",
    ),
    ("Qui peut aider pour la demande de logement social ?", "Relire le dossier et le déposer avec elle"),
    ("Une garde le matin : à qui demander ?", "Appeler le relais petite enfance, et dire oui ou non"),
    ("Deux partenaires n’ont pas répondu : qui les connaît ?", "Appeler la responsable, de vive voix"),
    (
        "Le permis avance, le français non : par quoi commencer ?",
        "Proposer l’atelier du code en petit groupe",
    ),
)
OWN_WORDS = ("Je veux travailler le matin.", "", "Je préfère qu’on m’appelle l’après-midi.", "")
GIVEN = {"text_version": COMMISSION.version, "language": "fra", "how": "spoken"}


@dataclass
class Table:
    """Who sits: the members, and who comes for each."""

    commission: Commission
    members: list[Member]
    seats: list[Seat]


def tell_commissions(world: World, accounts: dict[str, User], team: Team, told: Collection[UUID]) -> None:
    """`told`: people whose own story says nothing else, left alone, but for Nour."""
    table = _table(world, accounts, team)
    paths = Pathway.objects.filter(organisation=team.organisation, closed_on=None).exclude(lead=None)
    ordered = list(paths.select_related("person").order_by("opened_on", "pk"))
    nour = next(one for one in ordered if one.person.given_name == "Nour")
    others = [one for one in ordered if one.person_id not in told]
    _meeting(world, table, others[:LOOKED_AT], PAST)
    _meeting(world, table, [nour, *others[LOOKED_AT : LOOKED_AT + TO_COME - 1]], AHEAD)


def _table(world: World, accounts: dict[str, User], team: Team) -> Table:
    by = accounts["Dalia"]
    commission = Commission.objects.create(
        id=key(world.dice("commission")),
        project=world.project,
        kind="review",
        name="Commission de suivi du Biterrois",
        territory="Béziers et alentours",
        communes=sorted({code for _name, code in team.communes}),
        rhythm_days=60,
        opened_on=world.day(-200),
        added_by=by,
    )
    table = Table(commission, [], [])
    _sit(world, table, team.organisation, accounts["Amina"].get_full_name(), accounts["Amina"])
    _sit(
        world,
        table,
        accounts["Farid"].memberships.earliest("pk").organisation,
        "Farid Lopez",
        accounts["Farid"],
    )
    lead = world.teams[-1]
    _sit(world, table, lead.organisation, lead.leads[0].get_full_name(), lead.leads[0])
    for name, structure in zip(GUESTS, _structures(team), strict=True):
        _sit(world, table, structure, name, None)
    return table


def _structures(team: Team) -> Sequence[Structure]:
    """Near them; none whose name would say too much."""
    codes = {code for _name, code in team.communes}
    near = Structure.objects.current().filter(commune_code__in=codes).order_by("name_key", "pk")
    return [one for one in near if level_of_recipient(one, None) == Level.SHARED][: len(GUESTS)]


def _sit(world: World, table: Table, of: Organisation | Structure, name: str, user: User | None) -> None:
    dice = world.dice("seat", len(table.seats))
    since = table.commission.opened_on
    by = table.commission.added_by
    where = {"organisation": of} if isinstance(of, Organisation) else {"structure": of}
    member = Member.objects.create(
        id=key(dice), commission=table.commission, since=since, added_by=by, **where
    )
    table.members.append(member)
    table.seats.append(
        Seat.objects.create(
            id=key(dice),
            commission=table.commission,
            member=member,
            name=name,
            function="operational",
            user=user,
            email="" if user else f"membre{len(table.seats)}@partenaire.example",
            since=since,
            added_by=by,
        )
    )


def _meeting(world: World, table: Table, paths: Sequence[Pathway], days: int) -> None:
    at = moment(world.day(days), 14)
    held = days < 0
    meeting = Meeting.objects.create(
        id=key(world.dice("commission meeting", days)),
        commission=table.commission,
        at=at,
        place="Maison de quartier, salle du haut",
        called_by=table.commission.added_by,
        opened_at=at if held else None,
        closed_at=at + timedelta(hours=2, minutes=20) if held else None,
        approved_at=at + timedelta(days=2) if held else None,
        approved_by=table.commission.added_by if held else None,
    )
    for number, seat in enumerate(table.seats):
        Place.objects.create(
            id=key(world.dice("place", days, number)),
            meeting=meeting,
            seat=seat,
            came=number != 5 if held else None,
        )
    for rank, path in enumerate(paths, start=1):
        _case(world, table, meeting, path, rank)


def _case(world: World, table: Table, meeting: Meeting, path: Pathway, rank: int) -> None:
    dice = world.dice("case", meeting.pk, path.pk)
    held = meeting.closed_at is not None
    asked, answer = ASKED[rank % len(ASKED)]
    bound = {"person_id": path.person_id, "project_id": path.project_id, "created_by_id": path.lead_id}
    agreed = held or rank % 4 != 0
    started = meeting.at + timedelta(minutes=9 * (rank - 1)) if held else None
    case = Case.objects.create(
        id=key(dice),
        meeting=meeting,
        pathway=path,
        origin="asked" if rank % 2 else "uncovered",
        facts={} if rank % 2 else {"uncovered": 1 + rank % 3},
        asked=asked,
        rank=rank,
        minutes=10,
        started_at=started,
        ended_at=started + timedelta(minutes=7 + rank % 4) if started else None,
        told_on=meeting.at.date() - timedelta(days=5) if held else world.day(-1) if agreed else None,
        learned_on=meeting.at.date() + timedelta(days=2) if held else None,
        learned_how="spoken" if held else "",
        **bound,
    )
    if agreed:
        _agreement(world, table, case, path, asked, rank, bound)
    if started:
        _decide(world, table, case, answer, rank, started, bound)


def _agreement(
    world: World, table: Table, case: Case, path: Pathway, asked: str, rank: int, bound: dict[str, object]
) -> None:
    """All members for most; one in five leaves out the last two."""
    members = table.members if rank % 5 else table.members[:-2]
    said = {Told.NAME: path.person.full_name, Told.ASKED: asked}
    if words := OWN_WORDS[rank % len(OWN_WORDS)]:
        said[Told.OWN_WORDS] = words
    CaseAgreement.objects.create(
        id=key(world.dice("case agreement", case.pk)),
        case=case,
        members=[one.pk for one in members],
        trusted=[],
        said=[one.value for one in said],
        at=moment(case.told_on or world.today, 11),
        until=case.meeting.at.date() + timedelta(days=30),
        **GIVEN,
        **bound,
    )
    for one, value in said.items():
        if case.meeting.closed_at is None or one is Told.NAME:
            CaseLine.objects.create(
                id=key(world.dice("case line", case.pk, one)), case=case, said=one.value, value=value, **bound
            )


def _decide(
    world: World, table: Table, case: Case, answer: str, rank: int, at: datetime, bound: dict[str, object]
) -> None:
    """Most are kept; two wait for the next meeting."""
    due = at.date() + timedelta(days=14 + rank)
    kept = None if rank in (3, 9) else at.date() + timedelta(days=10 + rank)
    Decision.objects.create(
        id=key(world.dice("decision", case.pk)),
        case=case,
        what="commitment",
        words=answer,
        member=table.members[rank % len(table.members)],
        due_on=due,
        kept_on=kept,
        **bound,
    )
