"""The three files of a portfolio, each handed over as a download whose name says nothing of anyone."""

import json

from django.http import HttpResponse

from filrouge.shared.papers.handing import handed_over
from filrouge.skills.queries.portfolios import Shown

from . import europass, json_resume
from .paper import paper

ALIKE = {
    "json": (
        "application/json",
        lambda shown: json.dumps(json_resume.document(shown), ensure_ascii=False, indent=2),
    ),
    "xml": ("application/xml", europass.document),
}
NAMES = {"pdf": "portfolio.pdf", "json": "portfolio-json-resume.json", "xml": "portfolio-europass.xml"}


def file_of(shown: Shown, kind: str) -> HttpResponse:
    """Raises `NoPaper` where no PDF can be made."""
    if kind == "pdf":
        return handed_over(paper(shown), NAMES[kind])
    media, write = ALIKE[kind]
    headers = {"Content-Disposition": f'attachment; filename="{NAMES[kind]}"', "Cache-Control": "no-store"}
    return HttpResponse(write(shown), content_type=media, headers=headers)
