from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project
from filrouge.pathways import policies
from filrouge.pathways.actions.pathways import (
    Ending,
    change_rhythm,
    close_pathway,
    open_pathway,
    reopen_pathway,
)
from filrouge.pathways.forms.pathways import CloseForm, OpenForm, ReopenForm, RhythmForm
from filrouge.pathways.models import Pathway
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.french import of_name
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404


def new(request: Request, person_id: UUID) -> HttpResponse:
    """Opens a path in the project where the team holds the file, and has none open."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=person_id)
    project, organisation = _where_to_open(request, person)
    form = OpenForm(
        posted(request),
        organisation=organisation,
        initial={"opened_on": clock.today(), "referent": request.user.pk},
    )
    back = way_back(request, person)
    if request.method == "POST" and form.is_valid():
        open_pathway(
            by=request.user,
            person=person,
            project=project,
            organisation=organisation,
            **form.cleaned_data,
        )
        messages.success(request, _("Le parcours %(of_name)s commence.") % {"of_name": of_name(person)})
        return redirect(back)
    context = {"person": person, "project": project, "form": form, "back": back}
    return render(request, "pathways/pathways/new.html", context)


def edit(request: Request, pathway_id: UUID) -> HttpResponse:
    """The rhythm of contacts."""
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    form = RhythmForm(posted(request), initial={"rhythm_days": pathway.rhythm_days})
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        change_rhythm(by=request.user, pathway=pathway, **form.cleaned_data)
        messages.success(request, _("Rythme modifié."))
        return redirect(back)
    return render(request, "pathways/pathways/edit.html", {"pathway": pathway, "form": form, "back": back})


def close(request: Request, pathway_id: UUID) -> HttpResponse:
    """What is still ahead is listed and asked about."""
    pathway = pathway_or_404(request, pathway_id, policies.can_close_pathway)
    form = CloseForm(posted(request), pathway=pathway, initial={"on": clock.today()})
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        ending = Ending(
            drop_steps=data.pop("drop_steps"), cancel_appointments=data.pop("cancel_appointments")
        )
        close_pathway(by=request.user, pathway=pathway, ending=ending, **data)
        messages.success(
            request, _("Le parcours est terminé. Il reste lisible, et peut reprendre si besoin.")
        )
        return redirect(back)
    context = {"pathway": pathway, "form": form, "back": back}
    context["steps"] = pathway.steps.ahead().order_by("planned_on", "pk")
    context["appointments"] = pathway.appointments.coming().order_by("starts_at")
    return render(request, "pathways/pathways/close.html", context)


def reopen(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_reopen_pathway)
    form = ReopenForm(posted(request))
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        if _another_is_open(pathway):
            form.add_error(
                "note", _("Un autre parcours est déjà ouvert dans ce projet : continuez celui-là.")
            )
        else:
            reopen_pathway(by=request.user, pathway=pathway, **form.cleaned_data)
            messages.success(request, _("Le parcours reprend."))
            return redirect(back)
    return render(request, "pathways/pathways/reopen.html", {"pathway": pathway, "form": form, "back": back})


def _where_to_open(request: Request, person: Person) -> tuple[Project, Organisation]:
    """A project without an open path, and the team of the user that holds its file; Http404 without one."""
    taken = Pathway.objects.open().filter(person=person).values("project")
    grants = AccessGrant.objects.in_force().reaching(request.user).exclude(project__in=taken)
    held = grants.filter(
        person=person, level=AccessGrant.Level.FULL, organisation__isnull=False, project__isnull=False
    )
    grant = held.select_related("project", "organisation").order_by("-since").first()
    if grant is None or grant.project is None or grant.organisation is None:
        raise Http404
    return grant.project, grant.organisation


def _another_is_open(pathway: Pathway) -> bool:
    same = Pathway.objects.open().filter(person=pathway.person_id, project=pathway.project_id)
    return same.exists()
