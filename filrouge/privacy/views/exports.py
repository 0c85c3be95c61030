from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from filrouge.privacy.actions.exports import export_file, refusal
from filrouge.privacy.exporting import chapters
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.policies import can_export
from filrouge.privacy.requests import Request
from filrouge.shared import clock


def new(request: Request, person_id: UUID) -> HttpResponse:
    """What the copy will hold, then the copy itself. Journalled as an export when it is taken."""
    if request.method == "POST":
        content = export_file(by=request.user, person_id=person_id)
        journal(request, person_id, Reading.What.EXPORT)
        name = f"dossier-{clock.today():%Y-%m-%d}.zip"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type="application/zip", headers=headers)
    found = list(chapters(person_id))
    if not found:
        raise Http404
    context = {"chapters": found, "may": can_export(request.user, person_id), "refusal": refusal()}
    return render(request, "privacy/exports/new.html", context)
