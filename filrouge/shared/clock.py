from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def now() -> datetime:
    """Aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in Europe/Paris, whatever the server's time zone."""
    return now().astimezone(PARIS).date()


def start_of(day: date) -> datetime:
    """Midnight in Paris, as the day begins."""
    return datetime.combine(day, time(), tzinfo=PARIS)


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
