from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from filrouge.activities import policies
from filrouge.activities.actions.sessions import (
    move_session,
    plan_sessions,
    say_not_held,
    write_reflection,
)
from filrouge.activities.forms.sessions import (
    CalendarForm,
    MoveForm,
    NotHeldForm,
    ReflectionForm,
    as_said,
    as_set,
)
from filrouge.activities.gathering.paper import file_name, sheet_to_sign
from filrouge.activities.models import Session
from filrouge.activities.queries.programme import held_by, lines_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.papers.handing import handed_over
from filrouge.shared.papers.pdf_writing import can_write
from filrouge.shared.screens import accepted, carried_out, posted, way_back

from .reach import activity_or_404, session_or_404


def new(request: Request, activity_id: UUID) -> HttpResponse:
    """One, or as many as there are weeks until a day."""
    activity = activity_or_404(request, activity_id, to_run=True)
    form = CalendarForm(posted(request), initial={"place": activity.place})
    if request.method == "POST" and form.is_valid():
        by, calendar = request.user, form.calendar
        planned = carried_out(form, lambda: plan_sessions(by=by, activity=activity, calendar=calendar))
        if planned:
            said = ngettext("%(n)d séance prévue.", "%(n)d séances prévues.", len(planned))
            messages.success(request, said % {"n": len(planned)})
            return redirect("activities:activities-show", activity.pk)
    back = reverse("activities:activities-show", args=[activity.pk])
    return render(request, "activities/sessions/new.html", {"activity": activity, "form": form, "back": back})


def show(request: Request, session_id: UUID) -> HttpResponse:
    """One session: who came, what the group said, what each person said."""
    session = session_or_404(request, session_id)
    lines, may_run = lines_of(session), policies.can_run(request.user, session.activity)
    context = {
        "session": session,
        "activity": session.activity,
        # Of whom something may be said here: of the others, the page leads to nothing.
        "held": {one.person.pk for one in lines} if may_run else held_by(request.user, session.activity),
        "not_held": getattr(session, "not_held", None),
        "reflection": getattr(session, "reflection", None),
        "moves": list(session.moves.select_related("by").order_by("at", "pk")),
        "lines": lines,
        "remarks": list(session.remarks.select_related("session").order_by("at", "pk")),
        "opinions": [one for one in lines if one.opinion],
        "claimed": [one for one in lines if one.claims],
        "doubts": [(line, doubt) for line in lines for doubt in line.doubts],
        "taken": any(one.attendance for one in lines),
        "may_run": may_run,
    }
    return render(request, "activities/sessions/show.html", context)


def move(request: Request, session_id: UUID) -> HttpResponse:
    session = session_or_404(request, session_id, to_run=True)
    form = MoveForm(posted(request), initial=as_set(session))
    if request.method == "POST" and form.is_valid():
        by, data = request.user, form.cleaned_data
        starts_at, ends_at = form.moments
        moved = {"starts_at": starts_at, "ends_at": ends_at}
        if accepted(
            form,
            lambda: move_session(
                by=by, session=session, place=data["place"], because=data["because"], **moved
            ),
        ):
            messages.success(
                request, _("La séance est déplacée. Prévenez celles et ceux qui devaient venir.")
            )
            return redirect("activities:sessions-show", session.pk)
    return render(request, "activities/sessions/move.html", _about(request, session, form))


def cancel(request: Request, session_id: UUID) -> HttpResponse:
    """« N’a pas eu lieu », or will not."""
    session = session_or_404(request, session_id, to_run=True)
    form = NotHeldForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, data = request.user, form.cleaned_data
        if accepted(form, lambda: say_not_held(by=by, session=session, **data)):
            messages.success(request, _("C’est noté ; la séance reste dans la semaine, avec la raison."))
            return redirect("activities:sessions-show", session.pk)
    return render(request, "activities/sessions/cancel.html", _about(request, session, form))


def reflect(request: Request, session_id: UUID) -> HttpResponse:
    session = session_or_404(request, session_id, to_run=True)
    form = ReflectionForm(posted(request), initial=as_said(getattr(session, "reflection", None)))
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        if accepted(form, lambda: write_reflection(by=by, session=session, **said)):
            messages.success(request, _("Les mots du groupe sont gardés."))
            return redirect("activities:sessions-show", session.pk)
    return render(request, "activities/sessions/reflect.html", _about(request, session, form))


@require_safe
@no_page("a PDF")
def sheet(request: Request, session_id: UUID) -> HttpResponse:
    """To sign: the people in reach, by name, and a QR code that opens the attendance of this session."""
    session = session_or_404(request, session_id, to_run=True)
    if not can_write():
        messages.error(
            request, _("Ce serveur ne sait pas faire de PDF : notez les présences sur cette page.")
        )
        return redirect("activities:sessions-show", session.pk)
    lines = lines_of(session, drawn=True)
    for line in lines:
        journal(request, line.person.pk, Reading.What.DOCUMENT)
    return handed_over(sheet_to_sign(session, lines), file_name(session))


def _about(request: Request, session: Session, form: object) -> dict[str, object]:
    back = way_back(request, "activities:sessions-show", session.pk)
    return {"session": session, "activity": session.activity, "form": form, "back": back}
