"""Signing: the second meeting, then the guardian when the person is under 18."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.enrolment import policies
from filrouge.enrolment.events import CommitmentSigned, GuardianSigned
from filrouge.enrolment.minors import is_minor
from filrouge.enrolment.models import Candidacy, Commitment, GuardianSignature, digest_of
from filrouge.enrolment.texts import as_one, text_for
from filrouge.people.actions.information import HowGiven
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .kept_facts import refresh_kept_facts
from .traces import about, of_candidacy, refusal


@dataclass(frozen=True, kw_only=True)
class SecondMeeting:
    """`text_digest`: of the words shown on the screen. `minor`: as the person says, where the file does not."""

    on: date
    text_digest: str
    minor: bool | None = None
    delay_skipped_because: str = ""


def sign_commitment(*, by: User, candidacy: Candidacy, meeting: SecondMeeting, given: HowGiven) -> Commitment:
    """Raises PermissionDenied; ValidationError when the delay runs and nobody says why not to wait, or when
    the words shown are no longer those in force."""
    require(policies.can_sign(by, candidacy), refusal())
    text, paragraphs = text_for(candidacy)
    words = as_one(text.title, paragraphs)
    _check(candidacy, meeting, words)
    commitment = Commitment.objects.create(
        met_on=meeting.on,
        text_version=text.version,
        text=words,
        text_digest=meeting.text_digest,
        minor=_minor(candidacy, meeting),
        delay_skipped_because=meeting.delay_skipped_because if candidacy.reflects_on(meeting.on) else "",
        signed_at=clock.now(),
        **asdict(given),
        **of_candidacy(candidacy, by),
    )
    refresh_kept_facts([candidacy.pk])
    publish(CommitmentSigned(commitment_id=commitment.pk, **about(by, candidacy)))
    return commitment


def countersign(
    *, by: User, commitment: Commitment, name: str, capacity: str, given: HowGiven
) -> GuardianSignature:
    """The holder of parental authority, a guardian or child welfare signs the words that the person signed."""
    candidacy = commitment.candidacy
    require(policies.can_countersign(by, commitment), refusal())
    signature = GuardianSignature(
        commitment=commitment,
        name=name,
        capacity=capacity,
        text_digest=commitment.text_digest,
        signed_at=clock.now(),
        **asdict(given),
        **of_candidacy(candidacy, by),
    )
    signature.save(force_insert=True)
    refresh_kept_facts([candidacy.pk])
    publish(GuardianSigned(commitment_id=commitment.pk, **about(by, candidacy)))
    return signature


def _check(candidacy: Candidacy, meeting: SecondMeeting, words: str) -> None:
    if candidacy.reflects_on(meeting.on) and not meeting.delay_skipped_because.strip():
        raise ValidationError(
            {
                "delay_skipped_because": _(
                    "Le délai de réflexion court encore : dites pourquoi ne pas attendre."
                )
            }
        )
    if digest_of(words) != meeting.text_digest:
        raise ValidationError(
            _("Le texte a changé depuis que la page a été ouverte : relisez-le ensemble avant de signer.")
        )


def _minor(candidacy: Candidacy, meeting: SecondMeeting) -> bool:
    known = is_minor(candidacy.person, meeting.on)
    return bool(meeting.minor) if known is None else known
