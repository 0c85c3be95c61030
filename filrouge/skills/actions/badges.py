"""The badges of a person: proposed, answered, shown with her name, revoked. A job signs them (`issuing`)."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.people.actions.grants import call
from filrouge.privacy.links import create_link, revoke_link, use_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.skills import policies
from filrouge.skills.events import BadgeAnswered, BadgeProposed, BadgeRevoked
from filrouge.skills.models import NAMED, OFFER, Accepted, Badge, BadgeClass, Revocation, Showing

from .traces import about, bound

REFUSED = gettext_lazy("Les badges d’une personne reviennent à l’équipe en charge de son dossier, avec elle.")
OFFER_LASTS = timedelta(days=60)
SHOWING_LASTS = timedelta(days=365)


def propose_badge(
    *, by: User, pathway: Pathway, badge_class: BadgeClass, facts: str, evidence: Sequence[str]
) -> Badge:
    """On facts, which she reads before she answers. Raises PermissionDenied, ValidationError."""
    require(policies.can_propose(by, pathway), REFUSED)
    if not badge_class.is_offered or not policies.can_write_class(by, badge_class.organisation):
        raise ValidationError(_("Ce badge n’est pas donné par votre organisation aujourd’hui."))
    if not facts.strip():
        raise ValidationError(
            {"facts": _("Dites sur quels faits il repose : elle les lira avant d’accepter.")}
        )
    if Badge.objects.standing().filter(person=pathway.person_id, badge_class=badge_class).exists():
        raise ValidationError(_("Elle a déjà ce badge, ou il lui est déjà proposé."))
    badge = Badge.objects.create(
        person_id=pathway.person_id,
        project_id=pathway.project_id,
        created_by=by,
        badge_class=badge_class,
        facts=facts.strip(),
        evidence=list(evidence),
    )
    publish(BadgeProposed(**about(by, badge)))
    return badge


def answer_badge(*, by: User, badge: Badge, accepts: bool) -> None:
    """With her, at the screen. Raises PermissionDenied, Missed once it is signed."""
    require(policies.can_follow(by, badge), REFUSED)
    now = clock.now()
    answered = (
        {"accepted_at": now, "accepted_how": Accepted.SCREEN.value, "declined_at": None}
        if accepts
        else {"accepted_at": None, "accepted_how": "", "declined_at": now}
    )
    must_hit(Badge.objects.filter(pk=badge.pk, issued_at=None).update(**answered))
    publish(BadgeAnswered(accepted=accepts, **about(by, badge)))


@transaction.atomic
def answer_by_link(*, link: OutsideLink, project_id: int, badge_id: UUID, accepts: bool) -> None:
    """From the page of the link, once entered. Raises PermissionDenied once it is signed."""
    assert link.person_id is not None
    call("answer_badge", accepts)
    use_link(link)
    publish(
        BadgeAnswered(
            by=Actor.link(link.pk),
            person_id=link.person_id,
            project_id=project_id,
            badge_id=badge_id,
            accepted=accepts,
        )
    )


def offer_link(*, by: User, badge: Badge) -> str:
    """Her own page of this badge: she answers there, then takes it. The token, to be shown to her now. The former link
    dies. Raises PermissionDenied."""
    require(policies.can_follow(by, badge), REFUSED)
    former = OutsideLink.objects.filter(purpose=OFFER, subject=str(badge.pk), revoked_at=None)
    former.update(revoked_at=clock.now())
    _link, token = create_link(
        purpose=OFFER,
        subject=str(badge.pk),
        recipient="",
        lifetime=OFFER_LASTS,
        by=Actor.user(by.pk),
        person_id=badge.person_id,
    )
    return token


def show_with_name(*, by: User, badge: Badge, name: str) -> tuple[Showing, str]:
    """She chooses how her name is written. The token, to be given to her. Raises PermissionDenied, ValidationError."""
    require(policies.can_follow(by, badge), REFUSED)
    if not badge.issued_at or hasattr(badge, "revocation"):
        raise ValidationError(
            _("Ce badge ne peut pas être montré : il n’est pas signé, ou il a été révoqué.")
        )
    link, token = create_link(
        purpose=NAMED,
        subject=str(badge.pk),
        recipient="",
        lifetime=SHOWING_LASTS,
        by=Actor.user(by.pk),
        person_id=badge.person_id,
    )
    return Showing.objects.create(name=name.strip(), link=link, **bound(by, badge)), token


def stop_showing(*, by: User, showing: Showing) -> None:
    """At once. Raises PermissionDenied, Missed."""
    require(policies.can_follow(by, showing.badge), REFUSED)
    revoke_link(showing.link)


def revoke_badge(*, by: User, badge: Badge, reason: str, words: str) -> Revocation:
    """The list that everybody reads says so within the minute; her named pages close at once. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_follow(by, badge), REFUSED)
    if not badge.issued_at or hasattr(badge, "revocation"):
        raise ValidationError(_("Ce badge n’est pas signé, ou il a déjà été révoqué."))
    revoked = Revocation.objects.create(
        reason=reason, words=words.strip(), at=clock.now(), **bound(by, badge)
    )
    links = Showing.objects.open().filter(badge=badge).values("link")
    OutsideLink.objects.filter(pk__in=links, revoked_at=None).update(revoked_at=clock.now())
    publish(BadgeRevoked(**about(by, badge)))
    return revoked
