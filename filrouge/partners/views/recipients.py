from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from filrouge.directory.forms.search import SearchForm
from filrouge.directory.models import Structure
from filrouge.directory.search import USUAL, Page, search
from filrouge.directory.words import is_stale, reasons_of
from filrouge.partners.models import ReferralFigure
from filrouge.pathways.models import Barrier, Pathway, Step
from filrouge.privacy.requests import Request
from filrouge.reference.models import Commune
from filrouge.shared.addresses import address_if_any
from filrouge.shared.text import search_key

from .reach import about, barrier_and_step, is_already, pathway_to_refer

MOST_STRUCTURES = 5


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """To whom: services of the directory that answer, near where she lives; or a structure by its name."""
    pathway = pathway_to_refer(request, pathway_id)
    barrier, step = barrier_and_step(request, pathway)
    form = SearchForm(_asked(request, pathway, barrier, step))
    wanted = form.wanted(request.GET.get("apres", ""))
    page = search(wanted) if wanted.is_anything else Page()
    structures = _structures(wanted.words) if wanted.words and not wanted.after else []
    figures = _figures(
        pathway, [*(one.structure_id for one in page.services), *(one.pk for one in structures)]
    )
    context = {
        "pathway": pathway,
        "barrier": barrier,
        "step": step,
        "already": is_already(request),
        "about": about(barrier, step, already=is_already(request)),
        "form": form,
        "wanted": wanted,
        "lines": [
            {
                "service": one,
                "reasons": ", ".join(reasons_of(one)),
                "stale": is_stale(one),
                "figure": figures.get(one.structure_id),
            }
            for one in page.services
        ],
        "structures": [{"structure": one, "figure": figures.get(one.pk)} for one in structures],
        "next_url": _next(request, page.following),
        "communes_url": address_if_any("communes"),
    }
    return render(request, "partners/recipients/index.html", context)


def _asked(request: Request, pathway: Pathway, barrier: Barrier | None, step: Step | None) -> Any:
    """At first: what stands in the way, near where she lives."""
    asked = request.GET.copy()
    if is_already(request):  # by its name: it is known
        return asked
    if not {"cherche", "theme", "commune", "km"} & set(asked):
        asked["theme"] = barrier.sub_theme if barrier else step.theme if step else ""
        asked["km"] = str(USUAL)
        code = pathway.person.commune_code
        asked["commune"] = str(Commune.objects.filter(pk=code).first() or "") if code else ""
    return asked


def _structures(words: str) -> list[Structure]:
    found = Structure.objects.current().filter(name_key__contains=search_key(words))
    return list(found.order_by("name_key", "pk")[:MOST_STRUCTURES])


def _figures(pathway: Pathway, structures: list[Any]) -> dict[Any, ReferralFigure]:
    found = ReferralFigure.objects.filter(project=pathway.project_id, structure__in=structures)
    return {one.structure_id: one for one in found}


def _next(request: Request, following: str) -> str:
    asked = request.GET.copy()
    asked["apres"] = following
    return f"?{asked.urlencode()}" if following else ""
