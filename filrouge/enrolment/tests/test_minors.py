from datetime import date

import pytest

from filrouge.enrolment.minors import is_minor
from filrouge.people.models import Person

ON = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("born", "precision", "minor"),
    [
        (date(2008, 11, 25), "day", False),
        (date(2008, 11, 26), "day", True),
        (date(2008, 10, 1), "month", False),
        (date(2008, 12, 1), "month", True),
        (date(2008, 11, 1), "month", None),
        (date(2008, 1, 1), "year", None),
        (date(2008, 1, 1), "placeholder", None),
        (date(2007, 1, 1), "year", False),
        (date(2009, 1, 1), "placeholder", True),
        (None, "", None),
    ],
)
def test_what_the_birth_date_tells(born: date | None, precision: str, minor: bool | None) -> None:
    assert is_minor(Person(birth_date=born, birth_precision=precision), ON) is minor
