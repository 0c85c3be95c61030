"""What stands in someone's way: the sub-themes of data·inclusion, in our own words, and how much each weighs.

Codes: `Thematique` of the data·inclusion schema, version 1 (PyPI: data-inclusion-schema 1.0.10;
github.com/gip-inclusion/data-inclusion-schema): what hinders here is what structures answer there. Labels are
ours: short enough for a card, in words that a person would use.
"""

from dataclasses import dataclass
from enum import StrEnum

from .barriers_list import ADMINISTRATIVE, LINES
from .themes import BY_CODE as THEME_BY_CODE
from .themes import THEMES, Theme


class Secret(StrEnum):
    """Kept apart and read by need to know: which category of it."""

    HEALTH = "health"
    JUSTICE = "justice"
    ASYLUM = "asylum"


@dataclass(frozen=True, slots=True)
class SubTheme:
    code: str
    theme: str
    label: str
    secret: Secret | None = None

    @property
    def key(self) -> str:
        return f"barrier.{self.code}"


# Having no doctor or no health cover is a right to open, not a state of health: it is noted like any other.
SECRETS = {
    "sante--addictions": Secret.HEALTH,
    "sante--constituer-un-dossier-mdph-invalidite": Secret.HEALTH,
    "sante--sante-mentale": Secret.HEALTH,
    "sante--sante-sexuelle": Secret.HEALTH,
    f"{ADMINISTRATIVE}--prendre-en-compte-une-problematique-judiciaire": Secret.JUSTICE,
    f"{ADMINISTRATIVE}--accompagnement-pour-lacces-a-la-citoyennete": Secret.ASYLUM,
}


def _sub_themes() -> tuple[SubTheme, ...]:
    """In the order of the themes: the most frequent needs first."""
    place = {theme.code: number for number, theme in enumerate(THEMES)}
    read = [
        SubTheme(code, code.split("--")[0], label, SECRETS.get(code))
        for code, label in (line.split(" | ") for line in LINES.strip().splitlines())
    ]
    return tuple(sorted(read, key=lambda one: place[one.theme]))


SUB_THEMES: tuple[SubTheme, ...] = _sub_themes()
BY_CODE: dict[str, SubTheme] = {one.code: one for one in SUB_THEMES}
ORDINARY: tuple[SubTheme, ...] = tuple(one for one in SUB_THEMES if not one.secret)


# Read by the team in charge alone: on the shared layer this theme would say that someone's health is at stake.
KEPT_THEMES = frozenset(one.theme for one in SUB_THEMES if one.secret is Secret.HEALTH)
TOLD_THEMES = tuple(theme for theme in THEMES if theme.code not in KEPT_THEMES)


def theme_of(sub_theme: SubTheme) -> Theme:
    return THEME_BY_CODE[sub_theme.theme]


def secret_ones(secret: Secret) -> tuple[SubTheme, ...]:
    return tuple(one for one in SUB_THEMES if one.secret is secret)


@dataclass(frozen=True, slots=True)
class Severity:
    """How much a barrier weighs today, as the professional sees it. `rank`: the heavier, the higher."""

    rank: int
    code: str
    label: str
    words: str

    @property
    def key(self) -> str:
        return f"severity.{self.code}"


SEVERITIES = (
    Severity(1, "light", "léger", "Une gêne : on avance quand même, on y reviendra."),
    Severity(
        2, "slowing", "ralentit", "Prend du temps et des forces : à traiter en même temps que le reste."
    ),
    Severity(3, "heavy", "lourd", "Empêche une bonne part de ce qui est prévu."),
    Severity(4, "urgent", "urgent", "Rien d’autre n’avance, ou un toit, un droit, une sécurité sont en jeu."),
)
SEVERITY_BY_RANK: dict[int, Severity] = {one.rank: one for one in SEVERITIES}
