from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.accounts.models import Project
from filrouge.directory.choosing import structure_asked, structures_named
from filrouge.directory.models import Structure
from filrouge.partners import policies
from filrouge.partners.actions.partnerships import (
    KEPT_BY,
    begin_partnership,
    change_partnership,
    close_partnership,
)
from filrouge.partners.forms.partnerships import BeginForm, FilterForm, PartnershipForm
from filrouge.partners.models import Partnership
from filrouge.partners.partnering.page import page_of
from filrouge.partners.partnering.resuming import to_resume
from filrouge.partners.partnering.sheet import sheet_of_partnerships
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted
from filrouge.shared.spreadsheets import spreadsheet
from filrouge.shared.text import search_key

from .partnered import names_counterparts, partnership_or_404, partnership_to_keep, reader

PAGE = 50
MOST_EXPORTED = 5000


def index(request: Request) -> HttpResponse:
    """Those of the asker's projects, by name; first, those that the asker is to take up again."""
    reader(request)
    form = FilterForm(request.GET)
    asked = _asked(form)
    found = _found(asked).filter(_beyond(request.GET.get("apres", "")))
    rows = list(found[: PAGE + 1])
    kept = _kept(request)
    after = f"{rows[PAGE - 1].pk}_{rows[PAGE - 1].structure.name_key}" if len(rows) > PAGE else ""
    context = {
        "form": form,
        "resumed": to_resume(request.user, request.context),
        "partnerships": rows[:PAGE],
        "next_url": f"?{urlencode({**kept, 'apres': after})}" if after else "",
        "filtered": bool(asked),
        "begun_in": policies.projects_kept(request.user),
        "export_url": f"{reverse('partners:partnerships-export')}?{urlencode(kept)}",
    }
    return render(request, "partners/partnerships/index.html", context)


@no_page("a spreadsheet to download")
def export(request: Request) -> HttpResponse:
    """The same ones, with what each brings and how many people were sent on. Nobody accompanied is named."""
    reader(request)
    rows = list(
        _found(_asked(FilterForm(request.GET))).select_related("contact", "official")[: MOST_EXPORTED + 1]
    )
    if len(rows) > MOST_EXPORTED:
        messages.error(request, _("C’est trop pour un tableur : choisissez un nom, un but ou un niveau."))
        return redirect(f"{reverse('partners:partnerships-index')}?{urlencode(_kept(request))}")
    return spreadsheet(sheet_of_partnerships(rows), f"partenariats-{clock.today():%Y-%m-%d}.xlsx")


def new(request: Request, project_id: int) -> HttpResponse:
    """With a structure of the directory, found here by its name."""
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    organisations = policies.kept_organisations(request.user, project)
    require(organisations.exists(), KEPT_BY)
    structure = structure_asked(request)
    typed = request.GET.get("cherche", "").strip()
    form = None
    if structure:
        form = BeginForm(
            posted(request),
            partnership=Partnership(project=project, structure=structure),
            may_name=names_counterparts(request, project),
            organisations=organisations,
        )
        begun = request.method == "POST" and _begun(request, form, project, structure)
        if begun:
            messages.success(request, _("Partenariat ouvert. Dites maintenant ce qui se fait à deux."))
            return redirect("partners:partnerships-show", begun.pk)
    context = {
        "project": project,
        "structure": structure,
        "form": form,
        "typed": typed,
        "structures": structures_named(typed),
    }
    return render(request, "partners/partnerships/new.html", context)


def show(request: Request, partnership_id: UUID) -> HttpResponse:
    """Its life: what is done together, routines, what each brings, referrals in numbers, what both think."""
    partnership = partnership_or_404(partnership_id)
    context = {
        "partnership": partnership,
        "page": page_of(partnership),
        "may_keep": policies.can_keep_partnership(request.user, partnership),
        "in_house": True,
    }
    return render(request, "partners/partnerships/show.html", context)


def edit(request: Request, partnership_id: UUID) -> HttpResponse:
    partnership = partnership_to_keep(request, partnership_id)
    may_name = names_counterparts(request, partnership.project)
    form = PartnershipForm(posted(request), partnership=partnership, may_name=may_name)
    if request.method == "POST" and form.is_valid():
        by, terms = request.user, form.terms
        if accepted(form, lambda: change_partnership(by=by, partnership=partnership, terms=terms)):
            messages.success(request, _("C’est noté."))
            return redirect("partners:partnerships-show", partnership.pk)
    context = {"form": form, "partnership": partnership}
    return render(request, "partners/partnerships/edit.html", context)


@no_page("a button of the partnership")
@require_POST
def close(request: Request, partnership_id: UUID) -> HttpResponse:
    partnership = partnership_to_keep(request, partnership_id)
    close_partnership(by=request.user, partnership=partnership)
    messages.success(request, _("Partenariat arrêté : ce qui s’y est fait reste écrit."))
    return redirect("partners:partnerships-show", partnership.pk)


def _begun(request: Request, form: BeginForm, project: Project, structure: Structure) -> Any:
    if not form.is_valid():
        return None
    by, organisation, terms = request.user, form.cleaned_data["organisation"], form.terms
    return carried_out(
        form,
        lambda: begin_partnership(
            by=by, project=project, organisation=organisation, structure=structure, terms=terms
        ),
    )


def _found(asked: dict[str, Any]) -> QuerySet[Partnership]:
    """Within reach, by name."""
    found = Partnership.objects.current().select_related("structure", "organisation", "project")
    return found.filter(**asked).order_by("structure__name_key", "pk")


def _kept(request: Request) -> dict[str, str]:
    """What of the address narrows the list."""
    return {name: request.GET[name] for name in ("cherche", "but", "niveau") if request.GET.get(name)}


def _beyond(after: str) -> Q:
    """Keyset: id and name of the last line shown. A broken address shows the first page."""
    key, _separator, name = after.partition("_")
    try:
        last = UUID(key)
    except ValueError:
        return Q()
    return Q(structure__name_key__gt=name) | Q(structure__name_key=name, pk__gt=last)


def _asked(form: FilterForm) -> dict[str, Any]:
    """What the address asks for; a value that is none of the choices asks for nothing."""
    said = form.cleaned_data if form.is_valid() else {}
    asked: dict[str, Any] = {}
    if said.get("but"):
        asked["aims__contains"] = [said["but"]]
    if said.get("niveau"):
        asked["level"] = said["niveau"]
    if key := search_key(said.get("cherche", "")):
        asked["structure__name_key__contains"] = key
    return asked
