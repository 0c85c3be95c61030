"""Saying no: with its reason, and somewhere else to go by name."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.enrolment import policies
from filrouge.enrolment.events import CandidacyRefused
from filrouge.enrolment.models import Candidacy, Refusal
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .kept_facts import refresh_kept_facts
from .traces import about, of_candidacy, refusal


@dataclass(frozen=True, kw_only=True)
class No:
    """`words`: what the person was told. `referred_to`: a place with a name."""

    on: date
    reason: str
    words: str
    referred_to: str
    referred_how: str = ""


def refuse_candidacy(*, by: User, candidacy: Candidacy, no: No) -> Refusal:
    """Raises PermissionDenied; ValidationError without words or without a place to go."""
    require(policies.can_continue_candidacy(by, candidacy), refusal())
    if not no.referred_to.strip():
        raise ValidationError({"referred_to": _("Personne ne repart sans une adresse : nommez un lieu.")})
    if not no.words.strip():
        raise ValidationError({"words": _("Écrivez ce qui a été dit à la personne.")})
    refused = Refusal.objects.create(**asdict(no), **of_candidacy(candidacy, by))
    refresh_kept_facts([candidacy.pk])
    publish(CandidacyRefused(refusal_id=refused.pk, **about(by, candidacy)))
    return refused


def note_taken_over(*, by: User, refused: Refusal, on: date) -> None:
    """The place she was sent to has received her."""
    require(policies.can_write_candidacy(by, refused.candidacy), refusal())
    must_hit(Refusal.objects.filter(pk=refused.pk).update(taken_over_on=on))
