from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from filrouge.activities import policies
from filrouge.activities.actions.attendances import Taken, settle_doubt, take_attendance
from filrouge.activities.actions.traces import refusal
from filrouge.activities.forms.attendances import AttendanceSheet
from filrouge.activities.gathering.sheets import attendance_sheet
from filrouge.activities.models import AttendanceDoubt
from filrouge.activities.queries.programme import (
    attendances_of_activity,
    comers_of,
    lines_of,
    signatures_of_activity,
)
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import posted
from filrouge.shared.spreadsheets import spreadsheet

from .reach import activity_or_404, session_or_404


def edit(request: Request, session_id: UUID) -> HttpResponse:
    """One tap per person; open again to correct."""
    session = session_or_404(request, session_id, to_run=True)
    sheet = AttendanceSheet(lines_of(session), posted(request))
    if request.method == "POST" and sheet.is_valid():
        try:
            with transaction.atomic():
                taken = take_attendance(by=request.user, session=session, ticks=sheet.ticks)
        except ValidationError as error:
            sheet.error = " ".join(error.messages)
        else:
            _say(request, taken)
            return redirect("activities:sessions-show", session.pk)
    context = {
        "session": session,
        "activity": session.activity,
        "sheet": sheet,
        "unseen": comers_of(session.activity).unseen,
        "not_yet": session.starts_at.astimezone(clock.PARIS).date() > clock.today(),
        "not_held": getattr(session, "not_held", None),
        "back": reverse("activities:sessions-show", args=[session.pk]),
    }
    return render(request, "activities/attendances/edit.html", context)


def settle(request: Request, doubt_id: UUID) -> HttpResponse:
    """Two who took it do not say the same: which one is right?"""
    beside = AttendanceDoubt.objects.open().select_related(
        "person", "created_by", "attendance__taken_by", "attendance__participation",
        "attendance__session__activity__organisation",
        "attendance__session__activity__project",
    )  # fmt: skip
    doubt = get_object_or_404(beside, pk=doubt_id)
    session = doubt.attendance.session
    require(policies.can_take_attendance(request.user, session), refusal())
    if request.method == "POST" and request.POST.get("garde") in ("premiere", "seconde"):
        settle_doubt(by=request.user, doubt=doubt, keep_new=request.POST["garde"] == "seconde")
        messages.success(request, _("C’est choisi."))
        return redirect("activities:sessions-show", session.pk)
    context = {
        "doubt": doubt,
        "session": session,
        "back": reverse("activities:sessions-show", args=[session.pk]),
    }
    return render(request, "activities/attendances/settle.html", context)


@require_safe
@no_page("a spreadsheet")
def export(request: Request, activity_id: UUID) -> HttpResponse:
    """One line per participation, of the people in reach."""
    activity = activity_or_404(request, activity_id)
    rows = list(attendances_of_activity(activity))
    for row in rows:
        journal(request, row.person_id, Reading.What.EXPORT)
    content = attendance_sheet(activity, rows, signatures_of_activity(activity))
    return spreadsheet(content, f"presences-{clock.today():%Y-%m-%d}.xlsx")


def _say(request: Request, taken: Taken) -> None:
    said = ngettext("%(n)d présence enregistrée.", "%(n)d présences enregistrées.", taken.noted)
    messages.success(request, said % {"n": taken.noted} if taken.noted else _("Rien n’a changé."))
    if taken.disputed:
        waiting = ngettext(
            "Quelqu’un d’autre a noté autre chose pour %(n)d personne : les deux sont gardées, choisissez.",
            "Quelqu’un d’autre a noté autre chose pour %(n)d personnes : les deux sont gardées, choisissez.",
            taken.disputed,
        )
        messages.warning(request, waiting % {"n": taken.disputed})
