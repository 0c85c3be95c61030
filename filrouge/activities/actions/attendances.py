"""Attendance: one tap per person, corrected afterwards; what two people say differently waits for a choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.activities import policies
from filrouge.activities.events import AttendanceDisputed, AttendanceTaken, OpinionNoted
from filrouge.activities.models import (
    CAME,
    Attendance,
    AttendanceDoubt,
    Came,
    NotHeld,
    Opinion,
    Participation,
    Session,
)
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import must_hit, require

from .traces import about_person, refusal


@dataclass(frozen=True, kw_only=True)
class Tick:
    """What is said of one person. `seen`: what the page showed when it was opened (`said_of`), "" when nothing was
    noted. `at`: when it was said, if it was not now (a telephone without network)."""

    came: str
    minutes_late: int | None = None
    excuse: str = ""
    seen: str = ""
    at: datetime | None = None

    def columns(self) -> dict[str, object]:
        """Minutes go with being late, a reason with being excused, and with nothing else."""
        return {
            "came": self.came,
            "minutes_late": self.minutes_late if self.came == Came.LATE else None,
            "excuse": self.excuse if self.came == Came.EXCUSED else "",
        }

    @property
    def said(self) -> str:
        """As `said_of`."""
        columns = self.columns()
        return f"{self.came}:{columns['minutes_late'] or ''}:{columns['excuse']}"


@dataclass(frozen=True)
class Taken:
    """How many were noted or corrected, and how many wait for a choice."""

    noted: int
    disputed: int


def take_attendance(*, by: User, session: Session, ticks: Mapping[UUID, Tick]) -> Taken:
    """`ticks` by participation. What somebody else wrote since the page was opened is not written over: the other
    value waits for a choice. Raises PermissionDenied; ValidationError before the session or when it was not held."""
    require(policies.can_take_attendance(by, session), refusal())
    must_be_taken(session)
    wanted = Participation.objects.filter(activity=session.activity_id, pk__in=ticks)
    there = {one.pk: one for one in wanted.select_for_update(no_key=True).order_by("pk")}
    if len(there) != len(ticks):
        raise ValidationError(_("Cette liste a changé : rouvrez la page, rien n’a été enregistré."))
    rows = Attendance.objects.filter(session=session, participation__in=there)
    known = {one.participation_id: one for one in rows}
    noted, disputed, new = 0, 0, []
    for pk, participation in there.items():
        tick, former = ticks[pk], known.get(pk)
        if former is None:
            new.append((participation, _attendance(by, session, participation, tick)))
        elif tick.said in (tick.seen, said_of(former)):
            continue  # nothing new is said
        elif former.taken_by_id != by.pk and said_of(former) != tick.seen:
            disputed += _dispute(by, former, participation, tick)
        else:
            _correct(by, former, participation, tick)
            noted += 1
    _write(by, new)
    defer("vigilance.refresh_people", people=sorted({one.person_id for one in there.values()}))
    return Taken(noted + len(new), disputed)


def said_of(attendance: Attendance) -> str:
    """What is noted of someone, in one word to compare: « late:15: »."""
    return f"{attendance.came}:{attendance.minutes_late or ''}:{attendance.excuse}"


def settle_doubt(*, by: User, doubt: AttendanceDoubt, keep_new: bool) -> None:
    """Which of the two is right. Raises PermissionDenied; Missed when a colleague has just chosen."""
    attendance = doubt.attendance
    session = attendance.session
    require(policies.can_take_attendance(by, session), refusal())
    must_hit(AttendanceDoubt.objects.open().filter(pk=doubt.pk).update(settled_at=clock.now(), settled_by=by))
    if keep_new:
        said = {"came": doubt.came, "minutes_late": doubt.minutes_late, "excuse": doubt.excuse}
        rows = Attendance.objects.filter(pk=attendance.pk)
        must_hit(rows.update(taken_by=doubt.created_by, taken_at=doubt.created_at, **said))
    _publish(by, attendance.participation, attendance)
    defer("vigilance.refresh_people", people=[attendance.person_id])


def note_opinion(
    *,
    by: User,
    attendance: Attendance,
    mood: str,
    useful: bool | None = None,
    again: bool | None = None,
    words: str = "",
) -> Opinion:
    """What she says, if she wishes, of a session where she was; said again, it replaces. Raises PermissionDenied,
    ValidationError."""
    session = attendance.session
    require(policies.can_invite(by, session.activity, attendance.person_id), refusal())
    if attendance.came not in CAME:
        raise ValidationError(_("Il est noté qu’elle n’était pas à cette séance."))
    said = {"mood": mood, "useful": useful, "again": again, "words": words, "created_by": by}
    whose = {"person_id": attendance.person_id, "project_id": attendance.project_id}
    opinion, _created = Opinion.objects.update_or_create(attendance=attendance, defaults={**said, **whose})
    publish(
        OpinionNoted(
            by=Actor.user(by.pk),
            person_id=attendance.person_id,
            project_id=attendance.project_id,
            activity_id=session.activity_id,
            session_id=session.pk,
        )
    )
    return opinion


def must_be_taken(session: Session) -> None:
    """Raises ValidationError before its day, and when it was not held."""
    if NotHeld.objects.filter(session=session).exists():
        raise ValidationError(_("Il est noté que cette séance n’a pas lieu."))
    if clock.start_of(session.starts_at.astimezone(clock.PARIS).date()) > clock.now():
        raise ValidationError(
            _("Cette séance n’est pas encore venue : les présences se notent le jour même.")
        )


def _attendance(by: User, session: Session, participation: Participation, tick: Tick) -> Attendance:
    return Attendance(
        person_id=participation.person_id,
        project_id=participation.project_id,
        created_by=by,
        session=session,
        participation=participation,
        taken_by=by,
        taken_at=tick.at or clock.now(),
        **tick.columns(),
    )


def _write(by: User, new: Sequence[tuple[Participation, Attendance]]) -> None:
    """Raises ValidationError when a colleague wrote one at this very moment."""
    try:
        Attendance.objects.bulk_create([attendance for _one, attendance in new])
    except IntegrityError as error:
        raise ValidationError(
            _("Un ou une collègue vient de noter ces présences : rouvrez la page pour les voir.")
        ) from error
    for participation, attendance in new:
        _publish(by, participation, attendance)


def _dispute(by: User, former: Attendance, participation: Participation, tick: Tick) -> int:
    waiting = AttendanceDoubt.objects.open().filter(attendance=former, created_by=by)
    if waiting.exists():
        return 0
    AttendanceDoubt.objects.create(
        person_id=participation.person_id,
        project_id=participation.project_id,
        created_by=by,
        attendance=former,
        **tick.columns(),
    )
    publish(
        AttendanceDisputed(
            session_id=former.session_id, attendance_id=former.pk, **about_person(by, participation)
        )
    )
    return 1


def _correct(by: User, former: Attendance, participation: Participation, tick: Tick) -> None:
    rows = Attendance.objects.filter(pk=former.pk)
    must_hit(rows.update(taken_by=by, taken_at=tick.at or clock.now(), **tick.columns()))
    _publish(by, participation, former)


def _publish(by: User, participation: Participation, attendance: Attendance) -> None:
    publish(
        AttendanceTaken(
            session_id=attendance.session_id, attendance_id=attendance.pk, **about_person(by, participation)
        )
    )
