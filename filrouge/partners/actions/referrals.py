"""Sending someone on, with her agreement; reminding, recalling, and her changing her mind."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.directory.models import Service, Structure
from filrouge.partners import policies
from filrouge.partners.events import ReferralEnded, ReferralReminded, ReferralSent
from filrouge.partners.models import (
    CLOSED,
    MINIMUM,
    PURPOSE,
    Happened,
    Referral,
    ReferralAgreement,
    ReferralFact,
    ReferralValue,
    ReferralWords,
    Said,
    Way,
)
from filrouge.partners.referring.saying import SECRET_LINES, level_of_recipient
from filrouge.partners.texts import REFERRAL
from filrouge.pathways.models import Barrier, Pathway, Step
from filrouge.pathways.policies import secrets_held
from filrouge.people.actions.grants import call
from filrouge.people.actions.information import HowGiven
from filrouge.privacy.links import create_link
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.rows import Level
from filrouge.reference.barriers import Secret
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.days import must_come
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .traces import about, of_referral

REFUSED = gettext_lazy(
    "Seule l’équipe en charge de ce dossier peut orienter la personne, ou y mettre fin ; un accès d’urgence n’y "
    "suffit pas."
)
ENDED = gettext_lazy("Cette orientation est finie : plus rien n’est montré au partenaire.")
LIFETIME = timedelta(days=30)  # of a link that left by e-mail; it renews itself to the same address
LONGEST = timedelta(days=366)  # of an agreement


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """A structure of the directory, or one of its services. `email`: where the link leaves; "" by hand."""

    structure: Structure
    service: Service | None = None
    to_name: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """`answer_by`: the day asked for; nothing is asked of a structure that accompanies her `already`. `until`: the last
    day of the agreement, included."""

    way: str
    answer_by: date
    until: date
    barrier: Barrier | None = None
    step: Step | None = None
    already: bool = False


@transaction.atomic
def send_referral(
    *,
    by: User,
    pathway: Pathway,
    recipient: Recipient,
    said: Mapping[str, str],
    given: HowGiven,
    terms: Terms,
) -> tuple[Referral, str]:
    """`said`: what is told, line by line, copied as it is today; the person agreed to these lines and this recipient.
    With the token of the link when it is handed over, to be shown now and never again; "" by e-mail.

    Raises PermissionDenied, ValidationError.
    """
    require(policies.can_refer(by, pathway), REFUSED)
    _check(by, pathway, recipient, said, terms)
    referral = Referral.objects.create(
        pathway=pathway,
        person_id=pathway.person_id,
        project_id=pathway.project_id,
        organisation_id=pathway.organisation_id,
        barrier=terms.barrier,
        step=terms.step,
        level=_level(recipient, said),
        answer_by=terms.answer_by,
        created_by=by,
        **vars(recipient),
    )
    ReferralAgreement.objects.create(
        referral=referral,
        said=[one for one in Said.values if one in said],
        text_version=REFERRAL.version,
        at=clock.now(),
        until=terms.until,
        **asdict(given),
        **of_referral(referral, by),
    )
    ReferralValue.objects.bulk_create(
        ReferralValue(
            referral=referral,
            said=one,
            value=value,
            level=Said(one).level.value,
            **of_referral(referral, by),
        )
        for one, value in said.items()
    )
    if terms.already:
        _note(by, referral, Happened.ALREADY)
    return referral, _leave(by, referral, terms.way)


def hand_over(*, by: User, referral: Referral) -> str:
    """A link to print or show, for a referral under way: its token, shown once. Those handed before it die.

    Raises PermissionDenied; ValidationError once the referral is over.
    """
    require(policies.can_note_answer(by, referral), REFUSED)
    require_open(referral)
    with transaction.atomic():
        return _leave(by, referral, Way.HAND)


@transaction.atomic
def remind_partner(*, by: User, referral: Referral) -> ReferralFact:
    """By e-mail when there is an address; otherwise it is noted that the team called. A partner who was full is asked
    again. Raises PermissionDenied; ValidationError once someone answered or it is over."""
    require(policies.can_note_answer(by, referral), REFUSED)
    if not Referral.objects.filter(pk=referral.pk, state__in=("", Happened.FULL)).exists():
        raise ValidationError(_("Le partenaire a déjà répondu, ou cette orientation est finie."))
    if not referral.agreement.in_force:
        raise ValidationError(
            _("L’accord de la personne a pris fin : refaites une orientation avec elle, ou téléphonez.")
        )
    fact = _note(by, referral, Happened.REMINDED)
    publish(ReferralReminded(fact_id=fact.pk, **about(Actor.user(by.pk), referral)))
    return fact


@transaction.atomic
def recall_referral(*, by: User, referral: Referral, because: str = "") -> None:
    """It is not needed any more: the link dies, what was said is erased. Raises PermissionDenied, ValidationError."""
    fact_id = _end(by, referral, how=None)
    if because:
        ReferralWords.objects.create(fact_id=fact_id, words=because, **of_referral(referral, by))
    publish(ReferralEnded(by_person=False, **about(Actor.user(by.pk), referral)))


@transaction.atomic
def withdraw_referral(*, by: User, referral: Referral, how: str) -> None:
    """The person changed her mind: everything that rests on her agreement ends at once, never the accompaniment.

    Raises PermissionDenied, ValidationError.
    """
    _end(by, referral, how=how)
    publish(ReferralEnded(by_person=True, **about(Actor.user(by.pk), referral)))


def require_open(referral: Referral) -> None:
    """Raises ValidationError once nothing is shown outside any more."""
    if ReferralFact.objects.filter(referral=referral, kind__in=CLOSED).exists():
        raise ValidationError(ENDED)


def _check(by: User, pathway: Pathway, recipient: Recipient, said: Mapping[str, str], terms: Terms) -> None:
    today = clock.today()
    if not recipient.structure.is_current or (recipient.service and not recipient.service.is_current):
        raise ValidationError(_("Cette adresse n’est plus dans l’annuaire : choisissez-en une autre."))
    if terms.way == Way.MAIL and not recipient.email:
        raise ValidationError({"email": _("Donnez une adresse e-mail, ou choisissez la main propre.")})
    if missing := [str(one.label) for one in MINIMUM if not said.get(one, "").strip()]:
        raise ValidationError(_("Il manque : %(what)s.") % {"what": ", ".join(missing)})
    must_come("answer_by", terms.answer_by)
    if not terms.answer_by <= terms.until <= today + LONGEST:
        raise ValidationError(
            {"until": _("L’accord va au moins jusqu’au jour de la réponse, et un an au plus.")}
        )
    if terms.barrier and (terms.barrier.is_sensitive or terms.barrier.pathway_id != pathway.pk):
        raise ValidationError(_("Ce frein se regarde avec la personne qui le suit."))
    if terms.step and terms.step.pathway_id != pathway.pk:
        raise ValidationError(_("Cette étape est celle d’un autre parcours."))
    _check_secrets(by, pathway, said)


def _level(recipient: Recipient, said: Mapping[str, str]) -> int:
    """That something of her health or of justice is told would itself tell it: the whole referral is covered then."""
    told = [Said(one).level.value for one in said if one in SECRET_LINES]
    return max(level_of_recipient(recipient.structure, recipient.service), *told, Level.SHARED.value)


def _check_secrets(by: User, pathway: Pathway, said: Mapping[str, str]) -> None:
    """Nobody tells a partner what they may not read themselves."""
    asked = {secret for line, secret in {**SECRET_LINES, Said.ASYLUM: Secret.ASYLUM}.items() if line in said}
    require(
        not asked or asked <= set(secrets_held(by, pathway)),
        _("Santé, justice, séjour : seules les personnes habilitées peuvent le dire à un partenaire."),
    )


def _leave(by: User, referral: Referral, way: str) -> str:
    """A link, and the fact that it left. Its token when it is for the hand."""
    until = clock.start_of(referral.agreement.until + timedelta(days=1)) - clock.now()
    by_mail = way == Way.MAIL
    if not by_mail:
        _kill_handed(referral)
    link, token = create_link(
        purpose=PURPOSE,
        subject=str(referral.pk),
        recipient=referral.email if by_mail else "",
        lifetime=min(LIFETIME, until) if by_mail else until,
        by=Actor.user(by.pk),
        person_id=referral.person_id,
    )
    _note(by, referral, Happened.SENT if by_mail else Happened.HANDED)
    publish(ReferralSent(link_id=link.pk if by_mail else "", **about(Actor.user(by.pk), referral)))
    return "" if by_mail else token


def _kill_handed(referral: Referral) -> None:
    handed = OutsideLink.objects.filter(purpose=PURPOSE, subject=str(referral.pk), recipient="")
    handed.filter(revoked_at=None).update(revoked_at=clock.now())


def _note(by: User, referral: Referral, kind: str) -> ReferralFact:
    return ReferralFact.objects.create(
        referral=referral, kind=kind, at=clock.now(), **of_referral(referral, by)
    )


def _end(by: User, referral: Referral, *, how: str | None) -> UUID:
    require(policies.can_end(by, referral), REFUSED)
    require_open(referral)
    fact_id = uuid4()
    call("end_referral", referral.pk, fact_id, how)
    return fact_id
