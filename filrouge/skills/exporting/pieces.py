"""A piece handed over: a photo is shown, for it is a JPEG that we made; anything else is only ever downloaded."""

from django.http import HttpResponse

from filrouge.skills.actions.pieces import bytes_of
from filrouge.skills.models import Piece

NAME = "document.pdf"  # says nothing of anyone


def handed(piece: Piece) -> HttpResponse:
    answer = HttpResponse(bytes_of(piece), content_type=piece.media)
    if not piece.is_image:
        answer["Content-Disposition"] = f'attachment; filename="{NAME}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
