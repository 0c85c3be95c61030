from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.activities import policies
from filrouge.activities.actions.attendances import note_opinion
from filrouge.activities.actions.participations import refusal
from filrouge.activities.forms.participations import OpinionForm
from filrouge.activities.models import Attendance
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, posted


def new(request: Request, attendance_id: UUID) -> HttpResponse:
    """What one person says of a session where she was, if she wishes: on the telephone handed to her, or read aloud."""
    beside = Attendance.objects.select_related(
        "person", "session__activity__organisation", "session__activity__project"
    )
    attendance = get_object_or_404(beside, pk=attendance_id)
    session = attendance.session
    require(policies.can_invite(request.user, session.activity, attendance.person_id), refusal())
    form = OpinionForm(posted(request))
    back = reverse("activities:sessions-show", args=[session.pk])
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.said
        if accepted(form, lambda: note_opinion(by=by, attendance=attendance, **said)):
            messages.success(request, _("Merci : c’est gardé."))
            return redirect(back)
    context = {"session": session, "attendance": attendance, "form": form, "back": back}
    return render(request, "activities/opinions/new.html", context)
