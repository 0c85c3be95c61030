"""The minutes as a PDF: of a whole meeting, as far as its reader may read it; or of one place, as its member may."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from filrouge.accounts.models import User
from filrouge.commissions.models import Meeting
from filrouge.shared.french import of_name
from filrouge.shared.papers.pdf_writing import printed
from filrouge.shared.typography import typeset

from .agenda import Agenda, Item
from .seated import Decided, Minuted, Seated


def whole(agenda: Agenda, reader: User) -> bytes:
    """It names people who did not agree in front of every member, and says so. Raises `NoPaper`."""
    meeting = agenda.meeting
    return _drawn(
        meeting,
        agenda=agenda,
        commission=meeting.commission.name,
        names_people=meeting.commission.names_people,
        of_who=of_name(reader.get_full_name()),
        minutes=[_minuted(item) for item in agenda.looked_at],
    )


def of_member(seated: Seated, minutes: list[Minuted]) -> bytes:
    """`minutes`: of those who agreed in front of this member. Raises `NoPaper`."""
    return _drawn(
        seated,
        agenda=None,
        commission=seated.commission,
        names_people=seated.names_people,
        of_who=seated.of_who,
        minutes=minutes,
    )


def file_name(meeting: Meeting | Seated) -> str:
    return f"compte-rendu-{timezone.localdate(meeting.at):%Y-%m-%d}.pdf"


def _drawn(meeting: Meeting | Seated, **said: Any) -> bytes:
    page = render_to_string("commissions/papers/minutes.html", {"meeting": meeting, **said})
    return printed(typeset(page))


def _minuted(item: Item) -> Minuted:
    case = item.case
    decisions = [Decided(one.what, one.words, one.member.name, one.due_on) for one in item.decisions]
    return Minuted(case.person_id, case.person.full_name, case.summary, decisions)
