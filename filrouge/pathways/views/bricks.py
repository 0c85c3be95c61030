from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from filrouge.accounts.models import Project
from filrouge.pathways import policies
from filrouge.pathways.actions.bricks import add_brick, bricks_refusal, withdraw_brick, write_brick
from filrouge.pathways.forms.bricks import BrickForm, brick_said
from filrouge.pathways.models import Brick, Motif
from filrouge.pathways.plan import plan_of
from filrouge.pathways.proposals import bricks_of, proposed_to
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import asked_among, carried_out, posted, way_back

from .reach import pathway_or_404


def index(request: Request) -> HttpResponse:
    """The bricks and themes of one project (`?projet=`, else the first)."""
    projects = list(Project.objects.visible_to(request.user).order_by("name", "pk"))
    project = asked_among(request, "projet", projects)
    context = {
        "project": project,
        "projects": projects,
        "above": project.name if project else "",
        "bricks": bricks_of(project) if project else [],
        "motifs": Motif.objects.in_use().filter(project=project).order_by("name"),
        "may_write": project is not None and policies.can_write_bricks(request.user, project),
    }
    return render(request, "pathways/bricks/index.html", context)


def print_(request: Request, project_id: int) -> HttpResponse:
    """For the person: what one can do here, where, how long, what for."""
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    return render(request, "pathways/bricks/print.html", {"project": project, "bricks": bricks_of(project)})


def new(request: Request, project_id: int) -> HttpResponse:
    project = _project(request, project_id)
    form = BrickForm(posted(request), project=project)
    if request.method == "POST" and form.is_valid():
        by = request.user
        if carried_out(form, lambda: write_brick(by=by, project=project, text=form.text)):
            messages.success(request, _("Brique ajoutée : toute l’équipe du projet peut la proposer."))
            return redirect(_catalogue(project))
    context = {"project": project, "form": form, "back": _catalogue(project)}
    return render(request, "pathways/bricks/new.html", context)


def edit(request: Request, project_id: int, brick_id: int) -> HttpResponse:
    """The project's own version; a shipped one stays as it is for the others."""
    project = _project(request, project_id)
    brick = _brick(project, brick_id)
    form = BrickForm(posted(request), project=project, initial=brick_said(brick))
    if request.method == "POST" and form.is_valid():
        by = request.user
        if carried_out(form, lambda: write_brick(by=by, project=project, text=form.text, former=brick)):
            messages.success(request, _("Brique adaptée pour ce projet."))
            return redirect(_catalogue(project))
    context = {"project": project, "brick": brick, "form": form, "back": _catalogue(project)}
    return render(request, "pathways/bricks/edit.html", context)


def end(request: Request, project_id: int, brick_id: int) -> HttpResponse:
    project = _project(request, project_id)
    brick = _brick(project, brick_id)
    if request.method == "POST":
        withdraw_brick(by=request.user, project=project, brick=brick)
        messages.success(request, _("Cette brique n’est plus proposée ; les étapes déjà prévues restent."))
        return redirect(_catalogue(project))
    context = {"project": project, "brick": brick, "back": _catalogue(project)}
    return render(request, "pathways/bricks/end.html", context)


def choose(request: Request, pathway_id: UUID) -> HttpResponse:
    """Those that answer what is open on this path first; all of them below. Nothing is imposed."""
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    plan = plan_of(pathway)
    proposed, others = proposed_to(pathway, plan)
    context = {
        "pathway": pathway,
        "proposed": proposed,
        "others": others,
        "back": way_back(request, reverse("pathways:steps-index", args=[pathway.pk])),
    }
    return render(request, "pathways/bricks/choose.html", context)


@no_page("a press, then back to the plan")
@require_POST
def add(request: Request, pathway_id: UUID, brick_id: int) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    brick = get_object_or_404(Brick.objects.of_project(pathway.project_id), pk=brick_id)
    steps = add_brick(by=request.user, pathway=pathway, brick=brick)
    count = len(steps)
    said = ngettext(
        "Une étape ajoutée au parcours. Donnez-lui une date quand vous en parlez ensemble.",
        "%(count)d étapes ajoutées au parcours, l’une après l’autre. Donnez-leur une date ensemble.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect(way_back(request, reverse("pathways:steps-index", args=[pathway.pk])))


def _project(request: Request, project_id: int) -> Project:
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    require(policies.can_write_bricks(request.user, project), bricks_refusal())
    return project


def _brick(project: Project, brick_id: int) -> Brick:
    return get_object_or_404(Brick.objects.of_project(project), pk=brick_id)


def _catalogue(project: Project) -> str:
    return f"{reverse('pathways:bricks-index')}?projet={project.pk}"
