from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.pathways.actions.care import coordination_only, refusal
from filrouge.pathways.actions.trainings import check_law
from filrouge.pathways.care import policies
from filrouge.pathways.care.law_sheets import sheet_of
from filrouge.pathways.care.queries import law_sheets
from filrouge.pathways.forms.care import LawCheckForm
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted

HOME = "pathways:law_sheets-index"


def index(request: Request) -> HttpResponse:
    """Short, dated, with their source; those not read again for a year say so."""
    require(policies.belongs_to_a_team(request.user), refusal())
    context = {"sheets": law_sheets(request.user), "may_check": bool(request.context.coordinated)}
    return render(request, "pathways/law_sheets/index.html", context)


def edit(request: Request, slug: str) -> HttpResponse:
    """The source was read again: the sheet takes today's date for the project."""
    sheet = sheet_of(slug)
    if sheet is None:
        raise Http404
    require(bool(request.context.coordinated), coordination_only())
    projects = Project.objects.filter(pk__in=request.context.coordinated).order_by("name")
    form = LawCheckForm(posted(request), projects=projects)
    if request.method == "POST" and form.is_valid():
        check_law(by=request.user, sheet=sheet.slug, **form.cleaned_data)
        messages.success(request, _("Fiche relue aujourd’hui."))
        return redirect(HOME)
    return render(
        request, "pathways/law_sheets/edit.html", {"form": form, "sheet": sheet, "back": reverse(HOME)}
    )
