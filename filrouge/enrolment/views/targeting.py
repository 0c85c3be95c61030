from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.accounts.policies import can_run_project
from filrouge.enrolment import policies
from filrouge.enrolment.actions.targeting import write_sheet
from filrouge.enrolment.forms.targeting import SheetForm, sheet_said
from filrouge.enrolment.queries.targeting import current_sheet, history_of, sheets_of, wishes_in_order
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted


def index(request: Request) -> HttpResponse:
    """The sheet, when there is one project only; else one line for each."""
    lines = sheets_of(request.user)
    if len(lines) == 1:
        return redirect("enrolment:targeting-show", lines[0][0].pk)
    return render(request, "enrolment/targeting/index.html", {"lines": lines})


def show(request: Request, project_id: int) -> HttpResponse:
    return render(request, "enrolment/targeting/show.html", _read(request, project_id))


def print_(request: Request, project_id: int) -> HttpResponse:
    return render(request, "enrolment/targeting/print.html", _read(request, project_id))


def history(request: Request, project_id: int) -> HttpResponse:
    """Who changed what, when, and why; a version is read again with `?version=`."""
    project = _project(request, project_id)
    versions = history_of(project)
    asked = request.GET.get("version", "")
    read = next((one.sheet for one in versions if str(one.sheet.number) == asked), None)
    context = {"project": project, "versions": versions, "sheet": read, "wishes": wishes_in_order(read)}
    return render(request, "enrolment/targeting/history.html", context)


def edit(request: Request, project_id: int) -> HttpResponse:
    project = _project(request, project_id)
    require(
        policies.can_write_sheet(request.user, project),
        _("La fiche de ciblage est écrite par la coordination du projet."),
    )
    sheet = current_sheet(project)
    form = SheetForm(posted(request), initial=sheet_said(sheet))
    if request.method == "POST" and form.is_valid():
        by, text, after = request.user, form.text, form.cleaned_data["after"]
        if carried_out(form, lambda: write_sheet(by=by, project=project, text=text, after=after)):
            messages.success(request, _("La fiche est enregistrée. L’ancienne version reste lisible."))
            return redirect("enrolment:targeting-show", project.pk)
    latest = current_sheet(project)
    # Overtaken: the next press replaces what the other has just written, knowingly.
    after = latest.number if latest else 0
    context = {"project": project, "form": form, "sheet": sheet, "after": after}
    return render(request, "enrolment/targeting/edit.html", context)


def _project(request: Request, project_id: int) -> Project:
    return get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)


def _read(request: Request, project_id: int) -> dict[str, object]:
    project = _project(request, project_id)
    sheet = current_sheet(project)
    return {
        "project": project,
        "sheet": sheet,
        "wishes": wishes_in_order(sheet),
        "objectives": project.objectives.all(),
        "may_write": policies.can_write_sheet(request.user, project),
        "may_run": can_run_project(request.user, project),
    }
