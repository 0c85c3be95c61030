from django.http import HttpResponse

from .kinds import Kind


def handed_over(paper: bytes, name: str, kind: Kind = Kind.PDF) -> HttpResponse:
    """To be opened by whatever reads or fills it, not shown by the browser. `name`: of the file, which says nothing of
    anyone."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(paper, content_type=kind.media_type, headers=headers)
