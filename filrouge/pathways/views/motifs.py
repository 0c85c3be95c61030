from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.accounts.models import Project
from filrouge.pathways import policies
from filrouge.pathways.actions.bricks import add_motif, bricks_refusal, withdraw_motif
from filrouge.pathways.forms.bricks import MotifForm
from filrouge.pathways.models import Motif
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted


def new(request: Request, project_id: int) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    require(policies.can_write_bricks(request.user, project), bricks_refusal())
    form = MotifForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, name = request.user, form.cleaned_data["name"]
        if carried_out(form, lambda: add_motif(by=by, project=project, name=name)):
            messages.success(request, _("Thème ajouté : des étapes peuvent s’y rattacher."))
            return redirect(_bricks(project.pk))
    context = {"project": project, "form": form, "back": _bricks(project.pk)}
    return render(request, "pathways/motifs/new.html", context)


@no_page("a press, then back to the bricks")
@require_POST
def end(request: Request, motif_id: int) -> HttpResponse:
    visible = Project.objects.visible_to(request.user)
    motif = get_object_or_404(Motif.objects.in_use().filter(project__in=visible), pk=motif_id)
    withdraw_motif(by=request.user, motif=motif)
    messages.success(request, _("Ce thème n’est plus proposé ; les étapes qui le portent le gardent."))
    return redirect(_bricks(motif.project_id))


def _bricks(project_id: int) -> str:
    return f"{reverse('pathways:bricks-index')}?projet={project_id}"
