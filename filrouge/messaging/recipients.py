"""Where a message goes: checked and written one way, so that the same address is always the same."""

import hashlib
import hmac

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from filrouge.shared.phones import can_be_texted, display_phone, normalise_phone

from .models.messages import Channel

NOT_A_NUMBER = _("Ce numéro ne peut pas être appelé : vérifiez-le chiffre par chiffre.")
NOT_A_MOBILE = _("Ce numéro est celui d’une ligne fixe : elle ne reçoit pas de SMS.")
NOT_AN_ADDRESS = _("Cette adresse e-mail n’est pas complète.")


def normalised(channel: str, address: str) -> str:
    """E.164, or an address in small letters. Raises ValidationError."""
    if channel == Channel.SMS:
        number = normalise_phone(address)
        if number is None:
            raise ValidationError({"to": NOT_A_NUMBER})
        if not can_be_texted(number):
            raise ValidationError({"to": NOT_A_MOBILE})
        return number
    address = address.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValidationError({"to": NOT_AN_ADDRESS}) from error
    return address


def channel_of(address: str) -> str:
    """What someone typed: an e-mail address has an @."""
    return Channel.MAIL if "@" in address else Channel.SMS


def displayed(channel: str, address: str) -> str:
    return display_phone(address) if channel == Channel.SMS else address


def digest_of(channel: str, address: str) -> str:
    """Of a normalised address. Keyed: there are too few telephone numbers for a plain digest to hide any."""
    return hmac.new(settings.DIGEST_KEY.encode(), f"{channel}:{address}".encode(), hashlib.sha256).hexdigest()
