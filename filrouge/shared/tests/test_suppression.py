from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.shared.suppression import Suppressed, suppress

SMALL = Suppressed(5)
MASKED = Suppressed(5, complementary=True)


def tables(largest, rows=(1, 4), columns=(1, 4)):
    """Many zeros and small counts, as real tables by place and month have."""
    counts = st.one_of(st.integers(0, 6), st.integers(0, largest))
    shape = st.tuples(st.integers(*rows), st.integers(*columns))
    return shape.flatmap(
        lambda s: st.lists(st.lists(counts, min_size=s[1], max_size=s[1]), min_size=s[0], max_size=s[0])
    ).map(named)


def named(rows):
    return {f"r{i}": {f"c{j}": value for j, value in enumerate(row)} for i, row in enumerate(rows)}


def with_margins(inner, rows, columns, total):
    grid = [[*cells, margin] for cells, margin in zip(inner, rows, strict=True)]
    return [*grid, [*columns, total]]


def true_grid(table):
    inner = [list(row.values()) for row in table.values()]
    sums = [sum(column) for column in zip(*inner, strict=True)]
    return with_margins(inner, [sum(row) for row in inner], sums, sum(sums))


def published_grid(table):
    out = suppress(table)
    inner = [list(row.values()) for row in out.cells.values()]
    return with_margins(inner, out.row_totals.values(), out.column_totals.values(), out.total)


def believed(cell, zero_shown):
    """What a reader who knows our rules believes at first: the least and the most."""
    if isinstance(cell, int):
        return cell, cell
    if cell.complementary:
        return 5, 10_000
    return (1 if zero_shown else 0), 4


def reasoned(grid):
    """The reader then adds and subtracts along every line until nothing more is learnt."""
    cells = [cell for row in grid for cell in row]
    if nothing_shown(grid):
        return [[(0, 10_000)] * len(row) for row in grid]
    zero_shown = not any(cell == SMALL for cell in cells) or 0 in cells
    bounds = [[believed(cell, zero_shown) for cell in row] for row in grid]
    lines = [[(i, j) for j in range(len(grid[0]))] for i in range(len(grid))]
    lines += [[(i, j) for i in range(len(grid))] for j in range(len(grid[0]))]
    while any(narrow(bounds, line) for line in lines):
        pass
    return bounds


def nothing_shown(grid):
    return all(cell == MASKED for row in grid for cell in row)


def narrow(bounds, line):
    """The last of a line is the sum of the others. True when something was learnt."""
    learnt = False
    for here in line:
        others = [(place, -1 if place == line[-1] else 1) for place in line if place != here]
        low = high = 0
        for (i, j), sign in others:
            least, most = bounds[i][j]
            low, high = (low + least, high + most) if sign > 0 else (low - most, high - least)
        if here != line[-1]:
            low, high = -high, -low
        i, j = here
        tighter = max(bounds[i][j][0], low), min(bounds[i][j][1], high)
        learnt |= tighter != bounds[i][j]
        bounds[i][j] = tighter
    return learnt


@given(tables(largest=40))
def test_adding_and_subtracting_tells_no_small_count(table):
    grid = published_grid(table)
    for row, bounds in zip(grid, reasoned(grid), strict=True):
        for cell, (least, most) in zip(row, bounds, strict=True):
            assert cell != SMALL or least < most


@given(tables(largest=6, rows=(2, 2), columns=(1, 2)))
def test_trying_every_table_tells_no_small_count(table):
    grid = published_grid(table)
    possible = [guess for guess in guesses(len(grid[0]) - 1) if reads_the_same(guess, grid)]
    assert true_grid(table) in possible or nothing_shown(grid)
    for i, j in product(range(len(grid)), range(len(grid[0]))):
        assert grid[i][j] != SMALL or len({guess[i][j] for guess in possible}) > 1


@cache
def guesses(columns):
    """One more than the largest count suffices: protection moves counts by one."""
    every = product(range(8), repeat=2 * columns)
    return [true_grid(named([values[:columns], values[columns:]])) for values in every]


def reads_the_same(guess, grid):
    zero_shown = any(0 in row for row in grid) or not any(SMALL in row for row in grid)
    return all(
        believed(cell, zero_shown)[0] <= value <= believed(cell, zero_shown)[1]
        for values, cells in zip(guess, grid, strict=True)
        for value, cell in zip(values, cells, strict=True)
    )


@given(tables(largest=40))
def test_what_is_shown_is_true_and_never_small(table):
    for truth, shown in zip(true_grid(table), published_grid(table), strict=True):
        for value, cell in zip(truth, shown, strict=True):
            assert isinstance(cell, Suppressed) or (cell == value and not 0 < cell < 5)


def test_a_table_without_small_counts_is_left_alone():
    table = {"femmes": {"bus": 12, "gare": 0}, "hommes": {"bus": 5, "gare": 30}}
    published = suppress(table)
    assert published.cells == table
    assert published.row_totals == {"femmes": 12, "hommes": 35}
    assert published.column_totals == {"bus": 17, "gare": 30}
    assert published.total == 47


def test_one_small_count_hides_the_smallest_loop_around_it():
    published = suppress(named([[3, 20, 50], [10, 11, 60]]))
    assert published.cells == {
        "r0": {"c0": SMALL, "c1": MASKED, "c2": 50},
        "r1": {"c0": MASKED, "c1": MASKED, "c2": 60},
    }
    assert published.row_totals == {"r0": 73, "r1": 81}
    assert published.column_totals == {"c0": 13, "c1": 31, "c2": 110}


def test_a_single_list_hides_a_second_count_rather_than_the_total():
    published = suppress({"": {"bus": 3, "gare": 8, "marché": 40}})
    assert published.cells[""] == {"bus": SMALL, "gare": MASKED, "marché": 40}
    assert published.total == 51


def test_zeros_are_hidden_only_when_nothing_else_protects():
    assert suppress(named([[0, 3, 9, 9]])).cells["r0"]["c0"] == 0
    # Four counts of at least 1 and a total of at most 4 would all be known.
    assert set(suppress(named([[1, 1, 1, 1, 0]])).cells["r0"].values()) == {SMALL}


def test_another_minimum():
    published = suppress(named([[9, 30], [40, 50]]), minimum=10)
    assert str(published.cells["r0"]["c0"]) == "moins de 10"


def test_hidden_cells_speak_french():
    assert str(SMALL) == "moins de 5"
    assert str(MASKED) == "non communiqué"


def test_an_empty_table_has_an_empty_total():
    assert suppress({}).total == 0


def test_rows_must_hold_the_same_columns():
    with pytest.raises(ValueError, match="same columns"):
        suppress({"a": {"x": 1}, "b": {"y": 2}})
