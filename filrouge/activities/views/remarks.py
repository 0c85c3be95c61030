from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.activities import policies
from filrouge.activities.actions.remarks import answer_remark, note_remark, say_done
from filrouge.activities.actions.traces import refusal
from filrouge.activities.forms.remarks import AnswerForm, RemarkForm
from filrouge.activities.models import Improvement
from filrouge.activities.queries.remarks import STATES, remarks_seen
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted, pressed, way_back

from .reach import session_or_404


def index(request: Request) -> HttpResponse:
    """What groups asked across the teams of one's projects: those that wait for something first."""
    asked = request.GET.get("etat", "")
    state = asked if asked in STATES else next(iter(STATES))
    remarks, after = remarks_seen(request.user, policies.runs, state, request.GET.get("apres", ""))
    context = {
        "remarks": remarks,
        "state": state,
        "states": STATES.items(),
        "next_url": f"?{urlencode({'etat': state, 'apres': after})}" if after else "",
    }
    return render(request, "activities/remarks/index.html", context)


def new(request: Request, session_id: UUID) -> HttpResponse:
    """What the group asks, at a council or any other session."""
    session = session_or_404(request, session_id, to_run=True)
    form = RemarkForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, data = request.user, form.cleaned_data
        if carried_out(form, lambda: note_remark(by=by, session=session, **data)):
            messages.success(request, _("C’est noté : il reste à répondre, puis à le redire au groupe."))
            return redirect("activities:sessions-show", session.pk)
    back = way_back(request, "activities:sessions-show", session.pk)
    context = {"session": session, "activity": session.activity, "form": form, "back": back}
    return render(request, "activities/remarks/new.html", context)


def answer(request: Request, improvement_id: int) -> HttpResponse:
    """What changes, or why nothing does; for when."""
    remark = _remark_or_404(request, improvement_id)
    require(remark.told_on is None, _("Le groupe a déjà entendu cette réponse."))
    form = AnswerForm(posted(request), initial={"words": remark.words, "due_on": remark.due_on})
    back = way_back(request, "activities:activities-show", remark.activity_id)
    if request.method == "POST" and form.is_valid():
        by, data = request.user, form.cleaned_data
        if accepted(form, lambda: answer_remark(by=by, improvement=remark, **data)):
            messages.success(request, _("La réponse est écrite. Il reste à la dire au groupe."))
            return redirect(back)
    context = {"remark": remark, "activity": remark.activity, "form": form, "back": back}
    return render(request, "activities/remarks/answer.html", context)


@no_page("a button beside a remark")
@require_POST
def done(request: Request, improvement_id: int) -> HttpResponse:
    remark = _remark_or_404(request, improvement_id)
    require(bool(remark.words), _("Il n’y a pas encore de réponse."))
    if remark.done_on:
        messages.info(request, _("C’était déjà noté."))
    else:
        said = _("C’est noté : ce qui était promis est fait.")
        pressed(request, lambda: say_done(by=request.user, improvement=remark), said)
    return redirect(way_back(request, "activities:activities-show", remark.activity_id))


def _remark_or_404(request: Request, improvement_id: int) -> Improvement:
    beside = Improvement.objects.visible_to(request.user).select_related(
        "activity__organisation", "activity__project", "session"
    )
    remark = get_object_or_404(beside, pk=improvement_id)
    require(policies.can_run(request.user, remark.activity), refusal())
    return remark
