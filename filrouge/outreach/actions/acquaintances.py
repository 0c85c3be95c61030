"""Correcting what is known of someone met."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.outreach import policies
from filrouge.outreach.models import Acquaintance, Identification
from filrouge.shared.phones import normalise_phone
from filrouge.shared.rights import require

from .encounters import Who, refusal


def change_acquaintance(*, by: User, acquaintance: Acquaintance, who: Who, commune_code: str) -> None:
    """As she says now: what is left empty is forgotten. Raises PermissionDenied, ValidationError."""
    require(policies.can_meet_again(by, acquaintance), refusal())
    if not (who.nickname or who.given_name):
        raise ValidationError({"nickname": _("Il faut au moins un prénom ou un surnom.")})
    phone = (normalise_phone(who.phone) or "") if who.phone else ""
    if who.phone and not phone:
        raise ValidationError({"phone": _("Ce numéro n’est pas complet : vérifiez-le avec la personne.")})
    for name in ("nickname", "given_name", "family_name", "age_band", "sex", "language"):
        setattr(acquaintance, name, getattr(who, name))
    acquaintance.phone, acquaintance.commune_code = phone, commune_code
    named = bool(who.given_name)
    acquaintance.identification = Identification.IDENTIFIED if named else Identification.NICKNAME
    acquaintance.save()
