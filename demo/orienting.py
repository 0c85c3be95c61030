"""What structures sent to the project: an inbox with its ages, its answers, and names that stay covered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from filrouge.accounts.models import User
from filrouge.outreach.models import (
    Door,
    Orientation,
    OrientationAnswer,
    OrientationStage,
    OrientingOrganisation,
    Origin,
    SenderWord,
)
from filrouge.outreach.orienting.origins import level_of
from filrouge.pathways.models import Pathway
from filrouge.shared.text import search_key

from . import orienting_words as words
from .world import Team, World, key, moment

ANSWER_DAYS = 7
PAST = 60


@dataclass(frozen=True)
class Told:
    """One orientation: days ago, who, from which structure (its place in the list), in whose hands."""

    ago: int
    who: words.Someone
    structure: int | None
    taken_by: User | None
    answer: tuple[str, ...] = ()


def tell_orientations(world: World, team: Team, accounts: dict[str, User]) -> None:
    """To the team of Béziers: a dozen of various ages, as an ordinary fortnight leaves them."""
    world.add(
        Door(
            project=world.project,
            slug="ipr-occitanie-k7m4p",
            organisation=team.organisation,
            answer_days=ANSWER_DAYS,
            **words.DOOR,
        )
    )
    structures = [_structure(world, *line) for line in words.STRUCTURES]
    _past(world, team, structures)
    hands = {"": None, "amina": accounts["Amina"], "bruno": accounts["Bruno"]}
    for who, (ago, structure, taken_by, *answer) in zip(words.PEOPLE, words.FORTNIGHT, strict=True):
        _orientation(world, team, structures, Told(ago, who, structure, hands[taken_by], tuple(answer)))


def _past(world: World, team: Team, structures: Sequence[OrientingOrganisation]) -> None:
    """Some of those the team follows were sent a year ago or less: most were met within the fortnight."""
    paths = [one for one in world.rows[Pathway] if one.organisation_id == team.organisation.pk]
    recent = [one for one in paths if 60 < (world.today - one.opened_on).days < 380][:PAST]
    for number, path in enumerate(recent):
        structure = structures[(0, 0, 1, 1, 2, 3, 4)[number % 7]]
        received = moment(path.opened_on - timedelta(days=20 + number % 25), 10)
        common = {"person_id": path.person_id, "project": world.project}
        one = world.add(
            Orientation(
                id=key(world.dice("sent", path.pk)),
                organisation=team.organisation,
                given_name=words.FORMER,
                agreed_how="spoken",
                tells=["answer"],
                received_at=received,
                answer_by=received.date() + timedelta(days=ANSWER_DAYS),
                **common,
            )
        )
        _origin(world, one, structure)
        for kind, day in (("meeting", 6 + number % 20), ("entry", (path.opened_on - received.date()).days)):
            world.add(
                OrientationStage(
                    id=key(world.dice(kind, path.pk)),
                    orientation=one,
                    kind=kind,
                    on=received.date() + timedelta(days=day),
                    **common,
                )
            )


def _structure(
    world: World, name: str, kind: str, reveals: str, contact: str, email: str
) -> OrientingOrganisation:
    return world.add(
        OrientingOrganisation(
            id=key(world.dice("structure", name)),
            project=world.project,
            name=name,
            name_key=search_key(name),
            kind=kind,
            reveals=reveals,
            contact=contact,
            email=email,
            created_at=moment(world.day(-400), 10),
        )
    )


def _orientation(
    world: World, team: Team, structures: Sequence[OrientingOrganisation], told: Told
) -> Orientation:
    identifier = key(world.dice("orientation", told.who.given_name))
    received = moment(world.day(-told.ago), 9, told.ago * 3 % 60)
    herself = told.structure is None
    one = world.add(
        Orientation(
            id=identifier,
            project=world.project,
            organisation=team.organisation,
            by_herself=herself,
            agreed_how="herself" if herself else "spoken",
            tells=["answer", "meeting", "entry"] if herself else ["answer", "meeting"],
            received_at=received,
            answer_by=world.day(ANSWER_DAYS - told.ago),
            taken_by=told.taken_by,
            taken_at=received + timedelta(days=1) if told.taken_by else None,
            **vars(told.who),
        )
    )
    _origin(world, one, None if told.structure is None else structures[told.structure])
    if told.answer:
        _answer(world, one, told)
    return one


def _origin(world: World, one: Orientation, structure: OrientingOrganisation | None) -> None:
    said = {"structure": structure.name, "sender": structure.contact} if structure else {}
    kind, name = (structure.kind, structure.name) if structure else ("", "")
    world.add(
        Origin(
            id=one.pk,
            orientation=one,
            person_id=one.person_id,
            project=world.project,
            level=level_of(kind=kind, name=name, said=bool(structure and structure.is_covered)).value,
            orienting_organisation=structure,
            kind=kind,
            email=structure.email if structure else "",
            **said,
        )
    )


def _answer(world: World, one: Orientation, told: Told) -> None:
    kind, reason, proposal, said = told.answer
    common = {"orientation": one, "project": world.project}
    world.add(
        OrientationAnswer(
            id=key(world.dice("answer", one.pk)),
            kind=kind,
            reason=reason,
            proposal=proposal,
            words=said,
            by=told.taken_by,
            at=one.received_at + timedelta(days=3),
            **common,
        )
    )
    if kind == "waiting":
        world.add(
            SenderWord(
                id=key(world.dice("word", one.pk)),
                text=words.WORD,
                at=one.received_at + timedelta(days=4),
                **common,
            )
        )
