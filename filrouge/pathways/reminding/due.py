"""When a meeting is reminded: two days before and the day before, at a decent hour."""

from datetime import datetime, time, timedelta

from filrouge.messaging.hours import Hours
from filrouge.pathways.models import Reminder
from filrouge.people.models import ContactChannel
from filrouge.shared import clock

Kind, Way, When = Reminder.Kind, Reminder.Way, ContactChannel.When

# A letter takes time; who is called is called once, early enough to be tried again.
DAYS_BEFORE = {
    (Way.LETTER, Kind.TWO_DAYS): 7,
    (Way.CALL, Kind.TWO_DAYS): 2,
    (Way.SMS, Kind.TWO_DAYS): 2,
    (Way.SMS, Kind.DAY_BEFORE): 1,
    (Way.MAIL, Kind.TWO_DAYS): 2,
    (Way.MAIL, Kind.DAY_BEFORE): 1,
}
FURTHEST = timedelta(days=10)  # a letter, and the quiet days before it
NOON = time(12)
FIRST_HOUR = {When.NOT_MORNING: NOON, When.NOT_WORK: NOON}


def due(*, way: str, starts_at: datetime, said_at: datetime, when: str, hours: Hours, now: datetime) -> str:
    """The kind of reminder to make now, '' for none.

    `said_at`: since when the meeting stands as it does. Nobody is reminded of what was agreed after the hour at
    which the reminder would have left. When quiet days bring both reminders to the same day, only one leaves.
    """
    if not now < starts_at or not hours.allow(now):
        return ""
    moments = {
        kind: leaving_at(days, starts_at=starts_at, when=when, hours=hours)
        for (one, kind), days in DAYS_BEFORE.items()
        if one == way
    }
    last = moments.get(Kind.DAY_BEFORE)
    if last and now >= last:
        return Kind.DAY_BEFORE if said_at < last else ""
    first = moments[Kind.TWO_DAYS]
    if now < first or said_at >= first or (last and last.date() == first.date()):
        return ""
    return Kind.TWO_DAYS


def leaving_at(days: int, *, starts_at: datetime, when: str, hours: Hours) -> datetime:
    """So many days before, at the first hour that suits; earlier when that day is a quiet one."""
    day = hours.last_open_day(starts_at.astimezone(clock.PARIS).date() - timedelta(days=days))
    return datetime.combine(day, max(hours.quiet_until, FIRST_HOUR.get(When(when), time())), clock.PARIS)
