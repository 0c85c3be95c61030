from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from filrouge.pathways import policies
from filrouge.pathways.actions.appointments import Meeting
from filrouge.pathways.actions.replies import decide_reply, say_cannot_come
from filrouge.pathways.forms.appointments import ReplyForm
from filrouge.pathways.models import Reply
from filrouge.pathways.purposes import ANSWERING
from filrouge.pathways.reminding.pages import page_of
from filrouge.privacy.journal import journal
from filrouge.privacy.links import LinkRefused, TooManyRefusals, enter_link
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted, way_back

from .reach import row_or_404


@login_not_required
@never_cache
def new(request: Request, token: str) -> HttpResponse:
    """« Je ne peux pas venir », in one press, in her language. Opening it says nothing to anyone."""
    try:
        link = enter_link(request, token, ANSWERING)
    except LinkRefused as refusal:
        return _closed(request, 429 if isinstance(refusal, TooManyRefusals) else 410)
    if request.method == "POST":
        try:
            say_cannot_come(link=link)
        except PermissionDenied:
            return _closed(request, 410)
        return redirect("pathways:replies-new", token)
    page = page_of()
    return render(request, "pathways/replies/new.html", {"page": page}) if page else _closed(request, 410)


def show(request: Request, reply_id: UUID) -> HttpResponse:
    """What the person answered; whoever accompanies her decides."""
    reply = row_or_404(request, Reply, reply_id, policies.can_write)
    appointment = reply.appointment
    form = ReplyForm(posted(request))
    back = way_back(request, reply.pathway.person)
    if reply.decided_at or appointment.outcome:
        known = reply.get_decision_display() or appointment.get_outcome_display()
        messages.info(request, _("C’est déjà décidé : %(decision)s.") % {"decision": known})
        return redirect(back)
    if request.method == "POST" and form.is_valid():
        decision, starts_at = form.cleaned_data["decision"], form.cleaned_data["starts_at"]
        meeting = _moved_to(request, reply, starts_at) if starts_at and decision == "moved" else None
        decide_reply(by=request.user, reply=reply, decision=decision, meeting=meeting)
        messages.success(request, _("C’est décidé. Si le rendez-vous change, la personne est prévenue."))
        return redirect(back)
    journal(request, reply.person_id, Reading.What.RECORD)
    context = {
        "reply": reply,
        "appointment": appointment,
        "form": form,
        "back": back,
        "pathway": reply.pathway,
    }
    return render(request, "pathways/replies/show.html", context)


def _moved_to(request: Request, reply: Reply, starts_at: object) -> Meeting:
    appointment = reply.appointment
    return Meeting(
        starts_at=starts_at,  # type: ignore[arg-type]  # of the form: aware
        purpose=appointment.purpose,
        user=appointment.user or request.user,
        minutes=appointment.minutes,
        place=appointment.place,
        invites=appointment.invites,
    )


def _closed(request: Request, status: int) -> HttpResponse:
    return render(request, "pathways/replies/closed.html", status=status)
