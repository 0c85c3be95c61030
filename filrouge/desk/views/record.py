from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from filrouge.desk.queries.record import latest_contacts, person_in_record, record_of
from filrouge.desk.threads import thread_of
from filrouge.pathways.care.availability import availability_of
from filrouge.pathways.queries import imported_notes_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.rights import require

from .back import back_here


def show(request: Request, person_id: UUID) -> HttpResponse:
    """The person: the thread, what was decided, the latest contacts. As much as the grant opens."""
    person = _person(person_id)
    journal(request, person.pk, Reading.What.RECORD)
    record = record_of(person, request.user, request.context)
    values = {"record": record, "person": person, "path": record.main, "back": back_here(request)}
    if not record.knows_only_the_name:
        values["drawing"] = thread_of(person)
    values["contacts"] = latest_contacts(person.pk) if record.whole else []
    values["imported_notes"] = imported_notes_of(person.pk) if record.whole else []
    return render(request, "desk/record/show.html", values)


def print_(request: Request, person_id: UUID) -> HttpResponse:
    """The path on paper, in words for the person herself: she takes it away."""
    person = _person(person_id)
    record = record_of(person, request.user, request.context)
    require(
        not record.knows_only_the_name,
        _("Le parcours de cette personne n’est pas ouvert à votre organisation."),
    )
    journal(request, person.pk, Reading.What.DOCUMENT)
    path = record.main
    values = {"record": record, "person": person, "path": path, "drawing": thread_of(person)}
    values["reached"] = availability_of(path.pathway.organisation_id) if path else None
    return render(request, "desk/record/print.html", values | {"today": clock.today()})


def _person(person_id: UUID) -> Any:
    if (person := person_in_record(person_id)) is None:
        raise Http404
    return person
