from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.diagnosis import observe_levels
from filrouge.pathways.diagnosis.levels import (
    AT_A_TIME,
    compared,
    history_of,
    known_groups,
    latest_of,
    proposed,
)
from filrouge.pathways.forms.diagnosis import LevelsForm
from filrouge.pathways.models import LevelObservation, Objective, Step
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.reference.levels import Scale
from filrouge.reference.scales import BY_CODE
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """What is known, scale by scale; what to look at next, and why."""
    pathway = pathway_or_404(request, pathway_id, policies.can_write)
    latest = latest_of(pathway)
    proposals = proposed(
        latest,
        Objective.objects.filter(pathway=pathway, reached_on=None, dropped_on=None),
        Step.objects.ahead().filter(pathway=pathway).order_by("-planned_on", "pk"),
    )
    journal(request, pathway.person_id, Reading.What.RECORD)
    context = {
        "pathway": pathway,
        "groups": [(one, _query([known.scale for known in one.scales])) for one in known_groups(latest)],
        "proposals": proposals,
        "next": _query([one.scale for one in proposals]),
        "may_plan": pathway.is_open,
    }
    return render(request, "pathways/diagnosis/index.html", context)


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    """A few scales at most, in the order they are asked for. What was said before is not shown."""
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    scales = _asked(request)
    form = LevelsForm(posted(request), scales=scales)
    back = way_back(request, reverse("pathways:diagnosis-index", args=[pathway.pk]))
    if request.method == "POST" and form.is_valid():
        observe_levels(by=request.user, pathway=pathway, seen=form.seen, on=form.on, source=form.from_whom)
        messages.success(request, _("C’est noté."))
        compare = reverse("pathways:diagnosis-compare", args=[pathway.pk])
        return redirect(f"{compare}?echelles={','.join(form.seen)}")
    return render(request, "pathways/diagnosis/new.html", {"pathway": pathway, "form": form, "back": back})


def compare(request: Request, pathway_id: UUID) -> HttpResponse:
    """Once answered: what was just said beside what was said before."""
    pathway = pathway_or_404(request, pathway_id, policies.can_write)
    rows = list(compared(pathway, [scale.code for scale in _asked(request)]))
    journal(request, pathway.person_id, Reading.What.RECORD)
    return render(request, "pathways/diagnosis/compare.html", {"pathway": pathway, "rows": rows})


def show(request: Request, pathway_id: UUID, code: str) -> HttpResponse:
    """One scale, from the first time to the last."""
    pathway = pathway_or_404(request, pathway_id, policies.can_write)
    if (scale := BY_CODE.get(code)) is None:
        raise Http404
    seen = list(
        LevelObservation.objects.filter(pathway=pathway, scale=code)
        .select_related("created_by")
        .order_by("observed_on", "pk")
    )
    journal(request, pathway.person_id, Reading.What.RECORD)
    context = {"pathway": pathway, "scale": scale, "seen": seen[::-1], "chart": history_of(scale, seen)}
    return render(request, "pathways/diagnosis/show.html", context)


def _asked(request: Request) -> list[Scale]:
    """The scales of the address. Http404 when none is known: such an address was made by hand."""
    codes = request.GET.get("echelles", "").split(",")
    scales = [BY_CODE[code] for code in dict.fromkeys(codes) if code in BY_CODE][:AT_A_TIME]
    if not scales:
        raise Http404
    return scales


def _query(scales: Sequence[Scale]) -> str:
    return ",".join(scale.code for scale in scales)
