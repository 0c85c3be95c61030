from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import clock


def must_come(field: str, day: date | None) -> None:
    """Today or later, when there is a day. Raises ValidationError, said beside the field."""
    if day and day < clock.today():
        raise ValidationError({field: _("Ce jour est passé : choisissez aujourd’hui ou plus tard.")})
