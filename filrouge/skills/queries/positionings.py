"""Where she stands in each base skill, date after date, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from filrouge.pathways.models import Pathway
from filrouge.shared.ui.histories import HistoryChart, Moment, history
from filrouge.skills.bases import TESTS
from filrouge.skills.models import Base, Positioning

MOST = 60  # dates of one person


@dataclass(frozen=True)
class Standing:
    """One base skill: her dates, the latest first, and the one begun and not finished."""

    base: Base
    dates: Sequence[Positioning]
    begun: Positioning | None

    @property
    def latest(self) -> Positioning | None:
        return self.dates[0] if self.dates else None

    @property
    def chart(self) -> HistoryChart | None:
        """From two dates on."""
        if len(self.dates) < 2:
            return None
        return history(
            [Moment(one.on, one.reached or 0, _in_short(one)) for one in reversed(self.dates)],
            highest=TESTS[self.base].highest,
            title=str(self.base.label),
            description=_("Ce qui a été montré à chaque date, du plus ancien au plus récent."),
            column=_("Où elle en était"),
            identifier=f"base-{self.base}",
        )


def standings_of(pathway: Pathway) -> list[Standing]:
    """One for each base skill. One query."""
    found = Positioning.objects.kept().filter(person=pathway.person_id, project=pathway.project_id)
    rows = list(found.order_by("-on", "-pk")[:MOST])
    return [
        Standing(
            base,
            [one for one in rows if one.base == base and one.finished_at],
            next((one for one in rows if one.base == base and not one.finished_at), None),
        )
        for base in Base
    ]


def words_of(positioning: Positioning) -> str:
    """What the degree reached shows, in plain words; empty while it is not finished."""
    if positioning.reached is None:
        return ""
    test = TESTS[positioning.base]
    return test.degrees[min(positioning.reached, test.highest)]


def level_of(positioning: Positioning) -> str:
    """« autour de A1 » for French; empty for what has no such level."""
    levels = TESTS[positioning.base].levels
    if not levels or positioning.reached is None:
        return ""
    return levels[min(positioning.reached, len(levels) - 1)]


def is_last(positioning: Positioning) -> bool:
    """The test goes no further: she may well."""
    return positioning.reached == TESTS[positioning.base].highest


def shown_degrees(positioning: Positioning) -> list[str]:
    """All that was shown, the easiest first; none when nothing was."""
    return list(TESTS[positioning.base].degrees[1 : (positioning.reached or 0) + 1])


def next_degree(positioning: Positioning) -> str:
    """What comes next to learn; empty past the last one."""
    test, place = TESTS[positioning.base], (positioning.reached or 0) + 1
    return test.degrees[place] if place <= test.highest else ""


def _in_short(positioning: Positioning) -> str:
    """Beside a drawing."""
    reached = positioning.reached or 0
    return level_of(positioning) or (_("étape %(n)d") % {"n": reached} if reached else _("premiers pas"))
