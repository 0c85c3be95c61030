from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from filrouge.accounts.words import words_around
from filrouge.desk.queries.contacts import page_of_week, whole_week
from filrouge.desk.spreadsheets import contacts_sheet
from filrouge.desk.tables import contacts_table
from filrouge.pathways.models import Contact
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.screens import week_asked
from filrouge.shared.spreadsheets import spreadsheet
from filrouge.shared.ui.tables import FigureTable

from .answers import must_accompany


def index(request: Request) -> HttpResponse:
    """A week of contacts, to be copied elsewhere. Their texts are in the export and in each history: a list tells who
    was seen, and opens no file."""
    must_accompany(request)
    monday, sunday = week_asked(request)
    page = page_of_week(request.user, monday, after=request.GET.get("apres", ""))
    return render(
        request,
        "desk/contacts/index.html",
        {
            "table": _table(request, page.contacts) if page.contacts else None,
            "monday": monday,
            "sunday": sunday,
            "before": _address(monday - timedelta(days=7)),
            "after": _address(monday + timedelta(days=7)) if sunday < clock.today() else "",
            "next_url": _address(monday, apres=page.following) if page.following else "",
            "export_url": f"{reverse('desk:contacts-export')}?{urlencode({'semaine': monday.isoformat()})}",
        },
    )


@no_page("a spreadsheet to download")
def export(request: Request) -> HttpResponse:
    """The same contacts with their texts; the reading journal of each person tells it."""
    must_accompany(request)
    monday, _sunday = week_asked(request)
    contacts = list(whole_week(request.user, monday))
    for contact in contacts:
        journal(request, contact.person_id, Reading.What.EXPORT)
    year, week, _day = monday.isocalendar()
    return spreadsheet(contacts_sheet(contacts, week), f"contacts-{year}-semaine-{week:02}.xlsx")


def _table(request: Request, contacts: Sequence[Contact]) -> FigureTable:
    return contacts_table(contacts, clock.today(), words_around(request.user))


def _address(monday: date, **page: str) -> str:
    return f"{reverse('desk:contacts-index')}?{urlencode({'semaine': monday.isoformat()} | page)}"
