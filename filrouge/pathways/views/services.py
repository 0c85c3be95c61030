from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from filrouge.directory.nearby import Around, around
from filrouge.directory.search import DISTANCES, USUAL, Wanted, search
from filrouge.directory.words import is_stale, reasons_of
from filrouge.pathways import policies
from filrouge.pathways.diagnosis.barriers import BarrierLine, open_lines
from filrouge.pathways.models import Pathway
from filrouge.privacy.requests import Request
from filrouge.reference.models import Commune
from filrouge.shared.addresses import address_if_any
from filrouge.shared.screens import way_back

from .reach import pathway_or_404


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """Services that really answer what is open on this path, near where the person lives, her order first.

    What is sensitive is not looked for from here: its theme would stand on the screen.
    """
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    barriers = [line for line in open_lines(pathway, ()) if not line.barrier.is_sensitive]
    chosen = [line for line in barriers if str(line.barrier.pk) == request.GET.get("frein")] or barriers
    commune = Commune.objects.filter(pk=pathway.person.commune_code).first()
    asked = request.GET.get("km", "")
    km = int(asked) if asked.isdigit() and int(asked) in DISTANCES else USUAL
    context = {
        "pathway": pathway,
        "barriers": barriers,
        "chosen": chosen[0] if len(chosen) == 1 else None,
        "commune": commune,
        "km": km,
        "distances": DISTANCES,
        "lines": _lines(chosen, around(commune) if commune else None, km),
        "back": way_back(request, _plan(pathway)),
        "refer_url": address_if_any("refer_to", pathway.pk),
    }
    return render(request, "pathways/services/index.html", context)


def _lines(chosen: list[BarrierLine], near: Around | None, km: int) -> list[dict[str, Any]]:
    """One search for all of them; under each service, what it answers of this path."""
    labels = {line.barrier.sub_theme: line.label for line in chosen}
    if not labels:
        return []
    page = search(Wanted(themes=tuple(labels), around=near, km=km))
    return [
        {
            "service": service,
            "reasons": ", ".join(reasons_of(service)),
            "stale": is_stale(service),
            "answers": [labels[code] for code in service.themes if code in labels],
        }
        for service in page.services
    ]


def _plan(pathway: Pathway) -> str:
    return reverse("pathways:steps-index", args=[pathway.pk])
