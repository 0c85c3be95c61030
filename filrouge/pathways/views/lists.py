from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from filrouge.pathways.actions import lists as actions
from filrouge.pathways.actions.list_progress import told
from filrouge.pathways.actions.lists import Answer
from filrouge.pathways.forms.lists import AnswerForm, ColumnsForm, ListForm, SettleForm
from filrouge.pathways.lists.refused import refused_file
from filrouge.pathways.lists.unreadable import UnreadableListError
from filrouge.pathways.models import ListImport, ListLine
from filrouge.pathways.queries import colleagues_of, destinations_of, list_lines, lists_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import posted
from filrouge.shared.spreadsheets import XLSX

from .list_pieces import (
    answer_of,
    answers,
    blockers_said,
    candidates_of,
    decision_tabs,
    given_back,
    headings_of,
    shown,
    work_said,
)

State = ListImport.State


def index(request: Request) -> HttpResponse:
    page, following = lists_of(request.user, after=request.GET.get("apres", ""))
    next_url = f"?{urlencode({'apres': following})}" if following else ""
    may_bring = bool(destinations_of(request.user))
    return render(
        request, "pathways/lists/index.html", {"lists": page, "next_url": next_url, "may_bring": may_bring}
    )


def new(request: Request) -> HttpResponse:
    places = destinations_of(request.user)
    require(bool(places), _("Reprendre une liste revient aux équipes qui accompagnent dans un projet."))
    form = ListForm(posted(request), request.FILES or None, places=places)
    if request.method == "POST" and form.is_valid():
        organisation, project = form.places[form.cleaned_data["place"]]
        file = form.cleaned_data["file"]
        try:
            batch = actions.receive_list(
                by=request.user,
                organisation=organisation,
                project=project,
                filename=file.name or "",
                data=file.read(),
            )
        except UnreadableListError as error:
            form.add_error("file", str(error))
        else:
            return redirect("pathways:lists-map", batch.pk)
    return render(request, "pathways/lists/new.html", {"form": form})


def map_(request: Request, list_id: UUID) -> HttpResponse:
    """Which column becomes what. From the report, coming back here gives up what was decided there."""
    batch = _mine(request, list_id)
    if batch.state not in (State.MAPPING, State.READY):
        return redirect("pathways:lists-show", batch.pk)
    columns = [
        {**one, "target": batch.mapping.get(one["key"], one["target"])} for one in actions.columns_of(batch)
    ]
    initial = {"rule": batch.charge, "referent": batch.referent_id}
    colleagues = colleagues_of(batch.organisation_id)
    form = ColumnsForm(posted(request), columns=columns, colleagues=colleagues, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.choose_columns(by=request.user, batch=batch, mapping=form.mapping, charge=form.charge)
        return redirect("pathways:lists-show", batch.pk)
    return render(request, "pathways/lists/map.html", {"batch": batch, "form": form})


@require_safe
def show(request: Request, list_id: UUID) -> HttpResponse:
    """Where the list is: at work, checked line by line, imported, undone or dropped."""
    batch = _mine(request, list_id)
    if request.htmx:
        return _progress(request, batch)
    if batch.state == State.MAPPING:
        return redirect("pathways:lists-map", batch.pk)
    asked = {"quoi": request.GET.get("quoi", "")}
    page, following = list_lines(batch, decision=asked["quoi"], after=request.GET.get("apres", ""))
    done, total = told(batch.pk)
    return render(
        request,
        "pathways/lists/show.html",
        {
            "batch": batch,
            "lines": [] if batch.at_work else shown(batch, page),
            "tabs": decision_tabs(batch, asked["quoi"]),
            "next_url": f"?{urlencode({**asked, 'apres': following})}" if following else "",
            "counts": {name: batch.counts.get(name, 0) for name in ListLine.Decision.values},
            "announced": batch.counts.get("announced", {}),
            "done": done,
            "total": total,
            "work": work_said(batch),
            "blockers": blockers_said(batch),
        },
    )


def compare(request: Request, line_id: UUID) -> HttpResponse:
    """One line beside those it looks like, and one answer."""
    mine = ListLine.objects.filter(batch__user=request.user)
    beside = mine.select_related("batch__organisation", "batch__project")
    line = get_object_or_404(beside.defer("batch__content", "batch__columns"), pk=line_id)
    batch = line.batch
    if batch.state != State.READY or not line.lookalikes:
        return redirect("pathways:lists-show", batch.pk)
    candidates = candidates_of(request.user, line)
    initial = {"answer": answer_of(line)}
    form = AnswerForm(posted(request), choices=answers(candidates), initial=initial)
    if request.method == "POST" and form.is_valid():
        kind, _separator, chosen = form.cleaned_data["answer"].partition(":")
        target = UUID(chosen.partition(":")[2]) if chosen else None
        person = target if chosen.startswith("person") else None
        answer = Answer(kind=kind, person_id=person, line_id=None if person else target)
        actions.decide(by=request.user, line=line, answer=answer)
        return _next_to_decide(batch)
    for candidate in candidates:
        if candidate.person_id:
            journal(request, candidate.person_id, Reading.What.RECORD, reason=_("doublon d’une liste"))
    context = {"batch": batch, "line": line, "form": form, "candidates": candidates}
    return render(request, "pathways/lists/compare.html", context | {"this": shown(batch, [line])[0]})


def settle(request: Request, list_id: UUID) -> HttpResponse:
    batch = _mine(request, list_id)
    form = SettleForm(posted(request))
    if request.method == "POST" and form.is_valid():
        count = actions.decide_all(by=request.user, batch=batch, kind=form.cleaned_data["kind"])
        said = ngettext("%(count)d ligne décidée.", "%(count)d lignes décidées.", count) % {"count": count}
        messages.success(request, said)
        return redirect("pathways:lists-show", batch.pk)
    return render(request, "pathways/lists/settle.html", {"batch": batch, "form": form})


@require_safe
@no_page("a spreadsheet")
def refused(request: Request, list_id: UUID) -> HttpResponse:
    """The lines to correct, with the columns of the file and why: to correct and bring in again."""
    batch = _mine(request, list_id)
    lines = ListLine.objects.filter(batch=batch, decision=ListLine.Decision.REFUSED).order_by("pk")
    people = given_back(lines.iterator())
    response = HttpResponse(refused_file(people, headings_of(people)), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="lignes-a-corriger.xlsx"'
    return response


def commit(request: Request, list_id: UUID) -> HttpResponse:
    batch = _mine(request, list_id)
    if request.method == "POST":
        actions.start_import(by=request.user, batch=batch)
        return redirect("pathways:lists-show", batch.pk)
    counts = {name: batch.counts.get(name, 0) for name in ListLine.Decision.values}
    return render(request, "pathways/lists/commit.html", {"batch": batch, "counts": counts})


def undo(request: Request, list_id: UUID) -> HttpResponse:
    batch = _mine(request, list_id)
    if request.method == "POST":
        actions.start_undo(by=request.user, batch=batch)
        return redirect("pathways:lists-show", batch.pk)
    counts = {name: batch.counts.get(name, 0) for name in ListLine.Decision.values}
    return render(request, "pathways/lists/undo.html", {"batch": batch, "counts": counts})


def drop(request: Request, list_id: UUID) -> HttpResponse:
    batch = _mine(request, list_id)
    if request.method == "POST":
        actions.drop_list(by=request.user, batch=batch)
        messages.success(request, _("Liste abandonnée : le fichier et ce qui en avait été lu sont effacés."))
        return redirect("pathways:lists-index")
    return render(request, "pathways/lists/drop.html", {"batch": batch})


def _mine(request: Request, list_id: UUID) -> ListImport:
    """One's own, or Http404: a colleague's list is not shown, only what came of it."""
    mine = ListImport.objects.filter(user=request.user).select_related("organisation", "project")
    return get_object_or_404(mine.defer("content"), pk=list_id)


def _progress(request: Request, batch: ListImport) -> HttpResponse:
    if not batch.at_work:
        response = HttpResponse(status=204)
        response["HX-Refresh"] = "true"
        return response
    done, total = told(batch.pk)
    context = {"batch": batch, "done": done, "total": total, "work": work_said(batch)}
    return render(request, "pathways/lists/progress.html", context)


def _next_to_decide(batch: ListImport) -> HttpResponse:
    waiting = ListLine.objects.filter(batch=batch).to_decide().order_by("pk").values_list("pk", flat=True)
    following = waiting.first()
    if following:
        return redirect("pathways:lists-compare", following)
    return redirect(f"{reverse('pathways:lists-show', args=[batch.pk])}")
