from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.messaging.enclosures import encloses
from filrouge.messaging.providers import Attachment, Refused
from filrouge.shared.papers.kinds import Kind

from .models import Sheet
from .referring.telling import PAPER, shown
from .shuttle.folder import values_of
from .shuttle.mailing import why_not_mailed
from .shuttle.paper import Cover, drawn, name_of


@encloses(PAPER)
def paper_of(sheet_id: UUID) -> Attachment:
    """As the sheet was made, and only if it may still leave: the person may have changed her mind since."""
    sheet = Sheet.objects.filter(pk=sheet_id).first()
    referral = shown(sheet.referral_id) if sheet else None
    values = values_of(sheet) if sheet else {}
    if sheet is None or referral is None or not values:
        raise Refused(_("la personne ou l’équipe a arrêté le partage : la fiche n’est pas partie"))
    if why := why_not_mailed(referral, sheet):
        raise Refused(why[:160])
    paper = drawn(sheet, values, Cover.of_referral(referral))
    return Attachment(name_of(sheet, Kind.PDF), Kind.PDF.media_type, paper)
