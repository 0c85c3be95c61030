"""Fewer marks on the drawing than facts in the file: what crowds together is drawn as one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from filrouge.shared.ui.dates import period, short_day

from .facts import Bead, State, Strand
from .labels import FONT, LONGEST, shorten
from .shapes import Entry

# Tried in turn until the drawing is airy enough: days spanned, same kind only, at least so many.
STAGES = (
    (31, True, 3),
    (62, True, 2),
    (124, True, 2),
    (31, False, 2),
    (62, False, 2),
    (124, False, 2),
    (366, False, 2),
)
READABLE = 26


@dataclass(frozen=True, slots=True)
class Group:
    """One mark of the drawing: a fact, or several of the same strand."""

    beads: tuple[Bead, ...]

    @property
    def first(self) -> Bead:
        return self.beads[0]

    @property
    def at(self) -> date:
        return self.first.at

    @property
    def strand(self) -> Strand:
        return self.first.strand

    @property
    def state(self) -> State:
        return self.first.state

    @property
    def ends(self) -> date:
        return max(bead.until or bead.at for bead in self.beads)

    @property
    def lasts(self) -> bool:
        return len(self.beads) > 1 or self.first.until is not None

    def label(self) -> str:
        if len(self.beads) == 1:
            return self.first.label
        if len({bead.kind for bead in self.beads}) == 1 and self.first.kind:
            return f"{len(self.beads)} {self.first.kind}"
        return f"{shorten(self.first.label, FONT, LONGEST - 28)} + {len(self.beads) - 1}"

    def second(self, today: date, told: Mapping[int, Entry]) -> str:
        """`told`: by the identity of a bead."""
        if len(self.beads) > 1:
            return period(self.at, self.beads[-1].at, today)
        return self.first.note or told[id(self.first)].when


def when(bead: Bead, today: date) -> str:
    return period(bead.at, bead.until, today) if bead.until else short_day(bead.at, today)


def in_order(beads: Iterable[Bead]) -> list[Bead]:
    return sorted(beads, key=lambda bead: bead.at)


def group(beads: list[Bead], today: date) -> list[Group]:
    """`beads` in date order. Only what is done and past is grouped: what is stuck, dropped or ahead must
    be seen one by one, and the opening stays alone."""
    readable = [(bead, number > 0 and _groupable(bead, today)) for number, bead in enumerate(beads)]
    kinds = any(bead.kind for bead in beads)
    for days, same_kind, least in STAGES:
        if same_kind and not kinds and len(beads) > READABLE:
            continue  # nothing is of the same kind as anything
        runs = _runs(readable, days, same_kind, least)
        if len(runs) <= READABLE:
            break
    return [Group(tuple(run)) for run in sorted(runs, key=lambda run: run[0].at)]


def _runs(beads: list[tuple[Bead, bool]], days: int, same_kind: bool, least: int) -> list[list[Bead]]:
    """`beads`, each with whether it may be grouped, as runs of one strand. A run too short is undone."""
    closed: list[list[Bead]] = []
    open_runs: dict[Strand, list[Bead]] = {}

    def close(strand: Strand) -> None:
        run = open_runs.pop(strand)
        closed.extend([run] if len(run) >= least else [[bead] for bead in run])

    for bead, groupable in beads:
        # A fact of the trunk ties the strands together: no group reaches across it, nor the reverse.
        tied = bead.strand is Strand.TRUNK
        for strand in [each for each in open_runs if (each is Strand.TRUNK) is not tied]:
            close(strand)
        run = open_runs.get(bead.strand)
        if run and groupable and _joins(run[0], bead, days, same_kind):
            run.append(bead)
            continue
        if run:
            close(bead.strand)
        if groupable:
            open_runs[bead.strand] = [bead]
        else:
            closed.append([bead])
    for strand in list(open_runs):
        close(strand)
    return closed


def _groupable(bead: Bead, today: date) -> bool:
    return bead.state is State.DONE and bead.at <= today and bead.until is None


def _joins(first: Bead, bead: Bead, days: int, same_kind: bool) -> bool:
    alike = bool(bead.kind) and bead.kind == first.kind if same_kind else True
    return alike and (bead.at - first.at).days <= days
