"""The sheet of a session to sign, as a PDF: a line for each person, with the signatures given on a telephone, and a QR
code that opens the session."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from filrouge.activities.models import Session
from filrouge.activities.queries.programme import Line
from filrouge.shared.papers.pdf_writing import printed
from filrouge.shared.typography import typeset
from filrouge.shared.ui.squares import printed_square

EMPTY_LINES = 4  # for those who come without having been expected


def sheet_to_sign(session: Session, lines: Sequence[Line]) -> bytes:
    """Raises `NoPaper`."""
    address = settings.SITE_URL.rstrip("/") + reverse("activities:attendances-edit", args=[session.pk])
    # Drawn by us, from our own address alone.
    drawing = mark_safe(printed_square(address))  # noqa: S308
    values = {
        "session": session,
        "activity": session.activity,
        "halves": session.halves,
        "lines": [(line, [line.signatures.get(half) for half in session.halves]) for line in lines],
        "drawn": any(line.signatures for line in lines),
        "empty": range(EMPTY_LINES),
        "address": address,
        "drawing": drawing,
    }
    return printed(typeset(render_to_string("activities/papers/sheet.html", values)))


def file_name(session: Session) -> str:
    return f"emargement-{timezone.localdate(session.starts_at):%Y-%m-%d}.pdf"
