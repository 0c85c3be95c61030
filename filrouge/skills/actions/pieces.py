"""Photos and documents that she may show: made again before anything is kept, and taken out for good."""

from base64 import b64decode, b64encode

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.keeping.remaking import Remade
from filrouge.shared.rights import require
from filrouge.skills import policies
from filrouge.skills.events import PieceLaid, PieceTakenOut
from filrouge.skills.models import Piece

from .traces import about

REFUSED = gettext_lazy("Ces pièces reviennent à l’équipe en charge de son dossier, avec elle.")
MOST_PIECES = 30  # of one person


def lay_piece(*, by: User, pathway: Pathway, title: str, kind: str, file: Remade) -> Piece:
    """`file`: as it was made again. In no portfolio until she puts it in one. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_open_portfolio(by, pathway), REFUSED)
    hers = Piece.objects.kept().filter(person=pathway.person_id, project=pathway.project_id)
    if hers.count() >= MOST_PIECES:
        raise ValidationError(_("Trente pièces au plus : retirez celles qui ne servent plus."))
    piece = Piece.objects.create(
        person_id=pathway.person_id,
        project_id=pathway.project_id,
        created_by=by,
        title=title.strip(),
        kind=kind,
        media=file.media,
        size=len(file.content),
        content=b64encode(file.content).decode(),
    )
    publish(PieceLaid(**about(by, piece)))
    return piece


def take_piece_out(*, by: User, piece: Piece) -> None:
    """Nothing of it is left, and every page loses it at once. Raises PermissionDenied, ValidationError."""
    require(policies.can_follow_piece(by, piece), REFUSED)
    if piece.removed_at:
        raise ValidationError(_("Cette pièce est déjà retirée."))
    piece.removed_at, piece.content, piece.title, piece.size = clock.now(), "", "", 0
    piece.save(update_fields=("removed_at", "content", "title", "size"))
    publish(PieceTakenOut(**about(by, piece)))


def bytes_of(piece: Piece) -> bytes:
    return b64decode(piece.content)
