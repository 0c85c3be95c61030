"""She does not go on: said by her, or because nobody could reach her any more."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.enrolment import policies
from filrouge.enrolment.events import CandidacyAbandoned
from filrouge.enrolment.models import Abandonment, Candidacy, FollowUp
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .kept_facts import refresh_kept_facts
from .traces import about, of_candidacy, refusal


def abandon_candidacy(
    *, by: User, candidacy: Candidacy, on: date, reason: str, words: str = ""
) -> Abandonment:
    """Raises PermissionDenied; ValidationError when someone is called lost and nobody tried to reach her."""
    require(policies.can_continue_candidacy(by, candidacy), refusal())
    last = FollowUp.objects.filter(candidacy=candidacy).order_by("-on", "-pk").first()
    if reason == Abandonment.Reason.LOST and last is None:
        raise ValidationError(
            {
                "reason": _(
                    "Aucune relance n’est notée : essayez de la joindre, puis notez ici ce qu’il en est."
                )
            }
        )
    given_up = Abandonment.objects.create(
        on=on,
        reason=reason,
        words=words,
        followed_up_by=last.user if last else None,
        **of_candidacy(candidacy, by),
    )
    refresh_kept_facts([candidacy.pk])
    publish(CandidacyAbandoned(abandonment_id=given_up.pk, **about(by, candidacy)))
    return given_up
