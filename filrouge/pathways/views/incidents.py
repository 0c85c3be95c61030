from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.accounts.models import Project
from filrouge.pathways import policies
from filrouge.pathways.actions.incidents import (
    acknowledge_incident,
    end_incident,
    note_incident,
    open_incident,
)
from filrouge.pathways.alarm_plan import warned_of
from filrouge.pathways.forms.incidents import EndForm, EntryForm, IncidentForm
from filrouge.pathways.incidents import incident_page, incidents_known
from filrouge.pathways.legal_path import LAWS, NUMBERS, WRITTEN_ON
from filrouge.pathways.models import Incident, Severity
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404


def index(request: Request) -> HttpResponse:
    """The incidents I wrote, follow, or was warned of. Those of others do not exist here."""
    known = incidents_known(request.user)
    context = {
        "lines": [line for line in known if line.incident.is_open],
        "ended": [line for line in known if not line.incident.is_open],
        "projects": Project.objects.visible_to(request.user).order_by("name")[:20],
    }
    return render(request, "pathways/incidents/index.html", context)


def help_(request: Request) -> HttpResponse:
    """Danger: whom to call, what the law asks, who may lift secrecy."""
    context = {"numbers": NUMBERS, "laws": LAWS, "written_on": WRITTEN_ON}
    return render(request, "pathways/incidents/help.html", context)


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_open_incident)
    form = IncidentForm(posted(request))
    if request.method == "POST" and form.is_valid():
        incident = open_incident(by=request.user, pathway=pathway, situation=form.situation)
        messages.success(request, _("Incident noté. Les personnes prévues au plan d’alerte sont prévenues."))
        return redirect("pathways:incidents-show", incident.pk)
    plan = [(one, warned_of(pathway, one, but=request.user)) for one in Severity]
    context = {"pathway": pathway, "form": form, "plan": plan, "back": way_back(request, pathway.person)}
    return render(request, "pathways/incidents/new.html", context)


def show(request: Request, incident_id: UUID) -> HttpResponse:
    """What happened, hour by hour; who was warned and has read. A line may be added under it."""
    incident = _incident(request, incident_id)
    form = EntryForm(posted(request))
    if request.method == "POST" and form.is_valid():
        note_incident(by=request.user, incident=incident, **form.cleaned_data)
        messages.success(request, _("Noté dans le journal de l’incident."))
        return redirect("pathways:incidents-show", incident.pk)
    page = incident_page(request.user, incident)
    return render(request, "pathways/incidents/show.html", {"page": page, "incident": incident, "form": form})


@no_page("a press, then back to the incident")
@require_POST
def acknowledge(request: Request, incident_id: UUID) -> HttpResponse:
    incident = _incident(request, incident_id)
    acknowledge_incident(by=request.user, incident=incident)
    messages.success(request, _("Merci : la personne qui a signalé sait que vous avez lu."))
    return redirect("pathways:incidents-show", incident.pk)


def end(request: Request, incident_id: UUID) -> HttpResponse:
    incident = _incident(request, incident_id)
    back = reverse("pathways:incidents-show", args=[incident.pk])
    if not incident.is_open:
        messages.info(request, _("Cet incident est déjà terminé."))
        return redirect(back)
    form = EndForm(posted(request))
    if request.method == "POST" and form.is_valid():
        end_incident(by=request.user, incident=incident, **form.cleaned_data)
        messages.success(
            request, _("Incident terminé. Son journal reste lisible de celles et ceux qui l’ont suivi.")
        )
        return redirect(back)
    return render(request, "pathways/incidents/end.html", {"incident": incident, "form": form, "back": back})


def _incident(request: Request, incident_id: UUID) -> Incident:
    """Within the rows of who asks: for anyone else it does not exist. Neither person nor path is joined: who was
    warned may reach none of them."""
    incident = get_object_or_404(Incident.objects.select_related("created_by", "ended_by"), pk=incident_id)
    journal(request, incident.person_id, Reading.What.RECORD)
    return incident
