from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.words import words_around
from filrouge.desk.forms import CaseloadForm
from filrouge.desk.lines import lines_of
from filrouge.desk.queries.caseload import MOST_EXPORTED, Choice, all_of, page_of, size_of
from filrouge.desk.queries.desks import advised_for
from filrouge.desk.spreadsheets import caseload_sheet
from filrouge.people.queries.places import may_open_files
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.spreadsheets import spreadsheet

from .answers import must_accompany
from .back import back_here


def index(request: Request) -> HttpResponse:
    """A caseload, filtered and sorted by its address."""
    form = _form(request)
    choice = form.choice()
    page = page_of(request.user, request.context, choice)
    own = choice.whose == ""
    return render(
        request,
        "desk/caseload/index.html",
        {
            "form": form,
            "choice": choice,
            "back": back_here(request),
            "lines": lines_of(page.rows, clock.today()),
            "own": own,
            "advised": advised_for(request.context.working_time),
            "may_add": may_open_files(request.context),
            "size": size_of(request.user) if own else 0,
            "previous_url": _address(choice, avant=page.before) if page.before else "",
            "next_url": _address(choice, apres=page.after) if page.after else "",
            "export_url": f"{reverse('desk:caseload-export')}?{urlencode(_filters(choice))}",
        },
    )


@no_page("a spreadsheet to download")
def export(request: Request) -> HttpResponse:
    """The same people in a spreadsheet; each of them is told of it by the reading journal."""
    choice = _form(request).choice()
    rows = all_of(request.user, request.context, choice)
    if len(rows) > MOST_EXPORTED:
        most = {"most": MOST_EXPORTED}
        messages.error(request, _("Cette liste dépasse %(most)d personnes : choisissez un filtre.") % most)
        return redirect(_address(choice))
    for row in rows:
        journal(request, row.pathway.person_id, Reading.What.EXPORT)
    name = f"file-active-{clock.today():%Y-%m-%d}.xlsx"
    return spreadsheet(caseload_sheet(rows, words_around(request.user)), name)


def _form(request: Request) -> CaseloadForm:
    must_accompany(request)
    return CaseloadForm(request.GET, context=request.context, chosen=request.GET.get("de", ""))


def _filters(choice: Choice) -> dict[str, str]:
    filters = {"q": choice.typed, "de": choice.whose, "montrer": choice.show, "tri": choice.order}
    return {name: value for name, value in filters.items() if value}


def _address(choice: Choice, **page: str) -> str:
    query = urlencode(_filters(choice) | page)
    return reverse("desk:caseload-index") + (f"?{query}" if query else "")
