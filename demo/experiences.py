"""What some did before, told with pictures: Nour the seamstress without a contract and her mother's kitchen, Tesfay who
does not read, his family's fields and the sites of the road, Zahra and her sisters' children, Youssef between two
languages. And where Nour stands in French, at two dates."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from uuid import UUID

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.reference.models import Occupation, Skill
from filrouge.reference.shipped_trades import code_of
from filrouge.reference.trades.pictured import tasks_of
from filrouge.skills.bases import TESTS, UNKNOWN
from filrouge.skills.models import Experience, Positioning, SaidSkill, SkillConfirmation

from .world import Team, World, moment


@dataclass(frozen=True)
class Seen:
    """Of the task at `place`."""

    place: int
    rests_on: str
    facts: str
    by: str
    offset: int


@dataclass(frozen=True)
class Told:
    """`tasks`: places in the sheet of the trade. `finished`: she said that it is that."""

    who: str
    offset: int
    sector: str
    trade: str
    setting: str
    country: str
    lasted: str
    tasks: Sequence[int] = ()
    own: Sequence[str] = ()
    liked: str = ""
    again: str = ""
    words: str = ""
    finished: bool = True
    seen: Sequence[Seen] = field(default=())


STORIES = (
    Told(
        "Nour", -180, "making", "B1803", "informal", "SY", "years", (0, 2, 3), ("Broder une robe de fête",),
        "so_so", "maybe",
        seen=(Seen(2, "observation", "A repris les rideaux de la salle commune, seule, en une matinée.",
                   "L’animatrice de l’atelier couture", -96),),
    ),
    Told(
        "Nour", -150, "food", "G1609", "family", "SY", "long", (0, 1, 2), ("Cuisiner pour quarante personnes",),
        "yes", "yes", words="La cuisine avec ma mère",
        seen=(Seen(0, "immersion", "A tenu l’entrée et le plat du jour deux midis de suite.",
                   "Le chef, pendant l’immersion", -20),
              Seen(2, "observation", "Goûte, corrige, explique pourquoi à l’atelier cuisine.", "", -48)),
    ),
    Told(
        "Tesfay", -55, "outdoors", "A1402", "family", "ER", "years", (0, 1, 2), ("Garder les chèvres",),
        "yes", "yes", words="Le champ de mon père",
        seen=(Seen(1, "work", "A planté et suivi les tomates du jardin partagé tout l’été.", "", -25),),
    ),
    Told(
        "Tesfay", -52, "building", "F1704", "journey", "SD", "months", (0, 3), (), "no", "no",
    ),
    Told(
        "Zahra", -40, "caring", "K1303", "family", "AF", "long", (1, 2, 3), ("Endormir un bébé qui pleure",),
        "yes", "yes",
    ),
    Told("Zahra", -12, "food", "D1102", "family", "AF", "years", finished=False),
    Told(
        "Youssef", -90, "serving", "K1226", "association", "FR", "year", (0, 1, 2), (), "yes", "yes",
        words="Traduire au guichet pour les nouveaux",
    ),
)  # fmt: skip
# Who, of what, when, how many questions were answered well before the ones not known.
STANDINGS = (
    ("Nour", "french", -140, 6, False),
    ("Nour", "french", -30, 9, True),
    ("Nour", "counting", -30, 6, False),
    ("Tesfay", "digital", -48, 4, False),
)


def tell_experiences(world: World, accounts: dict[str, User], team: Team) -> None:
    by = accounts["Amina"]
    paths = Pathway.objects.filter(organisation=team.organisation, lead=by).select_related("person")
    of_whom: dict[str, Pathway] = {}
    for path in paths.order_by("opened_on", "pk"):
        of_whom.setdefault(path.person.given_name, path)
    for one in STORIES:
        _tell(world, by, of_whom[one.who], one)
    for who, base, offset, right, shown in STANDINGS:
        _stand(world, by, of_whom[who], base, offset, right, shown)


def _tell(world: World, by: User, path: Pathway, told: Told) -> None:
    dice, day = world.dice("experience", path.person_id, told.offset), world.day(told.offset)
    bound = {"person_id": path.person_id, "project_id": path.project_id, "created_by": by}
    made = Experience.objects.create(
        id=_key(dice, day),
        sector=told.sector,
        occupation=Occupation.objects.get(pk=told.trade),
        words=told.words,
        setting=told.setting,
        country=told.country,
        lasted=told.lasted,
        liked=told.liked,
        again=told.again,
        finished_at=moment(day, 11) if told.finished else None,
        **bound,
    )
    Experience.objects.filter(pk=made.pk).update(created_at=moment(day, 10, 40))
    sheet = tasks_of(told.trade)
    shown = [(sheet[place].words, "", sheet[place].skill) for place in told.tasks]
    for rank, (task, words, label) in enumerate([*shown, *(("", one, "") for one in told.own)]):
        said = SaidSkill.objects.create(
            id=_key(dice, day),
            experience=made,
            rank=rank,
            task=task,
            words=words,
            skill=Skill.objects.filter(pk=code_of(label)).first() if label else None,
            **bound,
        )
        for seen in told.seen:
            if task and rank < len(told.tasks) and told.tasks[rank] == seen.place:
                on = world.day(seen.offset)
                SkillConfirmation.objects.create(
                    id=_key(dice, on),
                    said=said,
                    rests_on=seen.rests_on,
                    facts=seen.facts,
                    seen_by=seen.by,
                    on=on,
                    **bound,
                )


def _stand(world: World, by: User, path: Pathway, base: str, offset: int, right: int, shown: bool) -> None:
    test, answers, day = TESTS[base], [], world.day(offset)
    while (place := test.following(answers)) is not None:
        answers.append(test.questions[place].right if place < right else UNKNOWN)
    Positioning.objects.create(
        id=_key(world.dice("positioning", path.person_id, base, offset), day),
        person_id=path.person_id,
        project_id=path.project_id,
        created_by=by,
        base=base,
        edition=test.edition,
        on=day,
        answers=answers,
        finished_at=moment(day, 15),
        reached=test.reached(answers),
        shown=shown,
    )


def _key(dice: Random, day: date) -> UUID:
    """As the program makes them, in the order of days: lists follow it."""
    at = int(moment(day, 11).timestamp() * 1000)
    return UUID(int=at << 80 | 7 << 76 | dice.getrandbits(12) << 64 | 2 << 62 | dice.getrandbits(62))
