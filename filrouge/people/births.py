"""Birth dates as people have them: whole, in part, or a 1 January given by an office."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from filrouge.people.models import BirthPrecision
from filrouge.shared import clock

OLDEST = 120  # years


def birth_of(day: int | None, month: int | None, year: int | None) -> tuple[date | None, BirthPrecision]:
    """The date and its precision, from what is known of it. Raises ValidationError."""
    if year is None:
        if day or month:
            raise ValidationError(_("Il manque l’année de naissance."))
        return None, BirthPrecision.UNKNOWN
    if day and not month:
        raise ValidationError(_("Il manque le mois de naissance."))
    try:
        born = date(year, month or 1, day or 1)
    except ValueError as error:
        raise ValidationError(_("Cette date n’existe pas : vérifiez le jour et le mois.")) from error
    today = clock.today()
    if not today.year - OLDEST <= born.year or born > today:
        raise ValidationError(_("Vérifiez l’année de naissance."))
    if not month:
        return born, BirthPrecision.YEAR
    return born, BirthPrecision.DAY if day else BirthPrecision.MONTH


def is_exact(born: date | None, precision: str) -> bool:
    return born is not None and precision == BirthPrecision.DAY


def birth_said(born: date | None, precision: str) -> str:
    """ "14 mars 2002", "mars 2002", "2002 (jour et mois non connus)"; '' when unknown."""
    if born is None or precision == BirthPrecision.UNKNOWN:
        return ""
    if precision == BirthPrecision.DAY:
        return date_format(born, "j F Y")
    if precision == BirthPrecision.MONTH:
        return date_format(born, "F Y")
    if precision == BirthPrecision.PLACEHOLDER:
        return _("%(year)s (1er janvier attribué par défaut)") % {"year": born.year}
    return _("%(year)s (jour et mois non connus)") % {"year": born.year}
