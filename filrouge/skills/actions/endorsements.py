"""Who recognises an organisation's badge: asked of a structure by a link, or said by another organisation on screen."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import Organisation, User
from filrouge.directory.models import Structure
from filrouge.people.actions.grants import call
from filrouge.privacy.links import use_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.skills import policies
from filrouge.skills.events import EndorsementAsked, EndorsementGiven, EndorsementWithdrawn
from filrouge.skills.models import ASKING, BadgeClass, Endorsement, Signatory

REFUSED = gettext_lazy(
    "La reconnaissance d’un badge se demande par l’équipe qui le donne, et se dit par la ou le responsable de "
    "l’organisation qui le reconnaît."
)


def ask_endorsement(
    *, by: User, badge_class: BadgeClass, structure: Structure, recipient: str
) -> Endorsement:
    """A letter leaves, with a link: opening it says nothing. Raises PermissionDenied, ValidationError."""
    require(policies.can_ask_endorsement(by, badge_class), REFUSED)
    if _known(badge_class, structure=structure):
        raise ValidationError({"structure": _("Elle l’a déjà reconnu, ou la question lui est déjà posée.")})
    asked = Endorsement.objects.create(badge_class=badge_class, structure=structure, asked_by=by)
    Signatory.objects.create(endorsement=asked, recipient=recipient)
    publish(EndorsementAsked(by=Actor.user(by.pk), endorsement_id=asked.pk))
    return asked


def endorse(
    *, by: User, badge_class: BadgeClass, organisation: Organisation, capacity: str, words: str
) -> Endorsement:
    """On behalf of the organisation that one manages. Raises PermissionDenied, ValidationError."""
    require(policies.can_endorse(by, badge_class, organisation), REFUSED)
    if _known(badge_class, organisation=organisation):
        raise ValidationError(_("Votre organisation reconnaît déjà ce badge."))
    given = Endorsement.objects.create(
        badge_class=badge_class,
        organisation=organisation,
        asked_by=by,
        capacity=capacity,
        words=words,
        given_at=clock.now(),
    )
    Signatory.objects.create(endorsement=given, signer=by.get_full_name())
    publish(EndorsementGiven(by=Actor.user(by.pk), endorsement_id=given.pk))
    return given


def answer_by_link(
    *,
    link: OutsideLink,
    endorsement: Endorsement,
    said: str,
    signer: str = "",
    capacity: str = "",
    words: str = "",
) -> None:
    """From the page of the link, once entered. `said`: give, decline or withdraw. Raises PermissionDenied,
    ValidationError."""
    if said == "give" and not (signer.strip() and capacity.strip()):
        raise ValidationError(_("Dites qui signe, et à quel titre."))
    call("answer_endorsement", said, signer.strip(), capacity.strip(), words.strip())
    use_link(link)
    event = EndorsementGiven if said == "give" else EndorsementWithdrawn
    publish(event(by=Actor.link(link.pk), endorsement_id=endorsement.pk))


def withdraw_endorsement(*, by: User, endorsement: Endorsement) -> None:
    """Raises PermissionDenied, Missed."""
    require(policies.can_withdraw_endorsement(by, endorsement), REFUSED)
    found = Endorsement.objects.filter(pk=endorsement.pk, withdrawn_at=None)
    must_hit(found.update(withdrawn_at=clock.now()))
    links = OutsideLink.objects.filter(purpose=ASKING, subject=str(endorsement.pk), revoked_at=None)
    links.update(revoked_at=clock.now())
    publish(EndorsementWithdrawn(by=Actor.user(by.pk), endorsement_id=endorsement.pk))


def _known(badge_class: BadgeClass, **body: object) -> bool:
    asked = Endorsement.objects.filter(badge_class=badge_class, withdrawn_at=None, declined_at=None)
    return asked.filter(**body).exists()
