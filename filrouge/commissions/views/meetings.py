from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from filrouge.commissions import policies
from filrouge.commissions.actions.cases import arrange as arrange_agenda
from filrouge.commissions.actions.cases import prepare_agenda
from filrouge.commissions.actions.meetings import (
    call_meeting,
    cancel_meeting,
    close_meeting,
    move_meeting,
    open_meeting,
    say_who_came,
)
from filrouge.commissions.forms.commissions import MeetingForm
from filrouge.commissions.models import Asking, Blockage, Case, Meeting
from filrouge.commissions.sitting.agenda import Agenda, agenda_of
from filrouge.commissions.sitting.proposing import Proposals, proposals_for
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.screens import accepted, carried_out, posted, pressed

from .reach import commission_to_run, meeting_or_404, meeting_to_arrange

BLOCKED = 50
PROPOSED = 12  # shown besides those already on the agenda


def new(request: Request, commission_id: UUID) -> HttpResponse:
    commission = commission_to_run(request, commission_id)
    form = MeetingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, at, place = request.user, form.at, form.cleaned_data["place"]
        made = carried_out(form, lambda: call_meeting(by=by, commission=commission, at=at, place=place))
        if made:
            messages.success(request, _("Réunion fixée : chaque membre reçoit le jour, le lieu et son lien."))
            if at.date() > commission.due_on(commission.last_at):
                messages.warning(
                    request,
                    _("C’est plus tard que le rythme choisi : une date plus proche serait préférable."),
                )
            return redirect("commissions:meetings-show", made.pk)
    context = {"form": form, "commission": commission, "due_on": commission.due_on(commission.last_at)}
    return render(request, "commissions/meetings/new.html", context)


def show(request: Request, meeting_id: UUID) -> HttpResponse:
    """The agenda, within reach: the coordination reads all of it, a team its own people."""
    meeting = meeting_or_404(meeting_id)
    agenda = agenda_of(meeting)
    may_arrange = policies.can_arrange(request.user, meeting)
    may_propose = may_arrange and meeting.commission.names_people
    context = {
        "meeting": meeting,
        "commission": meeting.commission,
        "agenda": agenda,
        "may_arrange": may_arrange,
        "proposals": proposals_for(meeting, most=PROPOSED) if may_propose else Proposals((), 0),
        "askings": _askings(agenda) if may_arrange else [],
        "blockages": [] if meeting.commission.names_people else _blockages(meeting),
    }
    return render(request, "commissions/meetings/show.html", context)


def edit(request: Request, meeting_id: UUID) -> HttpResponse:
    """Another day, another place: members are told again."""
    meeting = meeting_to_arrange(request, meeting_id)
    local = meeting.at.astimezone(clock.PARIS)
    initial = {"day": local.date(), "hour": local.time(), "place": meeting.place}
    form = MeetingForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        by, at, place = request.user, form.at, form.cleaned_data["place"]
        if accepted(form, lambda: move_meeting(by=by, meeting=meeting, at=at, place=place)):
            messages.success(request, _("Réunion déplacée : chaque membre est prévenu à nouveau."))
            return redirect("commissions:meetings-show", meeting.pk)
    return render(request, "commissions/meetings/edit.html", {"form": form, "meeting": meeting})


@no_page("a button of the meeting")
@require_POST
def prepare(request: Request, meeting_id: UUID) -> HttpResponse:
    """The tool puts what is most pressing on the agenda; the coordination arranges it."""
    meeting = meeting_to_arrange(request, meeting_id)
    added = prepare_agenda(by=request.user, meeting=meeting)
    said = ngettext(
        "%(n)d situation mise à l’ordre du jour.", "%(n)d situations mises à l’ordre du jour.", added
    )
    messages.success(request, said % {"n": added})
    return redirect("commissions:meetings-show", meeting.pk)


@no_page("the order is shown in the agenda")
@require_POST
def arrange(request: Request, meeting_id: UUID) -> HttpResponse:
    """`ordre-<id>` and `minutes-<id>`: numbers, for lists without scripts as well."""
    meeting = meeting_to_arrange(request, meeting_id)
    keys = list(Case.objects.on_agenda().filter(meeting=meeting).values_list("pk", flat=True))
    wanted = {key: _number(request, f"ordre-{key}", place) for place, key in enumerate(keys, start=1)}
    minutes = {key: min(max(_number(request, f"minutes-{key}", 10), 1), 120) for key in keys}
    order = sorted(keys, key=lambda key: (wanted[key], keys.index(key)))
    arrange_agenda(by=request.user, meeting=meeting, order=order, minutes=minutes)
    messages.success(request, _("Ordre du jour rangé."))
    return redirect("commissions:meetings-show", meeting.pk)


@no_page("said in the meeting, with who came")
@require_POST
def open_(request: Request, meeting_id: UUID) -> HttpResponse:
    """Who is there. The first time, the meeting opens; later, someone came or left."""
    meeting = meeting_to_arrange(request, meeting_id)
    came = _places(request)
    act: Any = say_who_came if meeting.opened_at else open_meeting
    pressed(request, lambda: act(by=request.user, meeting=meeting, came=came), _("C’est noté."))
    return redirect("commissions:meetings-show", meeting.pk)


@no_page("a button of the meeting")
@require_POST
def close(request: Request, meeting_id: UUID) -> HttpResponse:
    meeting = meeting_to_arrange(request, meeting_id)
    said = _("Réunion finie : plus personne ne lit ce qui y était montré. Dites à chacun ce qui est décidé.")
    pressed(request, lambda: close_meeting(by=request.user, meeting=meeting), said)
    return redirect("commissions:meetings-show", meeting.pk)


@no_page("a button of the meeting")
@require_POST
def cancel(request: Request, meeting_id: UUID) -> HttpResponse:
    meeting = meeting_to_arrange(request, meeting_id)
    pressed(request, lambda: cancel_meeting(by=request.user, meeting=meeting), _("Réunion annulée."))
    return redirect("commissions:commissions-show", meeting.commission_id)


def project(request: Request, meeting_id: UUID) -> HttpResponse:
    """For the wall: where we are and how long it takes. No name, no word: everyone in the room sees it."""
    meeting: Meeting = meeting_to_arrange(request, meeting_id)
    agenda = agenda_of(meeting)
    current = agenda.current
    place = agenda.items.index(current) + 1 if current else 0
    context = {
        "meeting": meeting,
        "agenda": agenda,
        "current": current,
        "place": place,
        "total": len(agenda.items),
    }
    return render(request, "commissions/meetings/project.html", context)


def _askings(agenda: Agenda) -> list[Asking]:
    """What members ask, and nobody has seen yet, with their place."""
    places = {one.pk: one for one in agenda.places}
    waiting = list(Asking.objects.filter(place__in=list(places), settled_at=None).order_by("at", "pk"))
    for one in waiting:
        one.place = places[one.place_id]
    return waiting


def _blockages(meeting: Meeting) -> list[Blockage]:
    """What waits for an answer in the whole project: where nobody is named, that is the agenda."""
    waiting = Blockage.objects.waiting().filter(commission__project=meeting.commission.project_id)
    return list(waiting.order_by("answer_by", "pk")[:BLOCKED])


def _places(request: Request) -> list[UUID]:
    """What is not a key is nobody's."""
    found = []
    for one in request.POST.getlist("la"):
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return found


def _number(request: Request, name: str, otherwise: int) -> int:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else otherwise
