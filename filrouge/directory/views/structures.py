from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.directory import policies
from filrouge.directory.actions.additions import add_structure
from filrouge.directory.actions.corrections import correct, end_entry, ended_elsewhere, refusal
from filrouge.directory.beside import beside_structure
from filrouge.directory.forms.entries import StructureForm, as_written
from filrouge.directory.hours import hours_said
from filrouge.directory.queries import known_of_structure
from filrouge.directory.schema import network_labels
from filrouge.directory.words import freshness, is_stale
from filrouge.privacy.requests import Request
from filrouge.reference.keepers import kept_projects
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted, way_back

from .reach import communes_url, reader, structure_or_404
from .services import corrected_said


def show(request: Request, structure_id: UUID) -> HttpResponse:
    """What it offers, who opens its doors, how one gets in."""
    structure = structure_or_404(request, structure_id)
    kept = set(kept_projects(request.user).values_list("pk", flat=True))
    context = {
        "structure": structure,
        "known": known_of_structure(structure),
        "networks": [network_labels().get(code, code) for code in structure.networks],
        "freshness": freshness(structure),
        "stale": is_stale(structure),
        "hours": hours_said(structure.opening_hours),
        "may_correct": policies.can_contribute(request.user),
        "may_keep": bool(kept),
        "may_be": policies.may_be(request.user, structure),
        "may_unlink": policies.can_unlink(request.user, structure),
        "beside": beside_structure(request.user, structure),
    }
    return render(request, "directory/structures/show.html", context)


def new(request: Request) -> HttpResponse:
    reader(request)
    require(policies.can_contribute(request.user), refusal())
    form = StructureForm(posted(request))
    back = way_back(request, "directory:services-index")
    if request.method == "POST" and form.is_valid():
        by = request.user
        structure = carried_out(form, lambda: add_structure(by=by, values=form.said()))
        if structure:
            messages.success(request, _("Structure ajoutée. Dites maintenant ce qu’elle propose."))
            return redirect("directory:structures-show", structure.pk)
    context = {"form": form, "back": back, "communes_url": communes_url()}
    return render(request, "directory/structures/new.html", context)


def edit(request: Request, structure_id: UUID) -> HttpResponse:
    structure = structure_or_404(request, structure_id)
    require(policies.can_contribute(request.user), refusal())
    form = StructureForm(posted(request), initial=as_written(structure, StructureForm))
    back = way_back(request, "directory:structures-show", structure.pk)
    if request.method == "POST" and form.is_valid():
        by = request.user
        changed = carried_out(form, lambda: correct(by=by, entry=structure, values=form.said()))
        if changed is not None:
            messages.success(request, corrected_said(len(changed)))
            return redirect(back)
    context = {"form": form, "structure": structure, "back": back, "communes_url": communes_url()}
    return render(request, "directory/structures/edit.html", context)


def end(request: Request, structure_id: UUID) -> HttpResponse:
    structure = structure_or_404(request, structure_id)
    may = policies.can_contribute(request.user) and structure.is_local and structure.is_current
    require(may, ended_elsewhere())
    if request.method == "POST":
        end_entry(by=request.user, entry=structure)
        messages.success(request, _("Cette structure n’est plus proposée."))
        return redirect("directory:services-index")
    return render(request, "directory/structures/end.html", {"structure": structure})
