from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.enrolment.queries.targeting import current_sheet
from filrouge.outreach.actions.structures import end_structure, note_structure
from filrouge.outreach.forms.orientations import EndForm, StructureForm
from filrouge.outreach.models import OrientingOrganisation
from filrouge.outreach.orienting.quality import quality_of
from filrouge.privacy.requests import Request
from filrouge.shared.screens import carried_out, posted

from .running import project_run_by


def index(request: Request, project_id: int) -> HttpResponse:
    """The structures that send people to the project, and what becomes of those they send."""
    project = project_run_by(request, project_id)
    sheet = current_sheet(project)
    listed = OrientingOrganisation.objects.filter(project=project).with_briefing()
    structures = list(listed.order_by("ended_on", "name"))
    context = {
        "project": project,
        "structures": structures,
        "counted": quality_of(project, structures),
        "sheet_id": sheet.pk if sheet else None,
    }
    return render(request, "outreach/structures/index.html", context)


def new(request: Request, project_id: int) -> HttpResponse:
    project = project_run_by(request, project_id)
    form = StructureForm(posted(request), initial={"name": request.GET.get("nom", "")})
    if request.method == "POST" and form.is_valid() and _noted(request, project, form):
        return redirect("outreach:structures-index", project.pk)
    return render(request, "outreach/structures/new.html", {"project": project, "form": form})


def edit(request: Request, project_id: int, structure_id: UUID) -> HttpResponse:
    project = project_run_by(request, project_id)
    form = StructureForm(posted(request), instance=_structure(project, structure_id))
    if request.method == "POST" and form.is_valid() and _noted(request, project, form):
        return redirect("outreach:structures-index", project.pk)
    return render(request, "outreach/structures/edit.html", {"project": project, "form": form})


def end(request: Request, project_id: int, structure_id: UUID) -> HttpResponse:
    project = project_run_by(request, project_id)
    structure = _structure(project, structure_id)
    form = EndForm(posted(request))
    if request.method == "POST" and form.is_valid():
        end_structure(by=request.user, structure=structure, **form.cleaned_data)
        messages.success(request, _("C’est noté ; ce qu’elle a envoyé reste compté."))
        return redirect("outreach:structures-index", project.pk)
    context = {"project": project, "structure": structure, "form": form}
    return render(request, "outreach/structures/end.html", context)


def _structure(project: Project, structure_id: UUID) -> OrientingOrganisation:
    return get_object_or_404(OrientingOrganisation, pk=structure_id, project=project)


def _noted(request: Request, project: Project, form: StructureForm) -> bool:
    by, structure = request.user, form.save(commit=False)
    if not carried_out(form, lambda: note_structure(by=by, project=project, structure=structure)):
        return False
    messages.success(request, _("La structure est dans la liste."))
    return True
