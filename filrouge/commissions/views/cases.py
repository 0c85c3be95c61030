from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.commissions import policies
from filrouge.commissions.actions.cases import (
    BY_THE_TEAM,
    ask_for,
    finish_case,
    note_summary,
    put_on_agenda,
    say_decision,
    start_case,
    take_off,
)
from filrouge.commissions.actions.commissions import REFUSED
from filrouge.commissions.forms.cases import AskForm, DecisionForm, LearnedForm
from filrouge.commissions.models import Case, CaseLine, Learned, Leaving, Meeting, Told
from filrouge.commissions.sitting.agenda import former_decisions, item_of
from filrouge.commissions.sitting.proposing import proposals_for
from filrouge.commissions.sitting.saying import who_does_what
from filrouge.commissions.sitting.takeaway import takeaway_of
from filrouge.pathways.models import Pathway
from filrouge.pathways.texts import phrases_for
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted, pressed

from .reach import case_or_404, meeting_to_arrange

LONGEST = 1000  # characters


@no_page("a button beside a proposal")
@require_POST
def add(request: Request, meeting_id: UUID) -> HttpResponse:
    """One that the tool proposes, chosen by the coordination."""
    meeting = meeting_to_arrange(request, meeting_id)
    try:
        key = UUID(request.POST.get("parcours", ""))
    except ValueError as error:
        raise Http404 from error
    chosen = proposals_for(meeting, only=key).first
    put_on_agenda(by=request.user, meeting=meeting, chosen=chosen)
    return redirect("commissions:meetings-show", meeting.pk)


def ask(request: Request, pathway_id: UUID) -> HttpResponse:
    """The team in charge asks that her situation be looked at."""
    visible = Pathway.objects.visible_to(request.user).select_related("person", "project", "organisation")
    pathway = get_object_or_404(visible, pk=pathway_id)
    require(policies.can_ask(request.user, pathway), BY_THE_TEAM)
    ahead = Meeting.objects.ahead().filter(
        commission__project=pathway.project_id, commission__names_people=True, opened_at=None
    )
    form = AskForm(posted(request), meetings=ahead.select_related("commission"))
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        made = carried_out(form, lambda: ask_for(by=by, pathway=pathway, **said))
        if made:
            messages.success(
                request, _("C’est demandé. Prévenez maintenant la personne : elle a son mot à dire.")
            )
            return redirect("commissions:cases-show", made.pk)
    known = Case.objects.filter(pathway=pathway, left_at=None).select_related("meeting__commission")
    context = {
        "pathway": pathway,
        "form": form,
        "any": ahead.exists(),
        "cases": list(known.order_by("-meeting__at", "pk")),
    }
    return render(request, "commissions/cases/ask.html", context)


def show(request: Request, case_id: UUID) -> HttpResponse:
    """One situation on one screen: what is known within the asker's reach, who does what, what is decided."""
    case = case_or_404(case_id)
    by = request.user
    journal(request, case.person_id, Reading.What.RECORD)
    item = item_of(case)
    order = Told.values
    lines = sorted(CaseLine.objects.filter(case=case), key=lambda one: order.index(one.said))
    may_prepare = policies.can_prepare(by, case)
    may_decide = may_prepare or policies.can_decide(by, case)
    meeting = case.meeting
    context = {
        "case": case,
        "meeting": meeting,
        "item": item,
        "lines": lines,
        "who": who_does_what(case.pathway).splitlines(),
        "former": former_decisions(case),
        "may_prepare": may_prepare,
        "may_tell_before": may_prepare and not case.left_at and not meeting.is_over,
        "may_arrange": policies.can_arrange(by, meeting),
        "may_decide": may_decide,
        "deciding": DecisionForm(None, case=case)
        if may_decide and case.is_current and meeting.is_open
        else None,
        "may_note": may_decide and case.started_at and not meeting.approved_at,
        "longest": LONGEST,
        "telling": LearnedForm() if may_prepare and case.ended_at and not case.learned_on else None,
        "following": _following(meeting, case.pk) if meeting.is_open else None,
    }
    return render(request, "commissions/cases/show.html", context)


def takeaway(request: Request, case_id: UUID) -> HttpResponse:
    """For the person herself, to print: what is decided, in plain words and beside French in her language."""
    case = case_or_404(case_id)
    require(policies.can_decide(request.user, case), REFUSED)
    if case.started_at is None:
        raise Http404
    journal(request, case.person_id, Reading.What.DOCUMENT)
    phrases = phrases_for(case.person_id)
    context = {"case": case, "phrases": phrases, "page": takeaway_of(case, phrases.language)}
    return render(request, "commissions/cases/takeaway.html", context)


@no_page("a button of the situation")
@require_POST
def leave(request: Request, case_id: UUID) -> HttpResponse:
    case = case_or_404(case_id)
    because = request.POST.get("pourquoi", "")
    because = because if because in Leaving.values else Leaving.SETTLED
    pressed(
        request,
        lambda: take_off(by=request.user, case=case, because=because),
        _("Retirée de l’ordre du jour."),
    )
    return redirect("commissions:meetings-show", case.meeting_id)


@no_page("a button of the situation")
@require_POST
def start(request: Request, case_id: UUID) -> HttpResponse:
    case = case_or_404(case_id)
    pressed(request, lambda: start_case(by=request.user, case=case))
    return redirect("commissions:cases-show", case.pk)


@no_page("a button of the situation")
@require_POST
def finish(request: Request, case_id: UUID) -> HttpResponse:
    case = case_or_404(case_id)
    pressed(request, lambda: finish_case(by=request.user, case=case))
    return redirect("commissions:meetings-show", case.meeting_id)


@no_page("a button of the situation")
@require_POST
def tell(request: Request, case_id: UUID) -> HttpResponse:
    """She has learned what was decided, and how."""
    case = case_or_404(case_id)
    form = LearnedForm(request.POST)
    how = form.cleaned_data["how"] if form.is_valid() else Learned.SPOKEN
    said = _("C’est noté : la personne sait ce qui est décidé.")
    pressed(request, lambda: say_decision(by=request.user, case=case, how=how), said)
    return redirect("commissions:cases-show", case.pk)


@no_page("written on the screen of the situation")
@require_POST
def note(request: Request, case_id: UUID) -> HttpResponse:
    """What was said that is useful, for the minutes."""
    case = case_or_404(case_id)
    words = request.POST.get("summary", "").strip()[:LONGEST]
    pressed(request, lambda: note_summary(by=request.user, case=case, words=words), _("C’est noté."))
    return redirect("commissions:cases-show", case.pk)


def _following(meeting: Meeting, case_id: UUID) -> Any:
    """The next one of the agenda that nobody looked at yet."""
    waiting = meeting.cases.on_agenda().filter(started_at=None).exclude(pk=case_id)
    return waiting.first()
