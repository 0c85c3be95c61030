"""Numbers of the Sirene register. Spaces and dots are allowed; store what `compact` gives."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.fr import siret


def compact(number: str) -> str:
    """Without separators: "356 000 000 00048" → "35600000000048"."""
    return str(siret.compact(number))


def validate_siret(number: str) -> None:
    # python-stdnum knows the sites of La Poste, which follow a sum of digits instead of the Luhn rule.
    if not _has_14_digits(number):
        raise ValidationError(_("Un numéro SIRET compte 14 chiffres."), code="length")
    if not siret.is_valid(number):
        message = _("Ce numéro SIRET n’existe pas : un chiffre a sans doute été mal recopié.")
        raise ValidationError(message, code="checksum")


def _has_14_digits(number: str) -> bool:
    digits = compact(number)
    return len(digits) == 14 and digits.isascii() and digits.isdigit()
