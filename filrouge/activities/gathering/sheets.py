"""Attendance as a spreadsheet: one line per participation."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.activities.models import Activity, Attendance
from filrouge.shared.spreadsheets import Cell, sheet_of


def attendance_sheet(activity: Activity, rows: Iterable[Attendance]) -> bytes:
    return sheet_of(_("Présences"), _titles(), (_cells(activity, row) for row in rows), beside=3)


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
    ]


def _cells(activity: Activity, row: Attendance) -> list[Cell]:
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
    ]
