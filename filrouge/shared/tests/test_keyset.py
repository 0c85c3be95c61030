from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db.models import Q

from filrouge.shared.keyset import beyond, cut, day_mark, moment_mark

KEY = UUID("0193a9f8-f095-7482-8293-6897c03c3ae7")


@dataclass
class Line:
    pk: UUID
    on: date


def test_the_mark_of_a_page_is_read_where_the_next_begins() -> None:
    lines = [Line(UUID(int=number), date(2026, 11, number)) for number in (1, 2, 3)]
    page, following = cut(lines, 2, "on")
    assert [one.on.day for one in page] == [1, 2]
    assert day_mark(following) == (date(2026, 11, 2), UUID(int=2))
    assert cut(lines, 3, "on") == (lines, "")


@pytest.mark.parametrize("after", ["", "x", "2026-11-02", f"2026-13-02_{KEY}", "2026-11-02_x", f"_{KEY}"])
def test_an_altered_address_is_the_first_page(after: str) -> None:
    assert day_mark(after) is moment_mark(after) is None
    assert beyond("on", day_mark(after)) == Q()


def test_a_moment_without_its_hour_from_utc_is_none() -> None:
    noon = datetime(2026, 11, 2, 12, tzinfo=UTC)
    assert moment_mark(f"{noon.isoformat()}_{KEY}") == (noon, KEY)
    assert moment_mark(f"2026-11-02T12:00:00_{KEY}") is None
    assert moment_mark(f"2026-11-02_{KEY}") is None


def test_beyond_is_after_the_line_in_the_order_of_the_list() -> None:
    mark = (date(2026, 11, 2), KEY)
    assert beyond("on", mark) == Q(on__gt=mark[0]) | Q(on=mark[0], pk__gt=KEY)
    assert beyond("on", mark, backwards=True) == Q(on__lt=mark[0]) | Q(on=mark[0], pk__lt=KEY)
