"""From facts to the drawing of the red thread. Pure: same facts, same day, same picture."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from .facts import STATE_NAMES, STRAND_NAMES, Bead, State, Strand
from .grouping import Group, group, in_order, when
from .labels import ROW_TOPS
from .loom import LONG_DAYS, Fold, Loom, Place
from .paths import Pen, lines, names, wave
from .shapes import Entry, FoldMark, Leader, Mark, Name, Thread
from .strips import strips

MOST_STRETCH = 1.6
YEAR_GAP = 44
SHAPES = {State.STUCK: "diamond", State.DROPPED: "cross"}


def draw(
    beads: Iterable[Bead],
    *,
    today: date,
    title: str,
    description: str,
    width: int = 960,
    right_to_left: bool = False,
    identifier: str = "fil",
) -> Thread:
    """`width` is the least, in pixels; a thread with more to say is wider and scrolls. `identifier` must
    be unique on the page."""
    ordered = in_order(beads)
    entries = list(_entries(ordered, today))
    told = {id(entry.bead): entry for entry in entries}
    loom = _weave(ordered, today, width, told)
    end = max(loom.end(), width)
    top, bottom, axis = _frame(loom)
    pen = Pen(end, top, right_to_left)
    marks = [_mark(place, pen, told) for place in loom.places()]
    return Thread(
        identifier=identifier,
        title=title,
        description=description,
        width=round(end),
        height=round(bottom - top),
        long=end > width,
        today=pen.x(loom.today_x),
        today_top=22,
        today_bottom=pen.y(axis),
        trunk_y=pen.y(0),
        lines=list(lines(loom, pen, end - 14)),
        leaders=list(_leaders(loom, pen)),
        folds=[_fold(fold, pen) for fold in loom.folds],
        marks=marks,
        names=list(names(loom, pen)),
        years=list(_years(loom, pen, axis + 16)),
        strips=strips(marks, pen.x(loom.today_x), round(end), right_to_left),
        past=[entry for entry in entries if entry.bead.at <= today],
        ahead=[entry for entry in entries if entry.bead.at > today],
    )


def _weave(ordered: list[Bead], today: date, width: int, told: Mapping[int, Entry]) -> Loom:
    past = group([bead for bead in ordered if bead.at <= today], today)
    ahead = [Group((bead,)) for bead in ordered if bead.at > today]
    loom = Loom(today, told, long=bool(past) and (today - past[0].at).days > LONG_DAYS)
    loom.weave(past, ahead)
    natural = loom.end()
    if natural < width:
        factor = min(width / natural, MOST_STRETCH)
        loom.stretch(factor)
        loom.rows.ends = {row: end * factor for row, end in loom.rows.ends.items()}
        loom.x *= factor
    return loom


def _frame(loom: Loom) -> tuple[float, float, float]:
    """Top and bottom of the picture, and where the axis of years lies: only the rows in use take room."""
    rows = {place.row for place in loom.places()} | {fold.row for fold in loom.folds} | {"M1", "M2"}
    strands = [place.y for place in loom.places()]
    top = min(*(ROW_TOPS[row] for row in rows), *(y - 16 for y in strands), 0) - 30
    axis = max(*(ROW_TOPS[row] + 34 for row in rows), *(y + 16 for y in strands), 0) + 6
    return top, axis + (24 if _boundaries(loom) else 0), axis


def _mark(place: Place, pen: Pen, told: Mapping[int, Entry]) -> Mark:
    facts, state = place.group, place.group.state
    return Mark(
        x=pen.x(place.x),
        y=pen.y(place.y),
        shape=SHAPES.get(state, "long" if facts.lasts else "round"),
        state=state.value,
        text=place.text.main,
        second=place.text.second,
        label_x=pen.x(place.x),
        label_y=pen.y(ROW_TOPS[place.row]) + 13,
        half_width=round(place.text.half),
        title=" / ".join(_said(told[id(bead)]) for bead in facts.beads),
        url=facts.first.url if len(facts.beads) == 1 else None,
    )


def _said(entry: Entry) -> str:
    parts = (str(entry.bead.label), str(entry.bead.note), entry.when, entry.state)
    return ", ".join(part for part in parts if part)


def _leaders(loom: Loom, pen: Pen) -> Iterator[Leader]:
    """A hairline where the label does not stand beside its bead."""
    for place in loom.places():
        top = ROW_TOPS[place.row]
        if place.row in ("T2", "B2") or (place.tied and place.row in ("T1", "B1")):
            start, end = (place.y - 10, top + 34) if top < place.y else (place.y + 10, top - 2)
            yield Leader(pen.x(place.x), pen.y(start), pen.y(end))


def _fold(fold: Fold, pen: Pen) -> FoldMark:
    x, reach = pen.x(fold.x), 80 if fold.tall else 14
    top, bottom = pen.y(-reach), pen.y(reach)
    return FoldMark(
        x=x,
        top=top,
        height=bottom - top,
        edges=(wave(x - 5, top, bottom), wave(x + 5, top, bottom)),
        text=fold.text,
        text_y=pen.y(ROW_TOPS[fold.row]) + (16 if fold.row == "M2" else 24),
    )


def _boundaries(loom: Loom) -> list[tuple[float, int]]:
    """Where the first mark of each year stands, when the thread knows several years."""
    marks = sorted([*((p.x, p.group.at.year) for p in loom.places()), (loom.today_x, loom.today.year)])
    first: dict[int, float] = {}
    for x, year in marks:
        first.setdefault(year, x)
    return [(x, year) for year, x in first.items()] if len(first) > 1 else []


def _years(loom: Loom, pen: Pen, y: float) -> Iterator[Name]:
    last = -YEAR_GAP * 1.0
    for x, year in _boundaries(loom):
        if x - last >= YEAR_GAP:
            last = x
            yield Name(pen.x(x), pen.y(y), str(year))


def _entries(ordered: list[Bead], today: date) -> Iterator[Entry]:
    # Each word is read once: translating is most of what a drawing costs.
    states = {state: str(name) for state, name in STATE_NAMES.items()}
    strands = {Strand.TRUNK: "", **{strand: str(name) for strand, name in STRAND_NAMES.items()}}
    for bead in ordered:
        yield Entry(bead, when(bead, today), strands[bead.strand], states[bead.state])
