"""Correcting what phrases say in another language, for every project at once."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.reference.languages import Language
from filrouge.reference.models import Translation
from filrouge.reference.policies import can_correct_translations
from filrouge.reference.registry import phrase
from filrouge.shared.rights import require


def correct_translation(*, by: User, language: Language, key: str, text: str, reviewed: bool) -> Translation:
    """`reviewed`: someone who speaks the language says that it is right. Raises PermissionDenied, UnknownPhrase."""
    require(can_correct_translations(by), refusal())
    status = Translation.Status.VALIDATED if reviewed else Translation.Status.HUMAN
    return Translation.objects.create(
        key=key, language=language.code, text=text, of=phrase(key).mark, status=status, by=by
    )


def validate_translation(*, by: User, translation: Translation) -> Translation:
    """Right as it is, read beside the French words of today. Raises PermissionDenied, ValidationError,
    UnknownPhrase."""
    require(can_correct_translations(by), refusal())
    if Translation.objects.of_phrase(translation.language, translation.key).first() != translation:
        raise ValidationError(_("Cette phrase vient d’être corrigée par quelqu’un d’autre : relisez-la."))
    return Translation.objects.create(
        key=translation.key,
        language=translation.language,
        text=translation.text,
        of=phrase(translation.key).mark,
        status=Translation.Status.VALIDATED,
        by=by,
    )


def refusal() -> str:
    return _("Les traductions servent à tous les projets : une coordinatrice ou un coordinateur les corrige.")
