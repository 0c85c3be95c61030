"""Everyone else: who they are, who follows them, how their path goes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle
from random import Random

from filrouge.accounts.models import User

from . import words
from .diagnosis import tell_diagnosis
from .files import File, Who
from .names import ORIGINS, Origin
from .paths import CALM, PATHS, Kind
from .places import ORIENTATIONS
from .tale import Tale, fill
from .world import Team, World

PERMITS = {
    "refugee": ("Carte de résident", 3652),
    "subsidiary": ("Carte de séjour pluriannuelle", 1461),
    "temporary_protection": ("Autorisation provisoire de séjour", 182),
    "asylum_seeker": ("Attestation de demande d'asile", 182),
}
SAFETY = (
    {"when": "not_morning", "remark": "Travaille la nuit"},
    {"when": "not_evening"},
    {"when": "not_work", "remark": "Écrire plutôt qu'appeler pendant les cours"},
    {"shared_with": "un colocataire décroche parfois", "discreet": True},
    {"discreet": True, "remark": "Ne pas laisser de message sur le répondeur"},
)
WITHOUT_REFERENT = 6
SEEN_TODAY = 7  # of a calm caseload
Name = tuple[str, str, str]  # sex, given name, family name
# In Amina's caseload, so that a search in these scripts finds someone.
IN_OWN_SCRIPT: tuple[Name, ...] = (("woman", "ريم", "المصري"), ("man", "ፍልሞን", "ሃይለ"))


@dataclass
class Deal:
    """Who leads the next path of a team: open ones go to the lightest caseload, within its limit."""

    team: Team
    limits: dict[int, int]
    open_paths: dict[int, int] = field(default_factory=dict)

    def next_lead(self, kind: Kind, dice: Random) -> User:
        if kind.ends:
            return dice.choice(self.team.leads)
        lightest = min(
            self.team.leads, key=lambda u: self.open_paths.get(u.pk, 0) / self.limits.get(u.pk, 36)
        )
        self.open_paths[lightest.pk] = self.open_paths.get(lightest.pk, 0) + 1
        return lightest


def tell_calm(world: World, team: Team, lead: User, count: int) -> None:
    """The rest of a caseload where little is left undone."""
    for number in range(count):
        dice = world.dice("calm", lead.email, number)
        written = IN_OWN_SCRIPT[number] if number < len(IN_OWN_SCRIPT) else None
        _tell(
            world, team, lead, dice.choice(CALM), dice, calm=True, written=written, today=number < SEEN_TODAY
        )


def tell_many(world: World, deals: list[Deal], count: int) -> None:
    for number, deal in zip(range(count), cycle(_by_size(deals)), strict=False):
        dice = world.dice("person", number)
        kind = _kind(dice)
        lead = None if number < WITHOUT_REFERENT else deal.next_lead(kind, dice)
        _tell(world, deal.team, lead, _opened_lately() if lead is None else kind, dice)


def _by_size(deals: list[Deal]) -> Iterator[Deal]:
    longest = max(len(deal.team.leads) for deal in deals)
    return (deal for place in range(longest) for deal in deals if place < len(deal.team.leads))


def _tell(
    world: World,
    team: Team,
    lead: User | None,
    kind: Kind,
    dice: Random,
    calm: bool = False,
    written: Name | None = None,
    today: bool = False,
) -> None:
    age = dice.randint(kind.min_age, kind.max_age)
    origin = dice.choices(ORIGINS, [origin.share for origin in ORIGINS])[0]
    if written:
        origin = next(origin for origin in ORIGINS if written in origin.script)
    file = File(world, team, _who(origin, team, dice, world, written), lead, -age, dice)
    file.pathway.oriented_by = dice.choice(ORIENTATIONS)
    tale = Tale(file, age, dice)
    _make_reachable(file, dice)
    _protect(file, kind, origin, age, dice, calm)
    _inform(file, world, dice)
    if lead and team.former and age > 150 and dice.random() < 0.35:
        note = fill(dice.choice(words.HANDOVERS), tale.slots)
        file.followed_first_by(dice.choice(team.former), -dice.randint(62, 90), note)
    kind.tell(tale)
    tell_diagnosis(file)
    if today:
        file.contact(0, "phone", "Petit appel : tout va bien, à jeudi.", minutes=4)
    if dice.random() < 0.03:
        file.contact(-dice.randint(8, age), "meeting", "", confidential=tale.say(words.CONFIDENTIAL))


def _kind(dice: Random) -> Kind:
    return dice.choices(PATHS, [kind.weight for kind in PATHS])[0]


def _opened_lately() -> Kind:
    return Kind(lambda tale: tale.first(), 1, 2, 12)


def _who(origin: Origin, team: Team, dice: Random, world: World, written: Name | None) -> Who:
    if written or (origin.script and dice.random() < 0.04):
        sex, given, family = written or dice.choice(origin.script)
    else:
        sex = "woman" if dice.random() < 0.38 else "man"
        given = dice.choice(origin.women if sex == "woman" else origin.men)
        family = dice.choice(origin.families)
    birth = world.today - timedelta(days=round(dice.triangular(18.2, 33, 22) * 365.25))
    precision = dice.choices(("day", "placeholder", "year", "month"), (78, 14, 6, 2))[0]
    if precision in ("placeholder", "year"):
        birth = birth.replace(month=1, day=1)
    languages = (*origin.languages, "fra")[: dice.randint(1, 3)]
    return Who(
        given,
        family,
        sex,
        birth,
        precision,
        dice.choice(team.communes),
        tuple(dict.fromkeys(languages)),
        reads=dice.random() < origin.reads,
        interpreter="fra" not in languages and dice.random() < 0.7,
    )


def _make_reachable(file: File, dice: Random) -> None:
    # 06 39 98 xx xx: a block of numbers kept for fiction by the French regulator.
    number = f"+3363998{dice.randint(100, 9999):04d}"
    file.reach("phone", number, preferred=True, **(dice.choice(SAFETY) if dice.random() < 0.2 else {}))
    if dice.random() < 0.6:
        file.reach("whatsapp", number)


def _protect(file: File, kind: Kind, origin: Origin, age: int, dice: Random, calm: bool) -> None:
    waiting = kind.tell.__name__ == "waiting_for_papers"
    status = "asylum_seeker" if waiting else dice.choice(origin.statuses)
    permit, length = PERMITS[status]
    # Few documents end within three months, unless nobody is looking any more.
    left = dice.randint(100, length) if calm or kind.ends or dice.random() < 0.96 else dice.randint(5, 89)
    file.protect(
        status,
        permit,
        left,
        granted_on=None if status == "asylum_seeker" else file.world.day(left - length),
        applied_on=file.world.day(-age - dice.randint(30, 200)),
        may_work=status != "asylum_seeker" or age > 180,
    )


def _inform(file: File, world: World, dice: Random) -> None:
    language = file.who.languages[0]
    how = dice.choice(("spoken", "spoken", "screen", "paper"))
    file.inform(how, language, "interprète au téléphone" if file.who.interpreter else "")
    if dice.random() < 0.12:
        other = dice.choice([team.organisation for team in world.teams if team is not file.team])
        withdrawn = -dice.randint(5, 60) if dice.random() < 0.1 else None
        file.agree(other, "identity", "path", how=how, language=language, withdrawn=withdrawn)
    if dice.random() < 0.3:
        file.consent(dice.choice(("photo", "research", "offers")), how, language)
