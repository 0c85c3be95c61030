"""The page of a place, the same with an account and by a link."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _

from filrouge.commissions.actions.askings import ask_commission
from filrouge.commissions.sitting.paper import file_name, of_member
from filrouge.commissions.sitting.seated import Seated, blockages_of, minutes_of, packets_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.papers.handing import handed_over
from filrouge.shared.papers.pdf_writing import can_write
from filrouge.shared.screens import pressed

LONGEST = 600  # characters


def page_of(request: Request, seated: Seated) -> dict[str, Any]:
    """What it shows; each file that is read is noted."""
    packets = packets_of(seated.place_id)
    wanted = request.GET.get("situation", "")
    packet = next((one for one in packets if str(one.case_id) == wanted), None)
    if packet and packet.readable:
        journal(request, packet.person_id, Reading.What.DOCUMENT)
    minutes = minutes_of(seated.place_id) if seated.has_minutes else []
    for one in minutes:
        journal(request, one.person_id, Reading.What.DOCUMENT)
    blockages = [] if seated.names_people else blockages_of(seated.place_id)
    return {
        "seated": seated,
        "packets": packets,
        "packet": packet,
        "minutes": minutes,
        "has_paper": bool(minutes) and can_write(),
        "blockages": blockages,
        "longest": LONGEST,
    }


def paper_of(request: Request, seated: Seated) -> HttpResponse:
    """Their minutes as a PDF; each file that is read is noted."""
    minutes = minutes_of(seated.place_id)
    for one in minutes:
        journal(request, one.person_id, Reading.What.DOCUMENT)
    return handed_over(of_member(seated, minutes), file_name(seated))


def asked(request: Request, seated: Seated) -> None:
    """A press that says of whom this member would like to speak."""
    words = request.POST.get("words", "")[:LONGEST]
    said = _("La coordination l’a reçu. Elle voit avec l’équipe de la personne, qui décide.")
    try:
        pressed(request, lambda: ask_commission(place_id=seated.place_id, words=words), said)
    except PermissionDenied:
        said = _("La réunion a commencé, ou vous avez déjà beaucoup demandé : appelez la coordination.")
        messages.error(request, said)
