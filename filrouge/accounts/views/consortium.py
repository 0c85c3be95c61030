from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.actions.consortium import add_member, end_member
from filrouge.accounts.departures import Held, StillHolding
from filrouge.accounts.forms.projects import ConsortiumForm, EndForm
from filrouge.accounts.models import ConsortiumMember
from filrouge.accounts.requests import Request
from filrouge.shared.screens import carried_out

from .run import project_run_by


def new(request: Request, project_id: int) -> HttpResponse:
    project = project_run_by(request.user, project_id)
    form = ConsortiumForm(request.POST or None, project=project)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if carried_out(form, lambda: add_member(by=request.user, project=project, **values)):
            messages.success(request, _("L’organisation rejoint le consortium."))
            return redirect("accounts:projects-show", project.pk)
    return render(request, "accounts/consortium/new.html", {"form": form, "project": project})


def end(request: Request, project_id: int, member_id: int) -> HttpResponse:
    project = project_run_by(request.user, project_id)
    members = ConsortiumMember.objects.select_related("organisation", "project__lead")
    member = get_object_or_404(members, pk=member_id, project=project, until=None)
    form, held = EndForm(request.POST or None), list[Held]()
    if request.method == "POST" and form.is_valid():
        try:
            ended = carried_out(
                form,
                lambda: end_member(by=request.user, member=member, until=form.cleaned_data["until"]),
            )
        except StillHolding as refusal:
            ended, held = None, refusal.held
        if ended:
            messages.success(request, _("C’est enregistré."))
            return redirect("accounts:projects-show", project.pk)
    context = {"form": form, "project": project, "member": member, "held": held}
    return render(request, "accounts/consortium/end.html", context)
