from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.circles import add_to_circle, change_in_circle, leave_circle, meet_with
from filrouge.pathways.actions.traces import refusal
from filrouge.pathways.forms.circles import CircleForm, LeaveForm, MeetingForm
from filrouge.pathways.models import CircleMember, Pathway, ThreeWayMeeting
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted

from .reach import pathway_or_404


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """Who stands around the person; she may be shown this page."""
    pathway = pathway_or_404(request, pathway_id)
    members = list(CircleMember.objects.filter(pathway=pathway).order_by("until", "-since", "pk"))
    meetings = ThreeWayMeeting.objects.filter(member__in=members).select_related("appointment", "member")
    context = {
        "pathway": pathway,
        "around": [one for one in members if one.until is None and not one.is_statutory],
        "elsewhere": [one for one in members if one.until is None and one.is_statutory],
        "former": [one for one in members if one.until],
        "meetings": meetings.order_by("-appointment__starts_at")[:20],
        "may_plan": policies.can_plan(request.user, pathway),
    }
    return render(request, "pathways/circles/index.html", context)


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    form = CircleForm(posted(request))
    if request.method == "POST" and form.is_valid():
        add_to_circle(by=request.user, pathway=pathway, someone=form.someone)
        messages.success(request, _("Le cercle est complété."))
        return redirect(_circle(pathway))
    context = {"pathway": pathway, "form": form, "back": _circle(pathway)}
    return render(request, "pathways/circles/new.html", context)


def edit(request: Request, member_id: UUID) -> HttpResponse:
    member = _member(request, member_id)
    names = ("part", "name", "structure", "phone", "email", "decides", "since")
    form = CircleForm(posted(request), initial={name: getattr(member, name) for name in names})
    if request.method == "POST" and form.is_valid():
        change_in_circle(by=request.user, member=member, someone=form.someone)
        messages.success(request, _("C’est corrigé."))
        return redirect(_circle(member.pathway))
    context = {"pathway": member.pathway, "form": form, "back": _circle(member.pathway)}
    return render(request, "pathways/circles/edit.html", context)


def end(request: Request, member_id: UUID) -> HttpResponse:
    member = _member(request, member_id)
    form = LeaveForm(posted(request))
    if request.method == "POST" and form.is_valid():
        leave_circle(by=request.user, member=member, **form.cleaned_data)
        messages.success(request, _("Retiré du cercle ; le nom reste dans l’histoire du parcours."))
        return redirect(_circle(member.pathway))
    context = {"member": member, "pathway": member.pathway, "form": form, "back": _circle(member.pathway)}
    return render(request, "pathways/circles/end.html", context)


def meet(request: Request, member_id: UUID) -> HttpResponse:
    """An appointment of three: the person, someone of the circle, and us."""
    member = _member(request, member_id)
    form = MeetingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        purpose = _("Rencontre à trois, avec %(name)s") % {"name": member.name}
        meeting = form.meeting(user=request.user, purpose=purpose[:160])
        meet_with(by=request.user, member=member, meeting=meeting)
        messages.success(request, _("Rendez-vous à trois pris."))
        return redirect(_circle(member.pathway))
    context = {"member": member, "pathway": member.pathway, "form": form, "back": _circle(member.pathway)}
    return render(request, "pathways/circles/meet.html", context)


def _member(request: Request, member_id: UUID) -> CircleMember:
    """Out of reach: Http404. Within reach and not allowed: PermissionDenied."""
    visible = Pathway.objects.visible_to(request.user)
    members = CircleMember.objects.current().select_related("pathway__person", "pathway__organisation")
    member = get_object_or_404(members, pk=member_id, pathway__in=visible)
    require(policies.can_plan(request.user, member.pathway), refusal())
    return member


def _circle(pathway: Pathway) -> str:
    return reverse("pathways:circles-index", args=[pathway.pk])
