from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.directory.actions.contacts import note_official
from filrouge.directory.forms.contacts import OfficialForm
from filrouge.directory.models import Official
from filrouge.privacy.requests import Request
from filrouge.shared.screens import accepted, posted, way_back

from .reach import communes_url, keepers_projects


def index(request: Request) -> HttpResponse:
    """Elected officials of the asker's projects; those whose term is over apart."""
    keepers_projects(request)
    everyone = list(Official.objects.select_related("project").order_by("territory", "mandate", "name"))
    current = set(Official.objects.in_office().values_list("pk", flat=True))
    context = {
        "officials": [one for one in everyone if one.pk in current],
        "former": [one for one in everyone if one.pk not in current],
    }
    return render(request, "directory/officials/index.html", context)


def new(request: Request) -> HttpResponse:
    form = OfficialForm(posted(request), projects=keepers_projects(request))
    if request.method == "POST" and form.is_valid():
        by, project = request.user, form.cleaned_data["project"]
        if accepted(form, lambda: note_official(by=by, project=project, who=form.who)):
            messages.success(request, _("Élu·e ajouté·e."))
            return redirect("directory:officials-index")
    back = way_back(request, "directory:officials-index")
    context = {"form": form, "back": back, "communes_url": communes_url()}
    return render(request, "directory/officials/new.html", context)


def edit(request: Request, official_id: UUID) -> HttpResponse:
    projects = keepers_projects(request)
    official = get_object_or_404(Official.objects.select_related("project"), pk=official_id)
    names = ("name", "mandate", "territory", "charge", "phone", "email", "term_ends_on")
    initial = {name: getattr(official, name) for name in names}
    initial |= {"commune": official.commune_code, "project": official.project_id}
    form = OfficialForm(posted(request), projects=projects, initial=initial)
    if request.method == "POST" and form.is_valid():
        by = request.user
        if accepted(
            form, lambda: note_official(by=by, project=official.project, who=form.who, former=official)
        ):
            messages.success(request, _("C’est modifié."))
            return redirect("directory:officials-index")
    back = way_back(request, "directory:officials-index")
    context = {"form": form, "official": official, "back": back, "communes_url": communes_url()}
    return render(request, "directory/officials/edit.html", context)
