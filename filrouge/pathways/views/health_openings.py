from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.pathways import policies
from filrouge.pathways.actions.health_openings import close_health, open_health, refusal
from filrouge.pathways.forms.health_openings import HealthOpeningForm
from filrouge.pathways.models import HealthOpening
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted


def edit(request: Request, project_id: int) -> HttpResponse:
    """Closed by default. Who opened it, when, on what hosting: said to whoever asks."""
    project = get_object_or_404(Project, pk=project_id)
    require(policies.can_open_health(request.user, project), refusal())
    decided = HealthOpening.objects.filter(project=project).select_related("opened_by", "closed_by")
    decisions = list(decided.order_by("-opened_at"))
    current = next((one for one in decisions if one.closed_at is None), None)
    form = HealthOpeningForm(posted(request) if current is None else None)
    if request.method == "POST" and current:
        close_health(by=request.user, opening=current)
        messages.success(request, _("La partie santé est fermée : plus personne ne la lit."))
        return redirect(request.path)
    if request.method == "POST" and form.is_valid():
        open_health(by=request.user, project=project, **form.cleaned_data)
        messages.success(request, _("La partie santé est ouverte dans ce projet."))
        return redirect(request.path)
    context = {"project": project, "form": form, "current": current, "decisions": decisions}
    return render(request, "pathways/health_openings/edit.html", context)
