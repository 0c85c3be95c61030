"""Where others select: what they are told of whom the project looks for, on screen, on paper, by their link."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from filrouge.outreach.actions.briefings import note_briefing, send_briefing
from filrouge.outreach.forms.briefings import BriefingForm
from filrouge.outreach.models import Briefing, OrientingOrganisation
from filrouge.outreach.models.briefings import PURPOSE
from filrouge.outreach.orienting.briefing import briefing_by_link, briefing_of
from filrouge.privacy.links import LinkRefused, enter_link
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.screens import posted, pressed

from .outside import refused, renewed
from .running import project_run_by


def show(request: Request, project_id: int, structure_id: UUID) -> HttpResponse:
    """The page as the structure reads it, to print or send; and when it was last briefed."""
    structure = _structure(request, project_id, structure_id)
    briefings = Briefing.objects.filter(structure=structure).select_related("by").latest_first()
    context = {
        "project": structure.project,
        "structure": structure,
        "page": briefing_of(structure),
        "briefings": list(briefings[:10]),
    }
    return render(request, "outreach/briefings/show.html", context)


@no_page("a button of the page")
@require_POST
def send(request: Request, project_id: int, structure_id: UUID) -> HttpResponse:
    structure = _structure(request, project_id, structure_id)
    said = _("Le lien part à %(email)s.") % {"email": structure.email}
    pressed(request, lambda: send_briefing(by=request.user, structure=structure), said)
    return redirect("outreach:briefings-show", project_id, structure.pk)


def new(request: Request, project_id: int, structure_id: UUID) -> HttpResponse:
    """Explained in person, by telephone, on paper."""
    structure = _structure(request, project_id, structure_id)
    form = BriefingForm(posted(request), initial={"to": structure.contact})
    if request.method == "POST" and form.is_valid():
        note_briefing(by=request.user, structure=structure, **form.cleaned_data)
        messages.success(request, _("C’est noté."))
        return redirect("outreach:briefings-show", project_id, structure.pk)
    context = {"project": structure.project, "structure": structure, "form": form}
    return render(request, "outreach/briefings/new.html", context)


@login_not_required
@never_cache
def read(request: Request, token: str) -> HttpResponse:
    """By the link of the structure. It reads; a press asks an expired link again."""
    if request.method == "POST" and "renew" in request.POST:
        return renewed(request, token, PURPOSE)
    try:
        enter_link(request, token, PURPOSE)
    except LinkRefused as refusal:
        return refused(request, refusal)
    page = briefing_by_link()
    return render(request, "outreach/briefings/read.html", {"page": page}) if page else refused(request)


def _structure(request: Request, project_id: int, structure_id: UUID) -> OrientingOrganisation:
    project = project_run_by(request, project_id)
    structures = OrientingOrganisation.objects.filter(project=project).select_related(
        "project__door__organisation"
    )
    return get_object_or_404(structures, pk=structure_id)
