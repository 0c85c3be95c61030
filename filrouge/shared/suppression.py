"""Small-number protection of a table of counts, published with its totals.

Two cells are hidden for two reasons:
- primary: a count from 1 to `minimum - 1` (« moins de 5 »), totals included;
- complementary: other counts without which the first could be computed again (« non communiqué »).

Zeros are shown: they say that nobody is there. Only when a table cannot be protected otherwise
(1 + 1 + 1 + 1, told to be under 5) are zeros hidden with the small counts, and at last the whole table.

How it is sure. The table with its totals is a flow through a network: grand total → rows → columns →
grand total. Another table that reads the same to the public exists, with another value in a hidden
cell, exactly when one unit can be pushed around a loop of hidden cells through it, each staying within
what the public knows ("moins de 5" is at most 4; a complementary cell is at least 5). For each primary
cell such a loop is sought, hiding as little as possible on its way. What stays possible is at least one
other value, not a wide interval.
"""

import heapq
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import count

from django.utils.translation import gettext as _

DEFAULT_MINIMUM = 5

Row = str
Column = str
Counts = Mapping[Row, Mapping[Column, int]]


@dataclass(frozen=True)
class Suppressed:
    minimum: int = DEFAULT_MINIMUM
    complementary: bool = False

    def __str__(self) -> str:
        if self.complementary:
            return _("non communiqué")
        return _("moins de %(minimum)d") % {"minimum": self.minimum}


Cell = int | Suppressed


@dataclass(frozen=True)
class SuppressedTable:
    cells: dict[Row, dict[Column, Cell]]
    row_totals: dict[Row, Cell]
    column_totals: dict[Column, Cell]
    total: Cell


def suppress(table: Counts, minimum: int = DEFAULT_MINIMUM) -> SuppressedTable:
    """Every row holds the same columns. One list of counts is a table of one row.

    Tables published side by side that share people (the same by age and by sex) are not protected
    against each other.
    """
    edges = _edges(table)
    for smallest in (1, 0):
        network = _Network(edges, smallest, minimum)
        if network.protect():
            return _published(table, edges, network.hidden())
    return _published(table, edges, [Suppressed(minimum, complementary=True)] * len(edges))


class _Kind(Enum):
    ROW = "row"
    COLUMN = "column"
    ROWS = "all rows"
    COLUMNS = "all columns"


_Node = tuple[_Kind, str]
ALL_ROWS: _Node = (_Kind.ROWS, "")
ALL_COLUMNS: _Node = (_Kind.COLUMNS, "")


@dataclass(frozen=True)
class _Edge:
    """A cell or a total, as the count that flows from one node to the next."""

    start: _Node
    end: _Node
    value: int

    @property
    def is_total(self) -> bool:
        return self.start[0] is not _Kind.ROW or self.end[0] is not _Kind.COLUMN


def _edges(table: Counts) -> list[_Edge]:
    """Cells row by row, then totals of rows, totals of columns, grand total."""
    columns = list(next(iter(table.values()), {}))
    if any(list(row) != columns for row in table.values()):
        raise ValueError("Every row of the table must hold the same columns, in the same order.")
    rows = {name: sum(row.values()) for name, row in table.items()}
    cells = [_Edge((_Kind.ROW, r), (_Kind.COLUMN, c), table[r][c]) for r in table for c in columns]
    row_totals = [_Edge(ALL_ROWS, (_Kind.ROW, r), rows[r]) for r in table]
    column_totals = [
        _Edge((_Kind.COLUMN, c), ALL_COLUMNS, sum(row[c] for row in table.values())) for c in columns
    ]
    return [*cells, *row_totals, *column_totals, _Edge(ALL_COLUMNS, ALL_ROWS, sum(rows.values()))]


class _Network:
    def __init__(self, edges: list[_Edge], smallest: int, minimum: int) -> None:
        self.edges = edges
        self.smallest = smallest
        self.minimum = minimum
        self.primary = {n for n, edge in enumerate(edges) if smallest <= edge.value < minimum}
        self.complementary: set[int] = set()
        # Hiding a total costs more than hiding any cell.
        self.dear = 1 + sum(edge.value for edge in edges)

    @cached_property
    def around(self) -> dict[_Node, list[tuple[int, _Node, int]]]:
        """Asked only when something must be hidden."""
        around: dict[_Node, list[tuple[int, _Node, int]]] = {}
        for n, edge in enumerate(self.edges):
            around.setdefault(edge.start, []).append((n, edge.end, +1))
            around.setdefault(edge.end, []).append((n, edge.start, -1))
        return around

    def protect(self) -> bool:
        """Hides what is needed around each primary cell; False when that cannot be done."""
        for cell in sorted(self.primary, key=lambda n: self.edges[n].value):
            edge = self.edges[cell]
            loops = [
                self._cheapest_way(come_from, go_to, cell)
                for step, come_from, go_to in ((+1, edge.end, edge.start), (-1, edge.start, edge.end))
                if self._can_move(cell, step)
            ]
            found = [loop for loop in loops if loop is not None]
            if not found:
                return False
            _cost, way = min(found)
            self.complementary |= set(way) - self.primary
        return True

    def hidden(self) -> list[Suppressed | None]:
        primary, complementary = Suppressed(self.minimum), Suppressed(self.minimum, complementary=True)
        return [
            primary if n in self.primary else complementary if n in self.complementary else None
            for n in range(len(self.edges))
        ]

    def _can_move(self, n: int, step: int) -> bool:
        """Would the public still believe this cell with one more, or one less?"""
        moved = self.edges[n].value + step
        if n in self.primary:
            return self.smallest <= moved < self.minimum
        # A zero is never hidden for another cell's sake.
        return self.edges[n].value >= self.minimum <= moved

    def _cost(self, n: int) -> int:
        if n in self.primary or n in self.complementary:
            return 0
        return self.edges[n].value + (self.dear if self.edges[n].is_total else 0)

    def _cheapest_way(self, start: _Node, end: _Node, avoided: int) -> tuple[int, list[int]] | None:
        """Dijkstra from node to node: what it would cost to hide, and the cells on the way."""
        tie = count()
        queue: list[tuple[int, int, _Node, list[int]]] = [(0, next(tie), start, [])]
        done: set[_Node] = set()
        while queue:
            cost, _tie, node, way = heapq.heappop(queue)
            if node == end:
                return cost, way
            if node in done:
                continue
            done.add(node)
            for n, neighbour, step in self.around[node]:
                if n != avoided and neighbour not in done and self._can_move(n, step):
                    heapq.heappush(queue, (cost + self._cost(n), next(tie), neighbour, [*way, n]))
        return None


def _published(
    table: Counts, edges: list[_Edge], hidden: list[Suppressed] | list[Suppressed | None]
) -> SuppressedTable:
    shown: list[Cell] = [
        edge.value if mask is None else mask for edge, mask in zip(edges, hidden, strict=True)
    ]
    columns = list(next(iter(table.values()), {}))
    remaining = iter(shown)
    return SuppressedTable(
        cells={row: {column: next(remaining) for column in columns} for row in table},
        row_totals={row: next(remaining) for row in table},
        column_totals={column: next(remaining) for column in columns},
        total=next(remaining),
    )
