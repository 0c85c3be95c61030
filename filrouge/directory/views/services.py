from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from filrouge.directory import policies
from filrouge.directory.actions.additions import add_service
from filrouge.directory.actions.corrections import correct, end_entry, ended_elsewhere, refusal
from filrouge.directory.forms.entries import ServiceForm, as_written
from filrouge.directory.forms.search import SearchForm
from filrouge.directory.hours import hours_said
from filrouge.directory.models import Service
from filrouge.directory.publishing import csv_of
from filrouge.directory.queries import corrections_of
from filrouge.directory.search import USUAL, Page, search
from filrouge.directory.words import freshness, is_stale, missing, quality, reasons_of
from filrouge.privacy.requests import Request
from filrouge.reference.models import Commune
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted, way_back

from .reach import communes_url, keeps_some, reader, service_or_404, structure_or_404

MOST_EXPORTED = 2000


def index(request: Request) -> HttpResponse:
    """Services near someone, the closest first; at first, around the asker's own organisation."""
    reader(request)
    asked = request.GET.copy()
    if not asked:
        mine = policies.organisation_of(request.user)
        asked["commune"] = str(Commune.objects.filter(pk=mine.commune_code).first() or "") if mine else ""
    asked.setdefault("km", str(USUAL))
    form = SearchForm(asked)
    wanted = form.wanted(request.GET.get("apres", ""))
    page = search(wanted) if wanted.is_anything else Page()
    context = {
        "form": form,
        "wanted": wanted,
        "lines": [_line(service) for service in page.services],
        "next_url": _next(asked, page.following),
        "export_query": _kept(asked),
        "communes_url": communes_url(),
        "may_add": policies.can_contribute(request.user),
        "may_import": policies.can_import(request.user),
        "may_keep": keeps_some(request),
    }
    return render(request, "directory/services/index.html", context)


@require_safe
@no_page("a CSV")
def export(request: Request) -> HttpResponse:
    """What the same search finds, all of it, on the columns of data·inclusion."""
    reader(request)
    wanted = SearchForm(request.GET).wanted()
    found = search(wanted, MOST_EXPORTED) if wanted.is_anything else Page()
    if found.following or not found.services:
        said = _("C’est trop pour un fichier : choisissez un thème, ou moins loin.")
        messages.error(request, said if found.following else _("Il n’y a rien à exporter."))
        return redirect(f"{reverse('directory:services-index')}?{request.GET.urlencode()}")
    answer = HttpResponse(csv_of(found.services), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="services-{clock.today():%Y-%m-%d}.csv"'
    return answer


def show(request: Request, service_id: UUID) -> HttpResponse:
    service = service_or_404(request, service_id)
    context = {
        "service": service,
        "freshness": freshness(service),
        "stale": is_stale(service),
        "quality": quality(service),
        "missing": missing(service),
        "hours": hours_said(service.opening_hours or service.structure.opening_hours),
        "corrections": corrections_of(service),
        "may_correct": policies.can_contribute(request.user),
    }
    return render(request, "directory/services/show.html", context)


def new(request: Request, structure_id: UUID) -> HttpResponse:
    structure = structure_or_404(request, structure_id)
    require(policies.can_contribute(request.user), refusal())
    form = ServiceForm(posted(request))
    back = way_back(request, "directory:structures-show", structure.pk)
    if request.method == "POST" and form.is_valid():
        by = request.user
        service = carried_out(form, lambda: add_service(by=by, structure=structure, values=form.said()))
        if service:
            messages.success(request, _("Service ajouté : tout le monde le trouve maintenant."))
            return redirect("directory:services-show", service.pk)
    context = {"form": form, "structure": structure, "back": back, "communes_url": communes_url()}
    return render(request, "directory/services/new.html", context)


def edit(request: Request, service_id: UUID) -> HttpResponse:
    """Each field that changes is a correction, signed; it stays when its source is imported again."""
    service = service_or_404(request, service_id)
    require(policies.can_contribute(request.user), refusal())
    form = ServiceForm(posted(request), initial=as_written(service, ServiceForm))
    back = way_back(request, "directory:services-show", service.pk)
    if request.method == "POST" and form.is_valid():
        by = request.user
        changed = carried_out(form, lambda: correct(by=by, entry=service, values=form.said()))
        if changed is not None:
            messages.success(request, corrected_said(len(changed)))
            return redirect(back)
    context = {"form": form, "service": service, "back": back, "communes_url": communes_url()}
    return render(request, "directory/services/edit.html", context)


def end(request: Request, service_id: UUID) -> HttpResponse:
    service = service_or_404(request, service_id)
    require(
        policies.can_contribute(request.user) and service.is_local and service.is_current, ended_elsewhere()
    )
    if request.method == "POST":
        end_entry(by=request.user, entry=service)
        messages.success(request, _("Ce service n’est plus proposé."))
        return redirect("directory:structures-show", service.structure_id)
    return render(request, "directory/services/end.html", {"service": service})


def corrected_said(count: int) -> str:
    if not count:
        return _("Rien n’a changé.")
    return ngettext(
        "Corrigé. Le prochain import gardera votre correction.",
        "%(count)d champs corrigés. Le prochain import gardera vos corrections.",
        count,
    ) % {"count": count}


def _line(service: Service) -> dict[str, Any]:
    return {"service": service, "reasons": ", ".join(reasons_of(service)), "stale": is_stale(service)}


def _kept(asked: Any) -> str:
    """The same search, from its beginning."""
    kept = asked.copy()
    kept.pop("apres", None)
    return str(kept.urlencode())


def _next(asked: Any, following: str) -> str:
    if not following:
        return ""
    asked["apres"] = following
    return f"?{asked.urlencode()}"
