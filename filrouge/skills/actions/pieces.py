"""Photos and documents that she may show: made again before anything is kept, and taken out for good."""

from base64 import b64decode, b64encode

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.people.actions.grants import call
from filrouge.privacy.links import use_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.encrypted_field import sealed
from filrouge.shared.events import publish
from filrouge.shared.keeping.remaking import Remade
from filrouge.shared.rights import require
from filrouge.skills import policies
from filrouge.skills.events import PieceLaid, PieceTakenOut
from filrouge.skills.models import Piece, Portfolio

from .traces import about

REFUSED = gettext_lazy("Ces pièces reviennent à l’équipe en charge de son dossier, avec elle.")
MOST_PIECES = 30  # of one person; sql/portfolios.sql holds to it too
TOO_MANY = gettext_lazy("Trente pièces au plus : retirez celles qui ne servent plus.")


def lay_piece(*, by: User, pathway: Pathway, title: str, kind: str, file: Remade) -> Piece:
    """`file`: as it was made again. In no portfolio until she puts it in one. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_open_portfolio(by, pathway), REFUSED)
    hers = Piece.objects.kept().filter(person=pathway.person_id, project=pathway.project_id)
    if hers.count() >= MOST_PIECES:
        raise ValidationError(TOO_MANY)
    piece = _piece(pathway, title, kind, file)
    piece.created_by = by
    piece.save(force_insert=True)
    publish(PieceLaid(**about(by, piece)))
    return piece


@transaction.atomic
def lay_piece_by_link(
    *, link: OutsideLink, portfolio: Portfolio, title: str, kind: str, file: Remade
) -> Piece:
    """The same, by herself, from her own link, once entered. Raises PermissionDenied, ValidationError."""
    piece = _piece(portfolio, title, kind, file)
    words = sealed(piece, "title", "content")
    if not call("add_chosen_piece", portfolio.pk, piece.pk, *words, kind, piece.media, piece.size):
        raise ValidationError(TOO_MANY)
    use_link(link)
    publish(PieceLaid(**about(Actor.link(link.pk), piece)))
    return piece


def take_piece_out(*, by: User, piece: Piece) -> None:
    """Nothing of it is left, and every page loses it at once. Raises PermissionDenied, ValidationError."""
    require(policies.can_follow_piece(by, piece), REFUSED)
    if piece.removed_at:
        raise ValidationError(_("Cette pièce est déjà retirée."))
    piece.removed_at, piece.content, piece.title, piece.size = clock.now(), "", "", 0
    piece.save(update_fields=("removed_at", "content", "title", "size"))
    publish(PieceTakenOut(**about(by, piece)))


def _piece(hers: Pathway | Portfolio, title: str, kind: str, file: Remade) -> Piece:
    return Piece(
        person_id=hers.person_id,
        project_id=hers.project_id,
        title=title.strip(),
        kind=kind,
        media=file.media,
        size=len(file.content),
        content=b64encode(file.content).decode(),
    )


def bytes_of(piece: Piece) -> bytes:
    return b64decode(piece.content)
