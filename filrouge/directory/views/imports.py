from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from filrouge.directory import policies
from filrouge.directory.actions.imports import addresses, bring_files, refusal
from filrouge.directory.forms.imports import ImportForm
from filrouge.directory.importing.progress import told
from filrouge.directory.importing.refused import refused_file
from filrouge.directory.importing.taking import KEPT_REFUSALS, outcome_said
from filrouge.directory.models import DirectoryImport, Service, Structure
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted

LATEST = 30
SHOWN = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def index(request: Request) -> HttpResponse:
    _allowed(request)
    batches = list(DirectoryImport.objects.select_related("user").order_by("-created_at")[:LATEST])
    context = {
        "lines": [(batch, "" if batch.at_work else outcome_said(batch)) for batch in batches],
        "structures": Structure.objects.current().count(),
        "services": Service.objects.current().count(),
        "by_itself": bool(addresses()),
    }
    return render(request, "directory/imports/index.html", context)


def new(request: Request) -> HttpResponse:
    _allowed(request)
    form = ImportForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        batches = carried_out(form, lambda: bring_files(by=request.user, files=form.sent))
        if batches:
            return redirect("directory:imports-show", batches[-1].pk)
    return render(request, "directory/imports/new.html", {"form": form})


@require_safe
def show(request: Request, import_id: UUID) -> HttpResponse:
    """How far it has come, then what came in and what was refused."""
    _allowed(request)
    batch = get_object_or_404(DirectoryImport.objects.select_related("user"), pk=import_id)
    done, total = told(batch.pk)
    context = {"batch": batch, "done": done, "total": total}
    if request.htmx:
        return _progress(request, batch, context)
    context |= {
        "refused": batch.refused.order_by("number")[:SHOWN],
        "refused_count": batch.counts.get("refused", 0),
        "kept": KEPT_REFUSALS,
        "outcome": outcome_said(batch),
    }
    return render(request, "directory/imports/show.html", context)


@require_safe
@no_page("a spreadsheet")
def refused(request: Request, import_id: UUID) -> HttpResponse:
    """The rows that could not be taken, as they came, and why."""
    _allowed(request)
    batch = get_object_or_404(DirectoryImport, pk=import_id)
    response = HttpResponse(refused_file(batch.refused.order_by("number").iterator()), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="lignes-refusees.xlsx"'
    return response


def _progress(request: Request, batch: DirectoryImport, context: dict[str, object]) -> HttpResponse:
    if batch.at_work:
        return render(request, "directory/imports/progress.html", context)
    response = HttpResponse(status=204)
    response["HX-Refresh"] = "true"
    return response


def _allowed(request: Request) -> None:
    require(policies.can_import(request.user), refusal())
