"""The people of Amina's caseload whose stories are told by hand. None of them exists."""

from collections.abc import Callable
from datetime import date

from demo.files import File, Who
from demo.world import Team, World
from filrouge.accounts.models import User

from .pressing import nour, oleksandr, tesfay, zahra
from .this_week import aicha, goharik, khaled, youssef
from .today import emal, rahma, selam, yonas

# A birth date given by an office, a language spoken and not read.
UNSURE = {"precision": "placeholder", "reads": False, "interpreter": True}
Story = Callable[[File, World, User], None]


def _who(given: str, family: str, sex: str, birth: date, *languages: str, **more: object) -> Who:
    return Who(
        given, family, sex, birth, str(more.pop("precision", "day")), ("Béziers", "34032"), languages, **more
    )


# Story, opened how many days ago, who.
STORIES: tuple[tuple[Story, int, Who], ...] = (
    (nour, 236, _who("Nour", "Al Khatib", "woman", date(2002, 3, 14), "ara", "fra", interpreter=False)),
    (tesfay, 205, _who("Tesfay", "Haile", "man", date(2001, 1, 1), "tir", **UNSURE)),
    (zahra, 80, _who("Zahra", "Safi", "woman", date(1998, 9, 2), "prs", interpreter=True)),
    (oleksandr, 115, _who("Oleksandr", "Kovalenko", "man", date(1999, 11, 20), "ukr", "rus", "fra")),
    (selam, 14, _who("Selam", "Tesfaye", "woman", date(2004, 5, 7), "tir", interpreter=True)),
    (yonas, 125, _who("Yonas", "Osman", "man", date(2000, 1, 1), "som", precision="year")),
    (rahma, 6, _who("Rahma", "Moussa", "woman", date(2003, 12, 1), "ara", "fvr")),
    (aicha, 155, _who("Aïcha", "Diallo", "woman", date(1997, 4, 23), "fra", "ful")),
    (emal, 95, _who("Emal", "Ahmadi", "man", date(2001, 1, 1), "prs", **UNSURE)),
    (youssef, 135, _who("Youssef", "Ben Saïd", "man", date(2000, 7, 30), "ara", "fra")),
    (goharik, 320, _who("Goharik", "Hakobyan", "woman", date(1998, 2, 11), "hye", "rus", "fra")),
    (khaled, 165, _who("Khaled", "Haddad", "man", date(1999, 6, 18), "ara", "fra")),
)  # fmt: skip


def tell(world: World, team: Team, amina: User, bruno: User) -> list[File]:
    files = []
    for story, opened, who in STORIES:
        file = File(world, team, who, amina, -opened, world.dice(story.__name__))
        story(file, world, bruno)
        files.append(file)
    return files
