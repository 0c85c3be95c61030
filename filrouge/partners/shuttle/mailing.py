"""The paper of a sheet itself by e-mail, which is read on its way: which sheets may leave so."""

from django.utils.translation import gettext as _

from filrouge.partners.models import NEED_TO_KNOW, Referral, Sheet
from filrouge.shared.papers.pdf_writing import can_write


def why_not_mailed(referral: Referral, sheet: Sheet) -> str:
    """In a sentence, with what to do instead; "" when it may leave."""
    if referral.is_covered or any(one in NEED_TO_KNOW for one in sheet.lines):
        return _(
            "Cette fiche, ou l’endroit où elle va, dit quelque chose de la santé, de la justice ou du séjour : un "
            "e-mail peut être lu en chemin. Le partenaire l’a sur la page de son lien ; ou remettez-la en main propre."
        )
    if not referral.email:
        return _("Le partenaire n’a pas d’adresse e-mail ici : téléchargez la fiche, et remettez-la.")
    if not can_write():
        return _("Ce serveur ne sait pas faire de PDF : le partenaire a la page du lien, et le DOCX.")
    if Sheet.objects.filter(referral=referral, version__gt=sheet.version).exists():
        return _("Une version plus récente de cette fiche existe : envoyez celle-là.")
    return ""
