from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.pathways.lists.dates import (
    Precision,
    looks_like_date,
    read_birth_date,
    read_future_date,
    read_past_date,
)

from .samples import TODAY

FORMS = (
    "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %m %Y", "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d%m%Y",
    "%Y-%m-%d %H:%M:%S", "%d/%m/%Y à 10h30", "né le %d/%m/%Y",
)  # fmt: skip
MONTHS = [
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("24/09/1999", date(1999, 9, 24), "day"),
        ("02/02/99", date(1999, 2, 2), "day"),
        ("1999-04-07", date(1999, 4, 7), "day"),
        ("20.06.2001", date(2001, 6, 20), "day"),
        ("3 mars 2001", date(2001, 3, 3), "day"),
        ("1er août 2003", date(2003, 8, 1), "day"),
        ("14-Sep-2006", date(2006, 9, 14), "day"),
        ("sept. 2006", date(2006, 9, 1), "month"),
        ("03/2001", date(2001, 3, 1), "month"),
        ("xx/05/2001", date(2001, 5, 1), "month"),
        ("00/00/2003", date(2003, 1, 1), "year"),
        ("vers 2003", date(2003, 1, 1), "year"),
        (2003.0, date(2003, 1, 1), "year"),
        (36427.0, date(1999, 9, 24), "day"),
        ("36427", date(1999, 9, 24), "day"),
        (datetime(1999, 9, 24, 12), date(1999, 9, 24), "day"),  # noqa: DTZ001
        (date(1999, 9, 24), date(1999, 9, 24), "day"),
        ("٢٤/٠٩/١٩٩٩", date(1999, 9, 24), "day"),
    ],
)
def test_reads_every_form(written: object, day: date, precision: str) -> None:
    reading = read_birth_date(written, TODAY)  # type: ignore[arg-type]
    assert reading.findings == ()
    assert reading.value is not None
    assert (reading.value.day, reading.value.precision) == (day, precision)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("30/02/2001", "impossible_date"),
        ("12/25/2001", "impossible_date"),
        ("04/10", "impossible_date"),
        ("01/01/2030", "future_birth"),
        ("01/01/2020", "age_out_of_range"),
        ("01/01/1920", "age_out_of_range"),
        ("demain", "unreadable_date"),
        ("du 12/10 au 23/10", "unreadable_date"),
        (12.0, "unreadable_date"),
    ],
)
def test_refuses_an_impossible_birth_and_says_why(written: object, code: str) -> None:
    reading = read_birth_date(written, TODAY)  # type: ignore[arg-type]
    assert reading.value is None
    assert [(finding.level, finding.code) for finding in reading.findings] == [("error", code)]


def test_the_limits_of_age_are_14_and_99_on_the_day() -> None:
    assert read_birth_date(date(2012, 11, 23), TODAY).value
    assert not read_birth_date(date(2012, 11, 24), TODAY).value
    assert read_birth_date("2012", TODAY).value  # may already be 14
    assert not read_birth_date("2013", TODAY).value


@pytest.mark.parametrize(("written", "year"), [("05/05/26", 2026), ("05/05/27", 1927), ("05/05/99", 1999)])
def test_two_figures_are_never_a_future_year(written: str, year: int) -> None:
    value = read_past_date(written, TODAY).value
    assert value is not None
    assert value.day.year == year
    assert read_future_date("05/05/27", TODAY).value.day.year == 2027  # type: ignore[union-attr]


def test_first_of_january_is_a_placeholder_and_a_bare_year_is_not() -> None:
    assert read_birth_date("01/01/2004", TODAY).value.placeholder  # type: ignore[union-attr]
    assert not read_birth_date("2004", TODAY).value.placeholder  # type: ignore[union-attr]


def test_a_day_without_year_is_completed_and_said() -> None:
    for read, written, year in (
        (read_past_date, "24/12", 2025),
        (read_past_date, "04/10", 2026),
        (read_future_date, "04/10", 2027),
    ):
        reading = read(written, TODAY)
        assert reading.value is not None
        assert reading.value.day.year == year
        assert [finding.code for finding in reading.findings] == ["missing_year"]


def test_a_past_fact_in_the_future_is_a_warning() -> None:
    assert [finding.code for finding in read_past_date(date(2026, 12, 4), TODAY).findings] == ["future_date"]


@given(st.dates(date(1930, 1, 1), date(2010, 12, 31)), st.sampled_from(FORMS))
def test_a_written_date_is_read_back(day: date, form: str) -> None:
    reading = read_birth_date(day.strftime(form), TODAY)
    assert reading.value is not None
    assert (reading.value.day, reading.value.precision) == (day, Precision.DAY)
    assert reading.value.placeholder == ((day.month, day.day) == (1, 1))


@given(st.dates(date(1930, 1, 1), date(2010, 12, 31)))
def test_a_date_in_words_is_read_back(day: date) -> None:
    for written in (
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day} {MONTHS[day.month - 1].upper()} {day.year}",
    ):
        assert read_birth_date(written, TODAY).value.day == day  # type: ignore[union-attr]


@given(
    st.one_of(
        st.text(), st.from_regex(r"[0-9 ./-]{1,14}"), st.floats(), st.dates(), st.datetimes(), st.none()
    )
)
def test_never_raises(cell: object) -> None:
    for read in (read_birth_date, read_past_date, read_future_date):
        reading = read(cell, TODAY)  # type: ignore[arg-type]
        assert reading.value or reading.findings or cell is None
    assert looks_like_date(cell, TODAY) in (True, False)  # type: ignore[arg-type]
