"""The screens on which an experience is told: one question each, shown by pictures, in this order."""

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.reference import countries
from filrouge.reference.trades import One
from filrouge.reference.trades.pictured import Task, tasks_of

from .models import Again, Experience, Lasted, Liked, Setting
from .places import BY_CODE, PLACES

FACES = "face"


@dataclass(frozen=True, slots=True)
class Picture:
    """`value`: what pressing it says. `key`: its phrase, in two languages; else `words`, with `own` beside."""

    value: str
    drawing: str = ""
    key: str = ""
    words: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """`code`: its address. `column`: what a picture of it says; `drawn`: how its drawings are named."""

    code: str
    question: str
    column: str = ""
    values: Sequence[str] = ()
    drawn: str = ""

    @property
    def pictures(self) -> list[Picture]:
        drawn = self.drawn or self.column
        return [
            Picture(value, f"{drawn}-{value}", f"experience.{self.column}-{value}") for value in self.values
        ]


PLACE, TRADE, COUNTRY, TASKS, END = "genre", "metier", "pays", "taches", "fin"
SCREENS: tuple[Screen, ...] = (
    Screen(PLACE, "experience.place"),
    Screen(TRADE, "experience.trade"),
    Screen("cadre", "experience.setting", "setting", Setting.values),
    Screen(COUNTRY, "experience.country"),
    Screen("duree", "experience.lasted", "lasted", Lasted.values),
    Screen(TASKS, "experience.tasks"),
    Screen("aime", "experience.liked", "liked", Liked.values, FACES),
    Screen("refaire", "experience.again", "again", Again.values),
    Screen(END, "experience.end"),
)
BY_SCREEN = {screen.code: screen for screen in SCREENS}
BY_COLUMN = {screen.column: screen for screen in SCREENS if screen.column}


def place_pictures() -> list[Picture]:
    return [Picture(place.code, place.drawing, f"place.{place.code}") for place in PLACES]


def trades_shown(experience: Experience) -> Sequence[One]:
    """Those of the place she showed."""
    place = BY_CODE.get(experience.sector)
    return place.trades if place else ()


def trade_pictures(experience: Experience) -> list[Picture]:
    return [Picture(one.code, one.drawing, one.key) for one in trades_shown(experience)]


def country_pictures() -> list[Picture]:
    return [Picture(code, "country", words=countries.said(code), own=own) for code, own in countries.OFTEN]


def tasks_shown(experience: Experience) -> Sequence[Task]:
    """Those of the sheet of her trade; none when it has no sheet of ours."""
    return tasks_of(experience.occupation_id or "")
