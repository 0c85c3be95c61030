"""A right ends with the day in Paris, whatever the time zone of the session: the last hour of a day in UTC is another
day there."""

from pathlib import Path

import pytest
from django.db import connection

import filrouge
from filrouge.shared import clock

SQL = sorted(Path(filrouge.__file__).parent.rglob("*.sql"))


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"])
def test_the_database_and_the_clock_say_the_same_day(zone: str) -> None:
    """Kiritimati and Pago Pago are never on the same day: one of them is not that of Paris."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('timezone', %s, true)", [zone])
        cursor.execute("SELECT fr_today()")
        assert cursor.fetchone() == (clock.today(),)


@pytest.mark.parametrize("path", SQL, ids=lambda path: path.name)
def test_no_function_asks_the_day_of_the_session(path: Path) -> None:
    assert "current_date" not in path.read_text().lower()
