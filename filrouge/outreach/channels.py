"""The page of channels: how people came to know the project, what became of it, what worked for whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project
from filrouge.people.models import Sex

from .channel_counting import TOTAL, UNKNOWN
from .models import (
    CHANNELS,
    AgeBand,
    Approach,
    Arrival,
    BroughtBy,
    ChannelFigure,
    Dimension,
    Exposed,
    HourBand,
    Kind,
    Measure,
    Outing,
    TouchTold,
    Zone,
)

Label = str | Promise
RATE = "_rate"  # after a measure, in the address: for a hundred encounters

# In the order in which the rows are shown.
CHANNEL_LABELS: dict[str, Label] = {**dict(CHANNELS), UNKNOWN: _("pas demandé")}
COLUMN_LABELS: dict[str, dict[str, Label]] = {
    Dimension.SEX: {**dict(Sex.choices), "": _("non précisé")},
    Dimension.AGE: dict(AgeBand.choices),
    Dimension.ZONE: dict(Zone.choices),
    Dimension.HOUR: {**dict(HourBand.choices), UNKNOWN: _("sans heure")},
    Dimension.BROUGHT_BY: dict(BroughtBy.choices),
    Dimension.EXPOSURE: dict(Exposed.choices),
    Dimension.PLACE: {"": _("personnes")},
}
APPROACHES: tuple[tuple[Label, frozenset[str]], ...] = (
    (
        _("Nous allons vers les personnes"),
        frozenset(k.value for k in Kind if k.approach == Approach.ALLER_VERS),
    ),
    (_("Nous les faisons venir"), frozenset(k.value for k in Kind if k.approach == Approach.FAIRE_VENIR)),
    (_("Elles viennent autrement"), frozenset({*Arrival.values, UNKNOWN})),
)

Figures = Mapping[tuple[str, str, str], ChannelFigure]  # measure, touch, row


@dataclass(frozen=True)
class Cost:
    """What the outings of one kind cost; `untold`: how many were held without their cost being noted."""

    euros: Decimal
    untold: int


@dataclass(frozen=True)
class Line:
    """One channel. None: nobody came that way, or the number cannot be shown (`told` says which)."""

    label: Label
    encounters: ChannelFigure | None
    agreed_first: ChannelFigure | None
    agreed_last: ChannelFigure | None
    entered_first: ChannelFigure | None
    entered_last: ChannelFigure | None
    cost: Cost | None

    @property
    def conversion(self) -> int | None:
        """Entries of those first met this way, for a hundred encounters."""
        return _rate(self.entered_first, self.encounters)

    @property
    def euros_an_entry(self) -> int | None:
        entered = _people(self.entered_first)
        whole = self.cost if self.cost and not self.cost.untold else None
        return round(whole.euros / entered) if whole and entered else None


@dataclass(frozen=True)
class Group:
    label: Label
    lines: Sequence[Line]


@dataclass(frozen=True)
class CrossRow:
    label: Label
    columns: Sequence[Label]
    cells: Sequence[str]

    @property
    def told(self) -> list[tuple[Label, str]]:
        """Each cell with its column: on a telephone a row stands alone."""
        return list(zip(self.columns, self.cells, strict=True))


@dataclass(frozen=True)
class Crossed:
    """One table: channels (or places) against the values of a dimension."""

    columns: Sequence[Label]
    rows: Sequence[CrossRow]


@dataclass(frozen=True)
class Asked:
    """`rate`: for a hundred encounters, not the number itself."""

    measure: Measure
    touch: TouchTold
    dimension: Dimension
    rate: bool = False

    @property
    def counted(self) -> str:
        return f"{self.measure}{RATE}" if self.rate else self.measure


@dataclass(frozen=True)
class Channels:
    project: Project
    counted_at: datetime | None
    totals: Sequence[tuple[Label, ChannelFigure | None]]
    groups: Sequence[Group]
    asked: Asked
    crossed: Crossed


def channels_of(project: Project, asked: Asked) -> Channels:
    """Three queries. Rows are those that a coordinator of the project reaches; none for anybody else."""
    whole = ChannelFigure.objects.filter(project=project, dimension=Dimension.WHOLE)
    figures = {(one.measure, one.touch, one.row): one for one in whole}
    costs = _costs(project)
    lines = {name: _line(name, figures, costs) for name in CHANNEL_LABELS if _known(name, figures)}
    grouped = [Group(label, [lines[n] for n in lines if n in names]) for label, names in APPROACHES]
    return Channels(
        project=project,
        counted_at=next((one.counted_at for one in figures.values()), None),
        totals=[(m.label, figures.get((m, TouchTold.FIRST, TOTAL))) for m in Measure],
        groups=[group for group in grouped if group.lines],
        asked=asked,
        crossed=_crossed(project, asked),
    )


def _known(name: str, figures: Figures) -> bool:
    return any(row == name for _measure, _touch, row in figures)


def _line(name: str, figures: Figures, costs: Mapping[str, Cost]) -> Line:
    return Line(
        label=CHANNEL_LABELS[name],
        encounters=figures.get((Measure.ENCOUNTER, TouchTold.FIRST, name)),
        agreed_first=figures.get((Measure.CANDIDACY, TouchTold.FIRST, name)),
        agreed_last=figures.get((Measure.CANDIDACY, TouchTold.LAST, name)),
        entered_first=figures.get((Measure.ENTRY, TouchTold.FIRST, name)),
        entered_last=figures.get((Measure.ENTRY, TouchTold.LAST, name)),
        cost=costs.get(name),
    )


def _costs(project: Project) -> dict[str, Cost]:
    done = Outing.objects.done().filter(project=project).values("kind")
    rows = done.annotate(euros=Sum("cost"), untold=Count("pk", filter=Q(cost=None)))
    return {row["kind"]: Cost(row["euros"], row["untold"]) for row in rows if row["euros"] is not None}


def _crossed(project: Project, asked: Asked) -> Crossed:
    cells = _cells(project, asked)
    labels = COLUMN_LABELS[asked.dimension]
    columns = [name for name in labels if any(column == name for _row, column in cells)]
    return Crossed(
        columns=[labels[name] for name in columns],
        rows=[
            CrossRow(
                label,
                [labels[name] for name in columns],
                [cells.get((name, column), "–" if asked.rate else "0") for column in columns],
            )
            for name, label in _row_labels(asked.dimension, {row for row, _column in cells})
        ],
    )


def _cells(project: Project, asked: Asked) -> dict[tuple[str, str], str]:
    """What each cell says. A table left out leaves its rates out: its cells would pass for nobody."""
    measures = {asked.measure, Measure.ENCOUNTER} if asked.rate else {asked.measure}
    found = ChannelFigure.objects.filter(
        project=project, measure__in=measures, touch=asked.touch, dimension=asked.dimension
    )
    tables: dict[str, dict[tuple[str, str], ChannelFigure]] = {measure: {} for measure in measures}
    for one in found:
        tables[one.measure][one.row, one.column] = one
    counted = tables[asked.measure]
    if not asked.rate:
        return {place: one.told for place, one in counted.items()}
    if not counted:
        return {}
    rates = {place: _rate(counted.get(place), met) for place, met in tables[Measure.ENCOUNTER].items()}
    return {place: "–" if rate is None else str(rate) for place, rate in rates.items()}


def _row_labels(dimension: Dimension, names: Iterable[str]) -> list[tuple[str, Label]]:
    known = set(names)
    if dimension is Dimension.PLACE:
        return [(name, name or _("sans lieu noté")) for name in sorted(known)]
    return [(name, label) for name, label in CHANNEL_LABELS.items() if name in known]


def _rate(part: ChannelFigure | None, met: ChannelFigure | None) -> int | None:
    """For a hundred encounters; from two numbers that are shown, so that it tells no other. No figure: nobody."""
    some, all_of_them = part.people if part else 0, _people(met)
    return round(100 * some / all_of_them) if some is not None and all_of_them else None


def _people(figure: ChannelFigure | None) -> int | None:
    return figure.people if figure else None
