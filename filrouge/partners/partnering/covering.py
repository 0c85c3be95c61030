"""Who covers which need, and what nobody covers: the sixteen themes by how far the partnerships go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from filrouge.partners.models import Cooperation, Partnership
from filrouge.reference.themes import THEMES, Theme


@dataclass(frozen=True)
class Covered:
    """One need. `by_level`: the partners who cover it, in the order of `Cooperation`."""

    theme: Theme
    by_level: Sequence[tuple[str, Sequence[Partnership]]]


@dataclass(frozen=True)
class Coverage:
    """`holes`: covered by nobody. `thin`: by partners with whom news alone is exchanged."""

    covered: Sequence[Covered]
    holes: Sequence[Theme]
    thin: Sequence[Theme]


def coverage_of(partnerships: Iterable[Partnership]) -> Coverage:
    known: dict[str, dict[Cooperation, list[Partnership]]] = {
        theme.code: {level: [] for level in Cooperation} for theme in THEMES
    }
    for one in partnerships:
        for theme in one.needs:
            known[theme.code][Cooperation(one.level)].append(one)
    covered = [theme for theme in THEMES if any(known[theme.code].values())]
    together = (Cooperation.COORDINATION, Cooperation.COPRODUCTION)
    return Coverage(
        covered=[
            Covered(theme, [(str(level.label), found) for level, found in known[theme.code].items()])
            for theme in covered
        ],
        holes=[theme for theme in THEMES if theme not in covered],
        thin=[theme for theme in covered if not any(known[theme.code][level] for level in together)],
    )
