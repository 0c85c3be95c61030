"""Making a shuttle sheet: a choice among what the person agreed to, and questions to the partner. And mailing it."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.partners import policies
from filrouge.partners.events import SheetMade, SheetMailed
from filrouge.partners.models import (
    CORRECTED,
    Filled,
    Happened,
    Referral,
    ReferralFact,
    Said,
    Sheet,
    SheetChange,
    SheetValue,
)
from filrouge.partners.shuttle.folder import is_whole, values_of
from filrouge.partners.shuttle.mailing import why_not_mailed
from filrouge.privacy.rows import Level
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .referrals import REFUSED, require_open
from .traces import about, of_referral

MOST = 200  # versions of one sheet


@transaction.atomic
def make_sheet(
    *, by: User, referral: Referral, lines: Sequence[str], asked: Sequence[str], by_mail: bool = False
) -> Sheet:
    """`lines`: chosen among those said on the referral, her name always; word for word, or as a partner corrected
    them and someone accepted it. What was answered before stands in it. `by_mail`: the partner is told.

    Raises PermissionDenied; ValidationError once it is over, or for a line she did not agree to.
    """
    require(policies.can_end(by, referral), REFUSED)
    return write_sheet(by=by, referral=referral, lines=lines, asked=asked, by_mail=by_mail)


def write_sheet(
    *, by: User, referral: Referral, lines: Sequence[str], asked: Sequence[str], by_mail: bool
) -> Sheet:
    """As `make_sheet`, for whoever was found entitled to ask; within a transaction."""
    require_agreed(referral)
    said = {one.said: one for one in referral.values_said.all()}
    chosen = [one.value for one in Said if one in lines]
    if Said.NAME not in chosen or not set(lines) <= set(said):
        raise ValidationError(
            _("Choisissez parmi ce que la personne accepte de dire ; son nom y est toujours.")
        )
    if not asked:
        raise ValidationError({"asked": _("Choisissez au moins une question.")})
    if by_mail and not referral.email:
        raise ValidationError(_("Le partenaire n’a pas d’adresse e-mail ici : téléchargez le PDF."))
    known = {**{code: one.value for code, one in said.items()}, **accepted_values(referral)}
    version = (Sheet.objects.filter(referral=referral).aggregate(last=Max("version"))["last"] or 0) + 1
    if version > MOST:
        raise ValidationError(_("Cette fiche a déjà beaucoup de versions."))
    bound = of_referral(referral, by)
    questions = [one.value for one in Filled if one in asked]
    sheet = Sheet.objects.create(
        referral=referral, version=version, lines=chosen, asked=questions, at=clock.now(), **bound
    )
    SheetValue.objects.bulk_create(
        SheetValue(
            sheet=sheet,
            field=code,
            value=known[code],
            level=said[code].level if code in said else Level.FULL.value,
            **bound,
        )
        for code in (*chosen, *questions)
        if known.get(code)
    )
    fact = ReferralFact.objects.create(referral=referral, kind=Happened.SHEET, at=clock.now(), **bound)
    publish(
        SheetMade(fact_id=fact.pk, sheet_id=sheet.pk, by_mail=by_mail, **about(Actor.user(by.pk), referral))
    )
    return sheet


@transaction.atomic
def mail_sheet(*, by: User, referral: Referral, sheet: Sheet) -> None:
    """Its paper leaves by e-mail, to the address of the referral. Raises PermissionDenied; ValidationError once nothing
    may be shown outside, or for a sheet that may not leave so."""
    require(policies.can_end(by, referral), REFUSED)
    require_agreed(referral)
    if why := why_not_mailed(referral, sheet):
        raise ValidationError(why)
    if not is_whole(sheet, values_of(sheet)):
        raise ValidationError(_("Ce que disait cette fiche est effacé depuis : refaites-en une."))
    fact = ReferralFact.objects.create(
        referral=referral, kind=Happened.MAILED, at=clock.now(), **of_referral(referral, by)
    )
    publish(SheetMailed(fact_id=fact.pk, sheet_id=sheet.pk, **about(Actor.user(by.pk), referral)))


def require_agreed(referral: Referral) -> None:
    """Raises ValidationError once nothing may be shown outside."""
    require_open(referral)
    if not referral.agreement.in_force:
        raise ValidationError(
            _("L’accord de la personne a pris fin : plus rien n’est échangé sur cette fiche.")
        )


def accepted_values(referral: Referral) -> Mapping[str, str]:
    """What was accepted of earlier sheets, by field: the latest. Only what may be filled or corrected."""
    accepted = SheetChange.objects.filter(returned__sheet__referral=referral, accepted=True)
    known = {one.field: one.value for one in accepted.order_by("decided_at", "pk")}
    return {code: value for code, value in known.items() if code in (*CORRECTED, *Filled)}
