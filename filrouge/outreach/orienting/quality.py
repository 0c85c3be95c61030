"""Quality of orientation by structure, as its coordination may see it: no figure under five people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from filrouge.accounts.models import Project
from filrouge.outreach.models import From, OrientationFigure, OrientingOrganisation
from filrouge.shared.suppression import Cell, Suppressed, suppress


@dataclass(frozen=True)
class Quality:
    """Of the orientations received, how many were met within 15 and 30 days, and how many entered."""

    label: str
    received: Cell
    met_in_15_days: Cell
    met_in_30_days: Cell
    entered: Cell
    share_entered: int | None  # per cent, when both numbers may be said


@dataclass(frozen=True)
class Counted:
    lines: Sequence[Quality]
    counted_at: datetime | None


def quality_of(project: Project, structures: Sequence[OrientingOrganisation]) -> Counted:
    """One query. Structures that reveal something are counted together, as « structures partenaires »."""
    names = {one.pk: one.name for one in structures if not one.is_covered}
    figures = list(OrientationFigure.objects.filter(project=project))
    lines = sorted(_lines(figures, names), key=lambda line: line.label.lower())
    return Counted(lines, max((one.counted_at for one in figures), default=None))


def _lines(figures: Sequence[OrientationFigure], names: dict) -> Iterator[Quality]:
    for figure in figures:
        listed = figure.come_from == From.LISTED
        if listed and figure.orienting_organisation_id not in names:
            continue  # covered since the last count, which will say so
        yield line_of(figure, names[figure.orienting_organisation_id] if listed else _together(figure))


def _together(figure: OrientationFigure) -> str:
    return str(figure.get_come_from_display())


def line_of(figure: OrientationFigure, label: str) -> Quality:
    """Each number is hidden with what is left of it: of fifteen, fourteen that entered tell of the one."""
    later = figure.received - figure.met_in_30_days
    between = figure.met_in_30_days - figure.met_in_15_days
    met = suppress({"all": {"15": figure.met_in_15_days, "30": between, "later": later}})
    entered = suppress({"all": {"yes": figure.entered, "no": figure.received - figure.entered}})
    received, within_30 = entered.total, figure.met_in_30_days
    cell, rest = entered.cells["all"]["yes"], met.cells["all"]["later"]
    hidden = Suppressed(complementary=True)
    return Quality(
        label=label,
        received=received,
        met_in_15_days=met.cells["all"]["15"],
        met_in_30_days=hidden if isinstance(rest, Suppressed) or _small(within_30) else within_30,
        entered=cell,
        share_entered=_share(cell, received),
    )


def _small(count: int) -> bool:
    return 0 < count < Suppressed().minimum


def _share(part: Cell, whole: Cell) -> int | None:
    if isinstance(part, Suppressed) or isinstance(whole, Suppressed) or not whole:
        return None
    return round(100 * part / whole)
