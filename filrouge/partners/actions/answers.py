"""What the partner says: by the link, in its own screens, or by telephone and typed by the team."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.partners import policies
from filrouge.partners.events import ReferralAnswered
from filrouge.partners.models import FROM_PARTNER, Happened, Referral, ReferralFact, ReferralWords
from filrouge.partners.referring.referred import Referred
from filrouge.people.actions.grants import call
from filrouge.privacy.links import use_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.encrypted_field import sealed
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .referrals import REFUSED, require_open
from .traces import about, of_referral

WORDS = ("who", "follower", "proposal", "words")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`kind`: see `Happened`. `on`: the day it is about. `who` answers; `follower` will follow her."""

    kind: str
    on: date | None = None
    reason: str = ""
    result: str = ""
    who: str = ""
    follower: str = ""
    proposal: str = ""
    words: str = ""

    def told(self) -> dict[str, str]:
        return {name: getattr(self, name).strip() for name in WORDS}


@transaction.atomic
def note_answer(*, by: User, referral: Referral, answer: Answer, on_sheet: bool = False) -> ReferralFact:
    """Said by telephone: the kind alone is enough. `on_sheet`: written by the partner on a sheet, and accepted.
    Raises PermissionDenied; ValidationError once it is over."""
    require(policies.can_note_answer(by, referral), REFUSED)
    require_open(referral)
    _check(answer)
    said = {name: getattr(answer, name) for name in ("kind", "on", "reason", "result")}
    fact = ReferralFact.objects.create(
        referral=referral, at=clock.now(), by_partner=on_sheet, **said, **of_referral(referral, by)
    )
    if any(answer.told().values()):
        ReferralWords.objects.create(fact=fact, **answer.told(), **of_referral(referral, by))
    publish(ReferralAnswered(fact_id=fact.pk, kind=fact.kind, **about(Actor.user(by.pk), referral)))
    return fact


@transaction.atomic
def answer_by_link(*, link: OutsideLink, referral_id: UUID, project_id: int, answer: Answer) -> None:
    """From the page of the link, once entered. Raises PermissionDenied past forty, or once it is closed;
    ValidationError."""
    assert link.person_id is not None
    fact_id = _written(answer, None)
    use_link(link)
    publish(
        ReferralAnswered(
            by=Actor.link(link.pk),
            person_id=link.person_id,
            project_id=project_id,
            referral_id=referral_id,
            fact_id=fact_id,
            kind=answer.kind,
            by_partner=True,
        )
    )


@transaction.atomic
def answer_received(*, by: User, found: Referred, answer: Answer) -> None:
    """From the screens of the organisation it was sent to: `answer_referral` (SQL) asks whether it was. Raises
    PermissionDenied, past forty too; ValidationError."""
    fact_id = _written(answer, found.id)
    publish(
        ReferralAnswered(
            by=Actor.user(by.pk),
            person_id=found.person_id,
            project_id=found.project.pk,
            referral_id=found.id,
            fact_id=fact_id,
            kind=answer.kind,
            by_partner=True,
        )
    )


def _written(answer: Answer, received: UUID | None) -> UUID:
    """The fact, and its words."""
    _check(answer)
    fact_id = uuid4()
    told = ReferralWords(pk=uuid4(), **answer.told())
    values = (fact_id, answer.kind, answer.on, answer.reason, answer.result, told.pk)
    call("answer_referral", *values, *sealed(told, *WORDS), received)
    return fact_id


def _check(answer: Answer) -> None:
    if answer.kind not in FROM_PARTNER:
        raise ValidationError(_("Choisissez une réponse."))
    if answer.kind == Happened.TAKEN_OVER and not answer.who.strip():
        raise ValidationError({"who": _("Dites qui vous êtes : l’équipe saura à qui parler.")})
