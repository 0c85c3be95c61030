"""Counts how people come to know each project, and what becomes of it. Batch only.

First and last touch are what the person said of them when she was asked; else they are read among what happened
up to the day of the request. Someone is counted once for each. Tables of one measure share their people; each is
protected alone (`shared/suppression.py`), and left out when protecting it would hide a total that another shows.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from filrouge.outreach.models import (
    AgeBand,
    Arrival,
    ChannelFigure,
    Dimension,
    HourBand,
    Measure,
    TouchTold,
)
from filrouge.shared import clock
from filrouge.shared.suppression import Cell, Counts, Suppressed, SuppressedTable, suppress
from filrouge.shared.transactions import read_rows

UNKNOWN = "unknown"  # nobody asked how the person had heard of us
TOTAL = "total"

EXPOSED = """CASE WHEN p.exposure = 'seen' AND p.second_place_id IS NOT NULL THEN 'then'
            ELSE coalesce(p.exposure, '') END"""
ENCOUNTERS = f"""
SELECT t.project_id, t.channel, t.sex, t.age_band, t.zone, t.hour_band, t.brought_by, coalesce(p.name, ''),
       {EXPOSED}, count(*)
  FROM outreach_tally t
  LEFT JOIN outreach_outing o ON o.id = t.outing_id
  LEFT JOIN outreach_place p ON p.id = o.place_id
 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
"""  # noqa: S608 - no value of anyone
PEOPLE = """
SELECT c.project_id, e.id IS NOT NULL, t.channel, t.category, CASE WHEN t.declared THEN NULL ELSE t.at END,
       coalesce(t.zone, ''), coalesce(t.place, ''), coalesce(t.exposed, ''), s.sex, s.birth_date, c.opened_on
  FROM enrolment_candidacy c
  JOIN people_person s ON s.id = c.person_id
  LEFT JOIN enrolment_entry e ON e.candidacy_id = c.id
  LEFT JOIN LATERAL (
    SELECT h.channel, h.category, h.at, h.declared, p.zone, p.name AS place, {exposed} AS exposed
      FROM outreach_touch h
      LEFT JOIN outreach_outing o ON o.id = h.outing_id
      LEFT JOIN outreach_place p ON p.id = o.place_id
     WHERE h.person_id = c.person_id AND h.project_id = c.project_id
       AND (CASE WHEN h.declared THEN h.told = '{touch}'
                 ELSE h.at < (c.opened_on + 1)::timestamp AT TIME ZONE 'Europe/Paris' END)
     ORDER BY h.declared DESC, CASE WHEN h.declared THEN h.created_at END DESC, h.at {order}, h.id LIMIT 1) t ON true
"""
ORDERS = {TouchTold.FIRST: "ASC", TouchTold.LAST: "DESC"}


@dataclass(frozen=True)
class Of:
    """One table: its project, what it counts, by which touch, along which dimension."""

    project: int
    measure: Measure
    touch: TouchTold
    dimension: Dimension


Cells = Counter[tuple[Of, str, str]]


def count_channels() -> datetime:
    """Replaces every figure; returns the time written on them."""
    now = clock.now()
    cells: Cells = Counter()
    for project, values, number in _encounters():
        for touch in TouchTold:  # an encounter is both: figures of one table are read beside each other
            _add(cells, project, Measure.ENCOUNTER, touch, values, number)
    for touch in TouchTold:
        for project, entered, values in _people(touch):
            _add(cells, project, Measure.CANDIDACY, touch, values)
            if entered:
                _add(cells, project, Measure.ENTRY, touch, values)
    ChannelFigure.objects.all().delete()
    ChannelFigure.objects.bulk_create(_figures(cells, now), batch_size=2000)
    return now


def age_band_of(birth: date | None, day: date) -> AgeBand:
    """On that day."""
    if birth is None:
        return AgeBand.UNKNOWN
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    bands = ((18, AgeBand.MINOR), (26, AgeBand.YOUNG), (40, AgeBand.ADULT), (55, AgeBand.FORTY))
    return next((band for before, band in bands if age < before), AgeBand.SENIOR)


Values = Mapping[Dimension, str]


def _add(
    cells: Cells, project: int, measure: Measure, touch: TouchTold, values: Values, number: int = 1
) -> None:
    channel = values[Dimension.WHOLE]
    for dimension, value in values.items():
        of = Of(project, measure, touch, dimension)
        if dimension is Dimension.PLACE:
            cells[of, value, ""] += number
        else:
            cells[of, channel, "" if dimension is Dimension.WHOLE else value] += number


def _encounters() -> Iterator[tuple[int, Values, int]]:
    for project, channel, *values, number in read_rows(ENCOUNTERS):
        yield project, _values(channel, *values), number


def _people(touch: TouchTold) -> Iterator[tuple[int, bool, Values]]:
    query = PEOPLE.format(order=ORDERS[touch], touch=touch.value, exposed=EXPOSED)
    for project, entered, channel, category, at, zone, place, exposed, sex, birth, day in read_rows(query):
        hour = HourBand.of(at) if at and channel not in Arrival.values else UNKNOWN
        age = age_band_of(birth, day)
        values = _values(channel or UNKNOWN, sex, age, zone, hour, category or "", place, exposed)
        yield project, entered, values


def _values(
    channel: str, sex: str, age: str, zone: str, hour: str, brought_by: str, place: str, exposed: str
) -> Values:
    return {
        Dimension.WHOLE: channel,
        Dimension.SEX: sex,
        Dimension.AGE: age,
        Dimension.ZONE: zone,
        Dimension.HOUR: hour,
        Dimension.BROUGHT_BY: brought_by,
        Dimension.PLACE: place,
        Dimension.EXPOSURE: exposed,
    }


def _figures(cells: Cells, now: datetime) -> Iterator[ChannelFigure]:
    tables: dict[Of, dict[str, Counter[str]]] = {}
    for (of, row, column), number in cells.items():
        tables.setdefault(of, {}).setdefault(row, Counter())[column] += number
    for of, table in tables.items():
        published = suppress(_squared(table))
        if of.dimension is Dimension.WHOLE or not _hides_a_total(published):
            yield from _published(of, published, now)


def _squared(table: Mapping[str, Counter[str]]) -> Counts:
    """Every row with the same columns, in the same order."""
    columns = sorted({column for row in table.values() for column in row})
    return {name: {column: table[name][column] for column in columns} for name in sorted(table)}


def _hides_a_total(published: SuppressedTable) -> bool:
    """A total hidden for the sake of a cell, which the table of the whole would tell."""
    totals = [*published.row_totals.values(), published.total]
    return any(isinstance(cell, Suppressed) and cell.complementary for cell in totals)


def _published(of: Of, published: SuppressedTable, now: datetime) -> Iterator[ChannelFigure]:
    if of.dimension is Dimension.WHOLE:
        yield _figure(of, TOTAL, "", published.total, now)
    for row, columns in published.cells.items():
        for column, cell in columns.items():
            yield _figure(of, row, column, cell, now)


def _figure(of: Of, row: str, column: str, cell: Cell, now: datetime) -> ChannelFigure:
    return ChannelFigure(
        project_id=of.project,
        measure=of.measure,
        touch=of.touch,
        dimension=of.dimension,
        row=row,
        column=column,
        people=cell if isinstance(cell, int) else None,
        small=isinstance(cell, Suppressed) and not cell.complementary,
        counted_at=now,
    )
