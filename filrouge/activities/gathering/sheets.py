"""Attendance as a spreadsheet: one line per participation."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.activities.models import Activity, Attendance, AttendanceSignature
from filrouge.shared.spreadsheets import Cell, sheet_of
from filrouge.shared.ui.dates import hour

Signed = Mapping[tuple[UUID, UUID], Sequence[AttendanceSignature]]  # by session and participation


def attendance_sheet(activity: Activity, rows: Iterable[Attendance], signed: Signed) -> bytes:
    return sheet_of(_("Présences"), _titles(), (_cells(activity, row, signed) for row in rows), beside=3)


def _titles() -> list[str]:
    return [
        _("Référence"),
        _("Prénom"),
        _("Nom"),
        _("Activité"),
        _("Forme"),
        _("Jour"),
        _("De"),
        _("À"),
        _("Minutes"),
        _("Lieu"),
        _("Présence"),
        _("Minutes de retard"),
        _("Raison"),
        _("Notée par"),
        _("Notée le"),
        _("Signée sur le téléphone"),
    ]


def _cells(activity: Activity, row: Attendance, signed: Signed) -> list[Cell]:
    session, person = row.session, row.person
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return [
        person.reference,
        person.given_name,
        person.family_name,
        activity.title,
        activity.kind_said,
        start.date(),
        start.time(),
        end.time(),
        int((session.ends_at - session.starts_at).total_seconds() // 60),
        session.place,
        row.get_came_display(),
        row.minutes_late or "",
        row.get_excuse_display() if row.excuse else "",
        str(row.taken_by or ""),
        timezone.localdate(row.taken_at),
        ", ".join(_signed(one) for one in signed.get((row.session_id, row.participation_id), ())),
    ]


def _signed(one: AttendanceSignature) -> str:
    """« matin (9 h 12) »."""
    return f"{one.get_half_display()} ({hour(timezone.localtime(one.signed_at))})"
