"""Published figures: true, never small, and not to be worked out from one another."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from filrouge.enrolment.publishing import NAMES, Counts, Published, published
from filrouge.shared.suppression import Suppressed

GROUPS = ("woman", "rural")
FIRST = date(2026, 1, 1)
COUNT = st.one_of(st.integers(0, 6), st.integers(0, 40))
MONTH = st.tuples(COUNT, COUNT, COUNT, st.integers(0, 100), st.integers(0, 100))


def of_month(women: int, others: int, unsaid: int, rural: int, urban: int) -> dict[str, Counts]:
    """The same people split by sex and, by shares, by place."""
    people = women + others + unsaid
    inside = people * rural // 100
    outside = (people - inside) * urban // 100
    return {
        "woman": Counts(women, others, unsaid),
        "rural": Counts(inside, outside, people - inside - outside),
    }


def years() -> st.SearchStrategy[dict[date, dict[str, Counts]]]:
    return st.lists(MONTH, min_size=1, max_size=6).map(
        lambda rows: {date(2026, n + 1, 1): of_month(*row) for n, row in enumerate(rows)}
    )


def lines_of(months: dict, group: str) -> dict[date | None, Published]:
    return {line.month: line for line in published(months) if line.group == group}


def shown(line: Published) -> list[int]:
    return [cell for cell in line.cells.values() if isinstance(cell, int)]


@given(years())
def test_what_is_shown_is_true_and_never_small(months: dict) -> None:
    for line in published(months):
        if line.month is None:
            continue
        for name, cell in line.cells.items():
            if isinstance(cell, int):
                assert cell == getattr(months[line.month][line.group], name)
                assert not 0 < cell < 5


@given(years())
def test_a_month_whose_number_is_hidden_tells_nothing_of_anyone(months: dict) -> None:
    hidden = {line.month for line in published(months) if line.group == "" and line.people is None}
    assert not [line for line in published(months) if line.month in hidden and shown(line)]


@given(years())
def test_no_hidden_count_is_what_is_left_of_its_month(months: dict) -> None:
    for line in published(months):
        if line.people is not None and line.cells:
            assert len(NAMES) - len(shown(line)) != 1, line


@given(years())
def test_no_hidden_count_is_what_is_left_of_the_sum(months: dict) -> None:
    """A reader adds the months whose numbers make up `people` of the sum, and looks for the one missing."""
    for group in GROUPS:
        lines = lines_of(months, group)
        whole = lines.pop(None)
        kept = [
            one
            for one in lines.values()
            if any(isinstance(c, int) or not c.complementary for c in one.cells.values())
        ]
        if sum(one.people or 0 for one in kept) != whole.people:
            continue
        for name in NAMES:
            told = whole.cells.get(name)
            if isinstance(told, int):
                assert sum(isinstance(one.cells[name], Suppressed) for one in kept) != 1


def test_a_whole_year_of_large_numbers_is_left_alone() -> None:
    months = {date(2026, n, 1): {"woman": Counts(10, 20, 5)} for n in range(1, 5)}
    whole = lines_of(months, "woman")[None]
    assert (whole.people, dict(whole.cells)) == (140, {"inside": 40, "outside": 80, "unknown": 20})


def test_one_small_count_takes_another_with_it() -> None:
    months = {date(2026, n, 1): {"woman": Counts(3 if n == 1 else 10, 20, 5)} for n in range(1, 4)}
    line = lines_of(months, "woman")[FIRST]
    assert line.cells["inside"] == Suppressed(5)
    assert sum(isinstance(cell, Suppressed) for cell in line.cells.values()) >= 2


def test_when_few_come_each_month_the_whole_period_is_told_alone() -> None:
    months = {date(2026, n, 1): {"woman": Counts(1, 2, 0)} for n in range(1, 13)}
    lines = lines_of(months, "woman")
    whole = lines.pop(None)
    assert (whole.people, dict(whole.cells)) == (36, {"inside": 12, "outside": 24, "unknown": 0})
    assert not [line for line in lines.values() if line.people is not None or shown(line)]


def test_nobody_at_all_is_published_as_nobody() -> None:
    assert not list(published({}))[1:]
