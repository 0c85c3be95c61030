"""The three files of a portfolio, each handed over as a download whose name says nothing of anyone."""

import json
from importlib import import_module

from django.http import HttpResponse

from filrouge.shared.papers.handing import handed_over
from filrouge.skills.queries.portfolios import Shown

from . import json_resume
from .paper import paper


def _json(shown: Shown) -> str:
    return json.dumps(json_resume.document(shown), ensure_ascii=False, indent=2)


def _xml(shown: Shown) -> bytes:
    """What writes XML weighs 3 MB in each process: the first file imports it."""
    written: bytes = import_module("filrouge.skills.exporting.europass").document(shown)
    return written


ALIKE = {"json": ("application/json", _json), "xml": ("application/xml", _xml)}
NAMES = {"pdf": "portfolio.pdf", "json": "portfolio-json-resume.json", "xml": "portfolio-europass.xml"}


def file_of(shown: Shown, kind: str) -> HttpResponse:
    """Raises `NoPaper` where no PDF can be made."""
    if kind == "pdf":
        return handed_over(paper(shown), NAMES[kind])
    media, write = ALIKE[kind]
    headers = {"Content-Disposition": f'attachment; filename="{NAMES[kind]}"', "Cache-Control": "no-store"}
    return HttpResponse(write(shown), content_type=media, headers=headers)
