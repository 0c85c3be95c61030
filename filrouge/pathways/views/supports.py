from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.pathways.actions.care import add_support, change_support, coordination_only, end_support
from filrouge.pathways.care import policies
from filrouge.pathways.care.queries import projects_around
from filrouge.pathways.forms.care import SupportForm
from filrouge.pathways.models import SupportContact
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted

HOME = "pathways:care-index"


def new(request: Request) -> HttpResponse:
    """Whom to call when it weighs too much."""
    require(bool(request.context.coordinated), coordination_only())
    projects = Project.objects.filter(pk__in=request.context.coordinated).order_by("name")
    form = SupportForm(posted(request), projects=projects)
    if request.method == "POST" and form.is_valid():
        add_support(by=request.user, project=form.cleaned_data["project"], support=form.support)
        messages.success(request, _("Toutes les équipes du projet le voient."))
        return redirect(HOME)
    return render(request, "pathways/supports/new.html", {"form": form, "back": reverse(HOME)})


def edit(request: Request, support_id: int) -> HttpResponse:
    contact = _contact(request, support_id)
    names = ("project", "name", "what", "phone", "email", "hours")
    initial = {name: getattr(contact, name) for name in names}
    projects = Project.objects.filter(pk=contact.project_id)
    form = SupportForm(posted(request), projects=projects, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_support(by=request.user, contact=contact, support=form.support)
        messages.success(request, _("C’est changé."))
        return redirect(HOME)
    context = {"form": form, "contact": contact, "back": reverse(HOME)}
    return render(request, "pathways/supports/edit.html", context)


def end(request: Request, support_id: int) -> HttpResponse:
    contact = _contact(request, support_id)
    if request.method == "POST":
        end_support(by=request.user, contact=contact)
        messages.success(request, _("Ce contact n’est plus proposé."))
        return redirect(HOME)
    return render(request, "pathways/supports/end.html", {"contact": contact})


def _contact(request: Request, support_id: int) -> SupportContact:
    around = SupportContact.objects.filter(project__in=projects_around(request.user), ended_on=None)
    contact = get_object_or_404(around, pk=support_id)
    require(policies.can_note_support(request.user, contact.project_id), coordination_only())
    return contact
