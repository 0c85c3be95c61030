from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.outreach.queries import commune_names
from filrouge.partners.forms.needs import NeedsForm
from filrouge.partners.models import Public
from filrouge.partners.needs.offer import FAR, NEAR
from filrouge.partners.needs.reading import Asked, Needs, epci_names, needs_of, told_of
from filrouge.partners.needs.telling import (
    address_of,
    department_said,
    hole_said,
    sheet_of_needs,
    table_of,
)
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import asked_among
from filrouge.shared.spreadsheets import spreadsheet

MOST_EXPORTED = 20_000


def index(request: Request) -> HttpResponse:
    """What people need, what exists, what lacks: by place, by theme, by public. For who coordinates the project."""
    projects = _projects(request)
    needs = needs_of(_project(request, projects), _asked(request))
    asked = needs.asked
    context = {
        "needs": needs,
        "projects": projects,
        "form": _form(needs),
        "table": table_of(needs),
        "holes": [hole_said(one, needs) for one in needs.holes],
        "public": Public(asked.public).label if asked.public else "",
        "near": NEAR,
        "far": FAR,
        "export_url": f"{reverse('partners:needs-export')}?{address_of(needs.project, asked)}",
    }
    return render(request, "partners/needs/index.html", context)


@no_page("a spreadsheet to download")
def export(request: Request) -> HttpResponse:
    """Every place within the one asked, every theme: nothing that the screen would not tell."""
    project = _project(request, _projects(request))
    asked = _asked(request)
    if asked.public not in Public.values:
        asked = Asked()
    lines = told_of(project, asked, MOST_EXPORTED + 1)
    if len(lines) > MOST_EXPORTED:
        messages.error(request, _("C’est trop pour un tableur : choisissez un département ou un besoin."))
        return redirect(f"{reverse('partners:needs-index')}?{address_of(project, asked)}")
    names = commune_names(line.figure.commune_code for line in lines)
    names |= epci_names(line.figure.epci_code for line in lines)
    sheet = sheet_of_needs(project, asked.public, lines, names)
    return spreadsheet(sheet, f"besoins-et-offre-{clock.today():%Y-%m-%d}.xlsx")


def _projects(request: Request) -> list[Project]:
    return list(Project.objects.filter(pk__in=request.context.coordinated).order_by("name"))


def _project(request: Request, projects: list[Project]) -> Project:
    project = asked_among(request, "projet", projects)
    require(project is not None, _("Cette page est pour la coordination du projet."))
    assert project is not None
    return project


def _asked(request: Request) -> Asked:
    said = request.GET.get
    names = ("public", "theme", "departement", "commune", "intercommunalite")
    return Asked(*(said(name, "") for name in names))


def _form(needs: Needs) -> NeedsForm:
    asked = needs.asked
    initial = {
        "departement": asked.department,
        "commune": asked.commune,
        "intercommunalite": asked.epci,
        "theme": asked.theme,
        "public": asked.public,
        "projet": needs.project.pk,
    }
    return NeedsForm(
        initial,
        departement=[(code, department_said(code)) for code in needs.departments],
        intercommunalite=_by_name(needs.epcis, needs),
        commune=_by_name(needs.communes, needs),
    )


def _by_name(codes: Sequence[str], needs: Needs) -> list[tuple[str, str]]:
    named = sorted((needs.names.get(code, code), code) for code in codes)
    return [(code, name) for name, code in named]
