from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project
from filrouge.enrolment import policies
from filrouge.enrolment.actions.cohorts import change_cohort, open_cohort
from filrouge.enrolment.drift import ADVICE
from filrouge.enrolment.forms.cohorts import CohortForm, NewCohortForm, cohort_said
from filrouge.enrolment.forms.wishes import wishes_said
from filrouge.enrolment.models import Cohort
from filrouge.enrolment.queries.cohorts import cohorts_of, counters_of
from filrouge.enrolment.queries.targeting import current_sheet
from filrouge.privacy.requests import Request
from filrouge.shared.addresses import address_if_any
from filrouge.shared.clock import week_of
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted

PAGE = 30
MOST_DIGITS = 6  # of how many cohorts were shown before


def index(request: Request) -> HttpResponse:
    """Those being prepared first, then the latest."""
    typed = request.GET.get("apres", "")
    shown = int(typed) if typed.isdecimal() and len(typed) < MOST_DIGITS else 0
    cohorts = list(cohorts_of(request.user)[shown : shown + PAGE + 1])
    context = {
        "cohorts": cohorts[:PAGE],
        "next_url": f"?apres={shown + PAGE}" if len(cohorts) > PAGE else "",
        "may_open": _projects(request).exists() and _organisations(request).exists(),
    }
    return render(request, "enrolment/cohorts/index.html", context)


def new(request: Request) -> HttpResponse:
    projects, organisations = _projects(request), _organisations(request)
    require(
        projects.exists() and organisations.exists(),
        _("Les cohortes sont préparées par les équipes d’un projet."),
    )
    first, where = projects.first(), organisations.first()
    initial: dict[str, Any] = {"project": first, "organisation": where}
    if first and (sheet := current_sheet(first)):
        initial |= wishes_said(sheet.wishes.all())
    form = NewCohortForm(
        posted(request),
        projects=projects,
        organisations=organisations,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        by, plan = request.user, form.plan
        project, organisation = form.cleaned_data["project"], form.cleaned_data["organisation"]
        made = carried_out(
            form, lambda: open_cohort(by=by, project=project, organisation=organisation, plan=plan)
        )
        if made:
            messages.success(request, _("La cohorte est ouverte. Les dates peuvent venir plus tard."))
            return redirect("enrolment:cohorts-show", made.pk)
    return render(
        request, "enrolment/cohorts/new.html", {"form": form, "back": reverse("enrolment:cohorts-index")}
    )


def show(request: Request, cohort_id: int) -> HttpResponse:
    cohort = _cohort(request, cohort_id)
    places = list(cohort.places.select_related("person").order_by("since", "pk"))
    taken = [place for place in places if place.left_on is None]
    context = {
        "cohort": cohort,
        "taken": taken,
        "left": [place for place in places if place.left_on],
        "free": max(0, cohort.seats - len(taken)),
        "counters": [(one, ADVICE[one.group]) for one in counters_of(cohort)],
        "channels_url": _channels_url(request, cohort),
        "programme_url": address_if_any("cohort_programme", cohort.pk),
        "may_change": policies.can_change_cohort(request.user, cohort),
        "may_fill": policies.can_fill_cohort(request.user, cohort),
    }
    return render(request, "enrolment/cohorts/show.html", context)


def _channels_url(request: Request, cohort: Cohort) -> str:
    """Figures of the whole project: for who coordinates it."""
    coordinates = cohort.project_id in request.context.coordinated
    url = address_if_any("channels") if coordinates else None
    return f"{url}?projet={cohort.project_id}#pour-qui" if url else ""


def edit(request: Request, cohort_id: int) -> HttpResponse:
    cohort = _cohort(request, cohort_id)
    form = CohortForm(posted(request), initial=cohort_said(cohort))
    if request.method == "POST" and form.is_valid():
        by, plan = request.user, form.plan
        if carried_out(form, lambda: change_cohort(by=by, cohort=cohort, plan=plan)):
            messages.success(request, _("C’est enregistré."))
            return redirect("enrolment:cohorts-show", cohort.pk)
    back = reverse("enrolment:cohorts-show", args=[cohort.pk])
    return render(request, "enrolment/cohorts/edit.html", {"cohort": cohort, "form": form, "back": back})


def calendar(request: Request, cohort_id: int) -> HttpResponse:
    """The days of the opening, week by week."""
    cohort = _cohort(request, cohort_id)
    return render(
        request, "enrolment/cohorts/calendar.html", {"cohort": cohort, "weeks": list(_weeks(cohort))}
    )


def _weeks(cohort: Cohort) -> Iterator[tuple[date, list[tuple[date, bool]]]]:
    """Each Monday, with the days of its week and whether the group is away on its break stay."""
    for monday, days in groupby(cohort.opening_days, lambda day: week_of(day)[0]):
        yield monday, [(day, cohort.away_on(day)) for day in days]


def _cohort(request: Request, cohort_id: int) -> Cohort:
    visible = Cohort.objects.of_team(request.user).select_related("project", "organisation")
    return get_object_or_404(visible, pk=cohort_id)


def _projects(request: Request) -> QuerySet[Project]:
    return Project.objects.visible_to(request.user).order_by("name")


def _organisations(request: Request) -> QuerySet[Organisation]:
    """One's own; for who coordinates, all those of the project."""
    context = request.context
    in_project = Organisation.objects.filter(
        consortium__project__in=context.coordinated, consortium__until=None
    )
    return (
        (Organisation.objects.filter(pk__in=context.organisations) | in_project).distinct().order_by("name")
    )
