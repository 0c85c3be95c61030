"""How people came to know the project: what two teams lived with some of them, what some said when asked."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from filrouge.enrolment.models import Candidacy, Entry
from filrouge.outreach.models import Arrival, Introduction, Kind, Touch
from filrouge.pathways.models import Pathway

from .world import World, key, moment

TOUCHED = 0.5  # of the people of two teams, how many of them how they came is known
ASKED = 0.4  # of these, how many were asked
CHANNELS = (
    *(Kind.BUS, Kind.BUS, Kind.MARKET, Kind.STAIRWELL, Kind.LENT_ROOM, Kind.FOOD_PARCELS, Kind.INFORMATION),
    *(Arrival.WORD, Arrival.WORD, Arrival.ORIENTATION, Arrival.ALONE),
)
CIRCLE = ("friend", "friend", "family", "former", "neighbour")
ASKED_IN = 3  # days between the request and the entry
NAMED = "Rahma, qui finit sa formation de soudeuse"


def tell_how_known(world: World) -> None:
    """After the stories and the season outside: their request, their entry, and the ways that led there."""
    teams = {world.teams[number].organisation.pk for number in (3, 4)}
    dice, named = world.dice("touches"), False
    for pathway in list(world.rows[Pathway]):
        if pathway.organisation_id not in teams or dice.random() > TOUCHED:
            continue
        _came_in(world, pathway)
        touches = list(_lived(world, pathway, dice))
        if dice.random() < ASKED:
            said = _said(world, pathway, dice, touches[-1].channel)
            if said.channel == Arrival.WORD and not named:
                named = _name(world, said)


def _came_in(world: World, pathway: Pathway) -> None:
    asked = pathway.opened_on - timedelta(days=ASKED_IN)
    dice = world.dice("came in", pathway.pk)
    common = {"person_id": pathway.person_id, "project": world.project}
    candidacy = world.add(
        Candidacy(
            id=key(dice),
            organisation_id=pathway.organisation_id,
            opened_on=asked,
            stage=Candidacy.Stage.ENTERED,
            closed_on=pathway.opened_on,
            created_at=moment(asked, 10),
            **common,
        )
    )
    world.add(
        Entry(
            id=key(dice),
            candidacy=candidacy,
            on=pathway.opened_on,
            pathway=pathway,
            created_at=moment(pathway.opened_on, 11),
            **common,
        )
    )


def _lived(world: World, pathway: Pathway, dice: Random) -> Iterator[Touch]:
    for before in sorted((dice.randint(5, 40) for _ in range(dice.randint(1, 3))), reverse=True):
        channel = dice.choice(CHANNELS)
        yield world.add(
            Touch(
                id=key(dice),
                person_id=pathway.person_id,
                project=world.project,
                at=moment(pathway.opened_on - timedelta(days=before), 15),
                channel=channel,
                category=dice.choice(CIRCLE) if channel == Arrival.WORD else "",
                created_at=moment(pathway.opened_on, 9),
            )
        )


def _said(world: World, pathway: Pathway, dice: Random, decided: str) -> Touch:
    """When she came in: what made us known, then what made her decide."""
    day = moment(pathway.opened_on, 10)
    common = {"person_id": pathway.person_id, "project": world.project, "declared": True}
    channel = dice.choice((Arrival.WORD, Arrival.WORD, Kind.BUS, Kind.VIDEO, Kind.SOCIAL_NETWORK))
    first = Touch(
        id=key(dice),
        at=day,
        channel=channel,
        category=dice.choice(CIRCLE) if channel == Arrival.WORD else "",
        told="first",
        created_at=day,
        **common,
    )
    world.add(Touch(id=key(dice), at=day, channel=decided, told="last", created_at=day, **common))
    return world.add(first)


def _name(world: World, said: Touch) -> bool:
    """Once: both of them agreed."""
    world.add(
        Introduction(
            id=key(world.dice("named")),
            person_id=said.person_id,
            project=world.project,
            touch=said,
            name=NAMED,
            agreed_on=said.at.date(),
            created_at=said.created_at,
        )
    )
    return True
