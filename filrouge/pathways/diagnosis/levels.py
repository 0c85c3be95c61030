"""What is known on each scale, and what to look at next, with the reason why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from filrouge.pathways.models import LevelObservation, Objective, Pathway, Step
from filrouge.reference.levels import Group, Level, Scale
from filrouge.reference.scales import GROUPS, SCALES
from filrouge.shared import clock
from filrouge.shared.ui.histories import HistoryChart, Moment, history

AT_A_TIME = 5  # fields, so that an interview stays a conversation (mission S-12)
STALE = timedelta(days=183)  # half a year: people learn, and what was true is told no more
Latest = Mapping[str, LevelObservation]


@dataclass(frozen=True)
class Known:
    """One scale and the last word on it; `level` None: never looked at."""

    scale: Scale
    level: Level | None = None
    observed_on: date | None = None
    source: str = ""

    @property
    def is_stale(self) -> bool:
        return self.observed_on is not None and self.observed_on < clock.today() - STALE


@dataclass(frozen=True)
class KnownGroup:
    group: Group
    scales: Sequence[Known]

    @property
    def told(self) -> list[Known]:
        return [one for one in self.scales if one.level]


@dataclass(frozen=True)
class Proposal:
    """A scale to look at next, and why."""

    scale: Scale
    why: str


def latest_of(pathway: Pathway) -> dict[str, LevelObservation]:
    """One query: scale → its last observation."""
    return {one.scale: one for one in LevelObservation.objects.filter(pathway=pathway).last_words()}


def known_groups(latest: Latest) -> list[KnownGroup]:
    return [KnownGroup(group, [_known(scale, latest) for scale in group.scales]) for group in GROUPS]


def _known(scale: Scale, latest: Latest) -> Known:
    last = latest.get(scale.code)
    if last is None or last.level is None:
        return Known(scale)
    return Known(scale, last.level, last.observed_on, last.get_source_display())


def proposed(latest: Latest, objectives: Iterable[Objective], steps: Iterable[Step]) -> list[Proposal]:
    """Five at most: what an objective or a step ahead rests on, then what was never asked, then what is old."""
    tied = {one.domain: _("objectif : « %(words)s »") % {"words": one.words} for one in objectives}
    tied |= {one.domain: _("étape prévue : « %(title)s »") % {"title": one.title} for one in steps}
    reasons = [(scale, _why(_known(scale, latest), tied)) for scale in SCALES]
    found = sorted((why, place, scale) for place, (scale, why) in enumerate(reasons) if why)
    return [Proposal(scale, words) for (_rank, words), _place, scale in found[:AT_A_TIME]]


def _why(known: Known, tied: Mapping[str, str]) -> tuple[int, str] | None:
    """The lower the number, the sooner it is proposed. None: nothing to look at."""
    because = tied.get(known.scale.area.value, "")
    if known.level and not known.is_stale:
        return None
    if known.observed_on:
        old = _("vu le %(day)s, il y a plus de six mois") % {"day": known.observed_on.strftime("%d/%m/%Y")}
        return (1 if because else 3), "; ".join(part for part in (because, old) if part)
    return (0 if because else 2), because or _("jamais regardé ensemble")


def compared(
    pathway: Pathway, codes: Sequence[str]
) -> Iterator[tuple[Scale, LevelObservation, LevelObservation | None]]:
    """Scale, what was just said, what was said before. One query."""
    observed: dict[str, list[LevelObservation]] = {}
    for one in LevelObservation.objects.filter(pathway=pathway, scale__in=codes).order_by(
        "-observed_on", "-pk"
    ):
        observed.setdefault(one.scale, []).append(one)
    for scale in SCALES:
        if told := observed.get(scale.code):
            yield scale, told[0], told[1] if len(told) > 1 else None


def history_of(scale: Scale, observations: Sequence[LevelObservation]) -> HistoryChart | None:
    """From the first to the last; None for situations, of which none is better."""
    told = [one for one in observations if one.level]
    if not scale.ordered or not told:
        return None
    moments = [Moment(one.observed_on, scale.rank(one.value), one.level.label) for one in told if one.level]
    return history(
        moments,
        highest=len(scale.levels),
        title=scale.label,
        description=_("Le niveau vu à chaque date, du plus ancien au plus récent."),
        column=_("Niveau"),
        identifier=f"niveau-{scale.code}",
    )
