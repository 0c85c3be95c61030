"""Interview mode: a screen that two people look at, in two languages (mission S-12, S-15)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.appointments import Meeting, make_appointment
from filrouge.pathways.actions.barriers import note_barrier
from filrouge.pathways.actions.diagnosis import hold_interview, observe_levels, set_priorities
from filrouge.pathways.actions.steps import Plan, plan_step
from filrouge.pathways.diagnosis.interviews import (
    drawing_of,
    hindering_themes,
    parts,
    phrases_of,
    shown_lines,
    sub_themes_of,
    takeaway_of,
)
from filrouge.pathways.forms.diagnosis import LevelsForm
from filrouge.pathways.forms.interviews import HinderedForm, InterviewForm, NextForm, OrderForm
from filrouge.pathways.models import Interview, Who
from filrouge.people.models import SpokenLanguage
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.reference.cards import cards_of
from filrouge.reference.scales import GROUP_BY_CODE
from filrouge.reference.themes import BY_CODE as THEMES
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404, row_or_404

# Of the page that is taken away.
SHOWN_WITH = ("pathway__lead", "pathway__organisation__team_hours")


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    """In which language, with whose help: then the screen is turned towards the person."""
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    spoken = list(
        SpokenLanguage.objects.filter(person=pathway.person_id).order_by("-preferred", "created_at")
    )
    form = InterviewForm(posted(request), spoken=spoken)
    if request.method == "POST" and form.is_valid():
        interview = hold_interview(by=request.user, pathway=pathway, **form.cleaned_data)
        return redirect("pathways:interviews-show", interview.pk)
    context = {
        "pathway": pathway,
        "form": form,
        "needed": any(one.interpreter for one in spoken),
        "back": way_back(request, pathway.person),
    }
    return render(request, "pathways/interviews/new.html", context)


def show(request: Request, interview_id: UUID) -> HttpResponse:
    """What we may talk about: the person shows, in any order."""
    interview = _interview_or_404(request, interview_id)
    return _shown(request, "show", interview, {"parts": parts()})


def levels(request: Request, interview_id: UUID, code: str) -> HttpResponse:
    """One group of scales, five at most, the sentences read together."""
    interview = _interview_or_404(request, interview_id)
    if (group := GROUP_BY_CODE.get(code)) is None:
        raise Http404
    form = LevelsForm(posted(request), scales=group.scales)
    if request.method == "POST" and form.is_valid():
        observe_levels(
            by=request.user,
            pathway=interview.pathway,
            seen=form.seen,
            on=interview.held_on,
            interview=interview,
        )
        messages.success(request, _("C’est noté."))
        return redirect("pathways:interviews-show", interview.pk)
    asked = [
        (bound, scale, drawing_of(scale.code)) for bound, scale in zip(form.asked, group.scales, strict=True)
    ]
    return _shown(request, "levels", interview, {"group": group, "form": form, "asked": asked})


def themes(request: Request, interview_id: UUID) -> HttpResponse:
    """What stands in the way, by drawings; and what was already said."""
    interview = _interview_or_404(request, interview_id)
    return _shown(
        request, "themes", interview, {"themes": hindering_themes(), "lines": shown_lines(interview)}
    )


def barriers(request: Request, interview_id: UUID, theme: str) -> HttpResponse:
    """One thing at a time: which one, how hard, whether it keeps from working."""
    interview = _interview_or_404(request, interview_id)
    if theme not in THEMES or not (sub_themes := sub_themes_of(theme)):
        raise Http404
    form = HinderedForm(posted(request), sub_themes=sub_themes)
    if request.method == "POST" and form.is_valid():
        note_barrier(
            by=request.user,
            pathway=interview.pathway,
            sub_theme=form.cleaned_data["sub_theme"],
            seen=form.seen(interview),
        )
        messages.success(request, _("C’est noté."))
        return redirect("pathways:interviews-themes", interview.pk)
    drawings = {one.code: drawing_of(one.code, theme) for one in sub_themes}
    return _shown(
        request, "barriers", interview, {"theme": THEMES[theme], "form": form, "drawings": drawings}
    )


def order(request: Request, interview_id: UUID) -> HttpResponse:
    """Cards in hand: what matters most to the person comes first."""
    interview = _interview_or_404(request, interview_id)
    codes = {line.barrier.sub_theme: line.barrier.pk for line in shown_lines(interview)}
    form = OrderForm(posted(request), codes=list(codes))
    if request.method == "POST" and codes and form.is_valid():
        chosen = [codes[code] for code in form.cleaned_data["order"]]
        set_priorities(by=request.user, pathway=interview.pathway, barriers=chosen, interview=interview)
        messages.success(request, _("C’est noté."))
        return redirect("pathways:interviews-show", interview.pk)
    cards = cards_of(phrases_of(interview), "barrier", codes)
    return _shown(request, "order", interview, {"form": form, "cards": cards})


def end(request: Request, interview_id: UUID) -> HttpResponse:
    """What each will do, and when we meet again."""
    interview = _interview_or_404(request, interview_id)
    form = NextForm(posted(request))
    if request.method == "POST" and form.is_valid():
        _plan(request, interview, form)
        return redirect("pathways:interviews-takeaway", interview.pk)
    return _shown(request, "end", interview, {"form": form})


def takeaway(request: Request, interview_id: UUID) -> HttpResponse:
    """The page the person takes away, in her language: who, when, what each does."""
    interview = _interview_or_404(request, interview_id)
    journal(request, interview.person_id, Reading.What.DOCUMENT)
    return _shown(request, "takeaway", interview, {"page": takeaway_of(interview), "Who": Who})


def _plan(request: Request, interview: Interview, form: NextForm) -> None:
    said = form.cleaned_data
    for who, title in ((Who.PERSON, said["person_does"]), (Who.REFERENT, said["referent_does"])):
        if title:
            plan = Plan(title=title, domain=form.domain, who=who, planned_on=said["by"])
            plan_step(by=request.user, pathway=interview.pathway, plan=plan)
    if said["meeting_at"]:
        meeting = Meeting(
            starts_at=said["meeting_at"], purpose=_("faire le point"), place=said["place"], user=request.user
        )
        make_appointment(by=request.user, pathway=interview.pathway, meeting=meeting)


def _interview_or_404(request: Request, interview_id: UUID) -> Interview:
    return row_or_404(request, Interview, interview_id, policies.can_plan, *SHOWN_WITH)


def _shown(request: Request, screen: str, interview: Interview, more: dict[str, object]) -> HttpResponse:
    journal(request, interview.person_id, Reading.What.RECORD)
    context = {"interview": interview, "phrases": phrases_of(interview), **more}
    return render(request, f"pathways/interviews/{screen}.html", context)
