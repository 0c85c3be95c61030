from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.accounts.models import Project
from filrouge.commissions import policies
from filrouge.commissions.actions.commissions import (
    REFUSED,
    change_commission,
    close_commission,
    found_commission,
)
from filrouge.commissions.forms.commissions import ChangeForm, FoundingForm
from filrouge.commissions.models import CommissionFigure, Meeting, Seat
from filrouge.commissions.sitting.calendar import calendar_of
from filrouge.commissions.sitting.seated import places_of_asker
from filrouge.outreach.queries import commune_names
from filrouge.privacy.requests import Request
from filrouge.reference.keepers import kept_projects
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted

from .reach import commission_or_404, commission_to_run

EDITED = ("name", "territory", "communes", "rhythm_days")
MEETINGS = 24  # the latest ones, shown with their commission


def index(request: Request) -> HttpResponse:
    """Those of the asker's projects, by territory: the last meeting, the next one. And where the asker sits."""
    places = [one for one in places_of_asker() if not one.is_over or one.has_minutes]
    projects = list(kept_projects(request.user))
    require(
        bool(projects or places or request.context.organisations),
        _("Cette page est pour les équipes des projets et pour celles et ceux qui siègent."),
    )
    context = {
        "places": places,
        "territories": calendar_of(projects),
        "founded_in": [one for one in projects if one.pk in request.context.coordinated],
    }
    return render(request, "commissions/commissions/index.html", context)


def new(request: Request, project_id: int) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    require(policies.can_found(request.user, project), REFUSED)
    form = FoundingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, founding = request.user, form.founding
        made = carried_out(form, lambda: found_commission(by=by, project=project, founding=founding))
        if made:
            messages.success(request, _("Commission créée : dites maintenant qui y vient."))
            return redirect("commissions:commissions-show", made.pk)
    return render(request, "commissions/commissions/new.html", {"form": form, "project": project})


def show(request: Request, commission_id: UUID) -> HttpResponse:
    """Who comes, and when it meets."""
    commission = commission_or_404(commission_id)
    seats = Seat.objects.current().filter(commission=commission)
    meetings = Meeting.objects.filter(commission=commission).saying_who_came()
    context = {
        "commission": commission,
        "communes": sorted(commune_names(commission.communes).values()),
        "due_on": commission.due_on(commission.last_at),
        "is_late": not commission.next_at and commission.due_on(commission.last_at) < clock.today(),
        "seats": list(
            seats.select_related("member__organisation", "member__structure").order_by(
                "member__since", "name"
            )
        ),
        "meetings": list(meetings.order_by("-at", "pk")[:MEETINGS]),
        "figure": CommissionFigure.objects.filter(commission=commission).first(),
        "may_run": policies.can_run(request.user, commission),
    }
    return render(request, "commissions/commissions/show.html", context)


def edit(request: Request, commission_id: UUID) -> HttpResponse:
    commission = commission_to_run(request, commission_id)
    initial = {name: getattr(commission, name) for name in EDITED}
    form = ChangeForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        if accepted(form, lambda: change_commission(by=by, commission=commission, **said)):
            messages.success(request, _("C’est noté."))
            return redirect("commissions:commissions-show", commission.pk)
    return render(request, "commissions/commissions/edit.html", {"form": form, "commission": commission})


@no_page("a button of the commission")
@require_POST
def close(request: Request, commission_id: UUID) -> HttpResponse:
    commission = commission_to_run(request, commission_id)
    close_commission(by=request.user, commission=commission)
    messages.success(request, _("Commission arrêtée : ce qui a été décidé reste."))
    return redirect("commissions:commissions-show", commission.pk)
