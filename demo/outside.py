"""A season outside the walls, in the Hérault and the Gard: where teams went, whom they met, what they learned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from filrouge.accounts.models import User
from filrouge.outreach.models import (
    Acquaintance,
    Address,
    Choice,
    Debrief,
    Encounter,
    HourBand,
    Identification,
    Kind,
    Outing,
    OutingMember,
    OutingPartner,
    Place,
    Reticence,
    Tally,
    Testimony,
)
from filrouge.shared import clock

from . import outside_words as words
from .communication import tell_messages
from .knowing import tell_how_known
from .world import Team, World, key, moment

SEASON = 13  # weeks behind; two more are planned
AHEAD = 2
OUT = (0, 3, 4)  # teams that go out: Béziers, Passerelles 34, Nîmes
MET_AT_ONCE = (2, 6)
NAMED = 0.2  # of those met, how many let a nickname be noted
MET_AGAIN = 0.35


@dataclass
class Outside:
    """One team that goes out: its places, those who go, the lists it chooses from, its dice."""

    world: World
    team: Team
    goers: Sequence[User]
    places: Sequence[Place]
    suits: dict[str, list[str]]  # place → the forms that go there
    lists: dict[str, list[Choice]]
    dice: Random

    @property
    def whose(self) -> dict[str, object]:
        return {"project": self.world.project, "organisation": self.team.organisation}

    def pick(self, name: str) -> Choice:
        """The first lines of a list are chosen more often."""
        lines = self.lists[name]
        return lines[min(int(self.dice.expovariate(0.45)), len(lines) - 1)]


def tell_outside(world: World, accounts: dict[str, User]) -> None:
    """After the stories of people: some of them were first met outside."""
    lists = {name: list(Choice.objects.shipped().filter(list=name).order_by("rank")) for name in Choice.List}
    for number in OUT:
        team = world.teams[number]
        goers = [accounts["Farid"], team.leads[0]] if number == 3 else team.leads[-2:]
        places = [_place(world, team, *line) for *line, _kinds in words.PLACES[number]]
        suits = {line[0]: line[-1].split() for line in words.PLACES[number]}
        _offer_second_places(places)
        outside = Outside(world, team, goers, places, suits, lists, world.dice("outside", number))
        for week in range(-SEASON, AHEAD + 1):
            _week(outside, week)
        _addresses(outside)
    _testimonies(world, world.teams[3], accounts["Farid"])
    tell_messages(world, world.teams[3], accounts["Farid"])
    tell_how_known(world)


def _place(
    world: World, team: Team, name: str, commune: str, point: tuple[str, str], zone: str, exposure: str
) -> Place:
    return world.add(
        Place(
            id=key(world.dice("place", name)),
            project=world.project,
            organisation=team.organisation,
            name=name,
            commune_code=commune,
            latitude=Decimal(point[0]),
            longitude=Decimal(point[1]),
            zone=zone,
            exposure=exposure,
            neutral=exposure == Place.Exposure.DISCREET,
            created_at=moment(world.day(-300), 10),
        )
    )


def _offer_second_places(places: Sequence[Place]) -> None:
    """A discreet room of the same team, where there is one; one square still waits for its own."""
    discreet = [place for place in places if place.exposure == Place.Exposure.DISCREET]
    for place in places[1:]:
        if place.exposure == Place.Exposure.SEEN and discreet:
            place.second_place = discreet[0]


def _week(outside: Outside, week: int) -> None:
    monday, _sunday = clock.week_of(outside.world.day(7 * week))
    for weekday, kind, start, end in words.WEEK:
        suited = [place for place in outside.places if kind in outside.suits[place.name]]
        if suited and outside.dice.random() < 0.75:
            place = outside.dice.choice(suited)
            _outing(outside, monday + timedelta(days=weekday), Kind(kind), (start, end), place)


def _outing(outside: Outside, day: date, kind: Kind, hours: tuple[int, int], place: Place) -> None:
    dice, world = outside.dice, outside.world
    start, end = moment(day, hours[0]), moment(day, hours[1])
    outing = world.add(
        Outing(
            id=key(dice),
            **outside.whose,
            kind=kind,
            title=words.TITLES.get(kind, ""),
            place=place,
            starts_at=start,
            ends_at=end,
            childcare=kind == Kind.SCHOOL_GATE or dice.random() < 0.1,
            women_only=kind == Kind.LENT_ROOM and dice.random() < 0.5,
            transport="navette depuis la mairie" if kind == Kind.INFORMATION else "",
            cost=Decimal(dice.choice((40, 60, 85, 120))) if dice.random() < 0.5 else None,
            created_by=outside.goers[0],
            created_at=moment(day - timedelta(days=10), 9),
        )
    )
    for user in outside.goers:
        world.add(OutingMember(outing=outing, user=user))
    if dice.random() < 0.5:
        world.add(OutingPartner(outing=outing, name=dice.choice(words.PARTNERS)))
    if end >= clock.now():
        return
    if dice.random() < 0.06:
        outing.cancelled_at, outing.cancelled_by = moment(day, 8), outside.goers[0]
        outing.cancelled_because = dice.choice(words.CANCELLED)
        return
    for number in range(dice.randint(*MET_AT_ONCE)):
        _meet(outside, outing, number)
    if (world.today - day).days > 5 or dice.random() < 0.3:
        _debrief(outside, outing)


def _debrief(outside: Outside, outing: Outing) -> None:
    worked, for_whom, did_not, learned = outside.dice.choice(words.DEBRIEFS)
    outside.world.add(
        Debrief(
            outing=outing,
            worked=worked,
            did_not=did_not,
            for_whom=list(for_whom),
            learned=learned,
            by=outside.goers[0],
            at=outing.ends_at + timedelta(minutes=20),
        )
    )


def _meet(outside: Outside, outing: Outing, number: int) -> None:
    """Someone is met; one in five lets a nickname be noted, and some of these are met again later."""
    dice = outside.dice
    at = outing.starts_at + timedelta(minutes=8 + 17 * number)
    who = {"sex": dice.choice(("woman", "man", "man", "")), "age_band": dice.choice(words.AGES)}
    one = None
    if dice.random() < NAMED:
        one = _acquaintance(outside, outing, who)
    _encounter(outside, outing, one, at, who)
    if one and dice.random() < MET_AGAIN and at + timedelta(days=9) < clock.now():
        _encounter(outside, None, one, at + timedelta(days=dice.randint(4, 8)), who)


def _acquaintance(outside: Outside, outing: Outing, who: dict[str, str]) -> Acquaintance:
    dice = outside.dice
    named = dice.random() < 0.25
    return outside.world.add(
        Acquaintance(
            id=key(dice),
            **outside.whose,
            **who,
            identification=Identification.IDENTIFIED if named else Identification.NICKNAME,
            nickname=dice.choice(words.NICKNAMES),
            given_name=dice.choice(words.GIVEN) if named else "",
            family_name="",
            phone=f"+3363998{dice.randint(1000, 9999)}" if named else "",
            language=dice.choice(("fra", "fra", "ara", "prs", "ukr", "")),
            commune_code=outing.place.commune_code if outing.place else "",
            heard_by="word" if dice.random() < 0.3 else "",
            created_by=outside.goers[0],
            created_at=outing.starts_at,
            last_met_at=outing.starts_at,
        )
    )


def _encounter(
    outside: Outside, outing: Outing | None, one: Acquaintance | None, at: object, who: dict[str, str]
) -> None:
    dice, world = outside.dice, outside.world
    encounter = world.add(
        Encounter(
            id=key(dice),
            **outside.whose,
            **who,
            acquaintance=one,
            outing=outing,
            commune_code=outing.place.commune_code if outing and outing.place else "",
            at=at,
            identification=one.identification if one else Identification.ANONYMOUS,
            needs=[outside.pick(Choice.List.NEED).pk],
            helps=[outside.pick(Choice.List.HELP).pk] if dice.random() < 0.6 else [],
            brought_by=dice.choice(("", "", "", "friend", "family", "former")),
            note=dice.choice(words.NOTES) if one else "",
            noted_by=outside.goers[0],
            created_at=at,
        )
    )
    if one and dice.random() < 0.7:
        encounter.next_step = outside.pick(Choice.List.NEXT_STEP)
        encounter.next_step_on = (encounter.at + timedelta(days=dice.choice((3, 7, 14, 21)))).date()
    if one:
        one.last_met_at = encounter.at
        one.next_step, one.next_step_on = encounter.next_step, encounter.next_step_on
        if (world.today - encounter.at.date()).days > 30:  # kept or given up since
            one.next_step = one.next_step_on = None
    _count(outside, encounter)


def _count(outside: Outside, encounter: Encounter) -> None:
    dice, outing = outside.dice, encounter.outing
    channel = outing.kind if outing else "other"
    outside.world.add(
        Tally(
            id=key(dice),
            encounter=encounter,
            **outside.whose,
            channel=channel,
            outing=outing,
            commune_code=encounter.commune_code,
            month=encounter.at.date().replace(day=1),
            hour_band=HourBand.of(encounter.at),
            age_band=encounter.age_band,
            sex=encounter.sex,
            zone=outing.place.zone if outing and outing.place else "",
            brought_by=encounter.brought_by,
        )
    )
    if dice.random() < 0.45:
        monday, _sunday = clock.week_of(encounter.at.date())
        outside.world.add(
            Reticence(
                id=key(dice),
                project=outside.world.project,
                channel=channel,
                week=monday,
                reticence=outside.pick(Choice.List.RETICENCE),
                reply=outside.pick(Choice.List.REPLY),
                helped=dice.choice(("yes", "yes", "no", "")),
            )
        )


def _addresses(outside: Outside) -> None:
    for name, themes, street, commune, phone, hours in words.ADDRESSES[
        outside.world.teams.index(outside.team)
    ]:
        outside.world.add(
            Address(
                id=key(outside.dice),
                **outside.whose,
                name=name,
                themes=list(themes),
                street=street,
                commune_code=commune,
                phone=phone,
                hours=hours,
                created_at=moment(outside.world.day(-200), 11),
            )
        )


def _testimonies(world: World, team: Team, farid: User) -> None:
    held = [one for one in world.rows[Outing] if one.organisation == team.organisation]
    for called, form, where, agreed, until in words.TESTIMONIES:
        that_day = (one for one in held if one.starts_at.date() <= world.day(agreed) and not one.cancelled_at)
        world.add(
            Testimony(
                id=key(world.dice("testimony", called)),
                project=world.project,
                organisation=team.organisation,
                outing=max(that_day, key=lambda one: one.starts_at, default=None),
                called=called,
                form=form,
                used_where=where,
                agreed_on=world.day(agreed),
                how="paper",
                language="fra",
                rights_until=world.day(until),
                created_by=farid,
                created_at=moment(world.day(agreed), 15),
            )
        )
