"""Sessions: planned one by one or several at once, moved, not held; and what the group says of one afterwards."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.activities import policies
from filrouge.activities.events import ReflectionWritten, SessionMoved, SessionNotHeld, SessionsPlanned
from filrouge.activities.models import Activity, NotHeld, Reflection, Rhythm, Session, SessionMove
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .traces import about, about_session, refusal

MOST_AT_ONCE = 120
SATURDAY = 5
EVERY = {Rhythm.DAILY: 1, Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14}


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Hours of Paris. `until` and `but` are for those that come back; `but`: days on which there is none. `on`: the
    days themselves, when they are known one by one."""

    first: date
    starts: time
    ends: time
    place: str = ""
    rhythm: str = Rhythm.ONCE
    until: date | None = None
    but: Collection[date] = ()
    on: Collection[date] = ()

    def days(self) -> Iterator[date]:
        """A rhythm of every day leaves week-ends out."""
        if self.on:
            yield from self.on
            return
        if self.rhythm == Rhythm.ONCE:
            yield self.first
            return
        day, last = self.first, self.until or self.first
        while day <= last:
            if day not in self.but and not (self.rhythm == Rhythm.DAILY and day.weekday() >= SATURDAY):
                yield day
            day += timedelta(days=EVERY[Rhythm(self.rhythm)])

    def moments(self, day: date) -> tuple[datetime, datetime]:
        """An end before the beginning is the next day."""
        ends_on = day + timedelta(days=int(self.ends <= self.starts))
        return (
            datetime.combine(day, self.starts, tzinfo=clock.PARIS),
            datetime.combine(ends_on, self.ends, tzinfo=clock.PARIS),
        )


def plan_sessions(*, by: User, activity: Activity, calendar: Calendar) -> list[Session]:
    """Those that were not there yet. Raises PermissionDenied, ValidationError."""
    require(policies.can_run(by, activity), refusal())
    if activity.ended_on:
        raise ValidationError(_("Cette activité est arrêtée : elle n’a plus de séance."))
    days = list(calendar.days())
    if not days:
        raise ValidationError({"but": _("Il ne reste aucun jour : toutes les séances sont retirées.")})
    if len(days) > MOST_AT_ONCE:
        raise ValidationError(
            {"until": _("Cela ferait plus de %(most)d séances : prévoyez-en moins.") % {"most": MOST_AT_ONCE}}
        )
    known = set(activity.sessions.filter(place=calendar.place).values_list("starts_at", flat=True))
    moments = [moment for day in days if (moment := calendar.moments(day))[0] not in known]
    if not moments:
        raise ValidationError(_("Ces séances sont déjà prévues."))
    planned = Session.objects.bulk_create(
        Session(
            project_id=activity.project_id,
            activity=activity,
            starts_at=starts_at,
            ends_at=ends_at,
            place=calendar.place,
            created_by=by,
        )
        for starts_at, ends_at in moments
    )
    publish(SessionsPlanned(**about(by, activity)))
    return planned


def move_session(
    *, by: User, session: Session, starts_at: datetime, ends_at: datetime, place: str, because: str
) -> None:
    """What it was stays, with the reason. Raises PermissionDenied, ValidationError."""
    require(policies.can_change_session(by, session), refusal())
    _must_be_kept(session)
    if ends_at <= starts_at:
        raise ValidationError({"ends": _("La fin vient après le début.")})
    if session.attendances.exists():
        raise ValidationError(_("Des présences y sont déjà notées : elle a eu lieu ce jour-là."))
    others = session.activity.sessions.filter(starts_at=starts_at, place=place).exclude(pk=session.pk)
    if others.exists():
        raise ValidationError({"starts": _("Une autre séance est déjà prévue à cette heure, dans ce lieu.")})
    SessionMove.objects.create(
        session=session,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        place=session.place,
        because=because,
        by=by,
    )
    kept = Session.objects.filter(pk=session.pk)
    must_hit(kept.update(starts_at=starts_at, ends_at=ends_at, place=place))
    publish(SessionMoved(**about_session(by, session)))


def say_not_held(*, by: User, session: Session, reason: str, words: str = "") -> NotHeld:
    """Before or after. Raises PermissionDenied; ValidationError once attendance was taken."""
    require(policies.can_change_session(by, session), refusal())
    _must_be_kept(session)
    if session.attendances.exists():
        raise ValidationError(_("Des présences y sont notées : elle a eu lieu."))
    said = NotHeld.objects.create(session=session, reason=reason, words=words, by=by)
    publish(SessionNotHeld(**about_session(by, session)))
    return said


def write_reflection(*, by: User, session: Session, **said: str) -> Reflection:
    """Once it began; said again, it replaces what was said. Raises PermissionDenied, ValidationError."""
    require(policies.can_change_session(by, session), refusal())
    _must_be_kept(session)
    if not session.has_begun:
        raise ValidationError(_("Cette séance n’a pas encore eu lieu : le temps réflexif se fait après."))
    reflection, _created = Reflection.objects.update_or_create(session=session, defaults={**said, "by": by})
    publish(ReflectionWritten(**about_session(by, session)))
    return reflection


def _must_be_kept(session: Session) -> None:
    if NotHeld.objects.filter(session=session).exists():
        raise ValidationError(_("Il est déjà noté que cette séance n’a pas lieu."))
