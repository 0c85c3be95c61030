import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.mails import send
from filrouge.accounts.models import Invitation, Membership, Organisation, Project, User
from filrouge.accounts.policies import can_give_role
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require

from .api_tokens import digest
from .memberships import start_role

DAYS = 7
REFUSED = gettext_lazy("Vous ne pouvez pas inviter à cette fonction dans cette organisation.")


class Closed(Exception):
    """The invitation was accepted, withdrawn, or is too old."""


@transaction.atomic
def invite(
    *, by: User, email: str, organisation: Organisation, role: str, project: Project | None = None
) -> Invitation:
    """Offer a role to an address. Raises ValidationError; NotSent, and then nothing happened."""
    email = email.strip().lower()
    require(email != by.email and can_give_role(by, organisation, role, project), REFUSED)
    _refuse_twice(email, organisation, role, project)
    token, now = secrets.token_urlsafe(32), clock.now()
    invitation = Invitation(
        email=email,
        organisation=organisation,
        role=role,
        project=project,
        token_digest=digest(token),
        invited_by=by,
        sent_at=now,
        expires_at=now + timedelta(days=DAYS),
    )
    invitation.full_clean()
    invitation.save()
    _send(invitation, token)
    return invitation


@transaction.atomic
def resend_invitation(*, by: User, invitation: Invitation) -> Invitation:
    """A new link; the former one stops working. Raises Closed, NotSent."""
    _require_giver(by, invitation)
    token, now = secrets.token_urlsafe(32), clock.now()
    invitation.token_digest, invitation.sent_at = digest(token), now
    invitation.expires_at = now + timedelta(days=DAYS)
    changed = Invitation.objects.waiting().filter(pk=invitation.pk)
    if not changed.update(
        token_digest=invitation.token_digest, sent_at=now, expires_at=invitation.expires_at
    ):
        raise Closed
    _send(invitation, token)
    return invitation


def revoke_invitation(*, by: User, invitation: Invitation) -> Invitation:
    """Raises Closed."""
    _require_giver(by, invitation)
    invitation.revoked_at = clock.now()
    if not Invitation.objects.waiting().filter(pk=invitation.pk).update(revoked_at=invitation.revoked_at):
        raise Closed
    return invitation


def find_invitation(token: str) -> Invitation | None:
    """The open invitation of a link, whoever opens it."""
    related = ("organisation", "project", "invited_by")
    return Invitation.objects.open().select_related(*related).filter(token_digest=digest(token)).first()


@transaction.atomic
def accept_invitation(*, by: User, invitation: Invitation) -> Membership:
    """By the account of the invited address. Raises Closed; PermissionDenied for another account."""
    require(by.email == invitation.email, _("Cette invitation est adressée à quelqu’un d’autre."))
    _consume(invitation, by)
    if not by.is_active:
        must_hit(User.objects.filter(pk=by.pk).update(is_active=True))
        by.is_active = True
    held = by.memberships.filter(
        organisation=invitation.organisation, role=invitation.role, project=invitation.project, until=None
    )
    return held.first() or start_role(
        invitation.invited_by,
        by,
        invitation.organisation,
        invitation.role,
        clock.today(),
        invitation.project,
    )


@transaction.atomic
def accept_with_new_account(
    *, invitation: Invitation, given_name: str, family_name: str, phone: str, password: str
) -> User:
    """The link came by mail, so the address is proven. Raises Closed, ValidationError."""
    user = User(email=invitation.email, given_name=given_name, family_name=family_name, phone=phone)
    user.set_password(password)
    user.full_clean()
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    accept_invitation(by=user, invitation=invitation)
    return user


def _consume(invitation: Invitation, user: User) -> None:
    changed = Invitation.objects.open().filter(pk=invitation.pk, token_digest=invitation.token_digest)
    if not changed.update(accepted_at=clock.now(), accepted_by=user):
        raise Closed


def _require_giver(by: User, invitation: Invitation) -> None:
    require(can_give_role(by, invitation.organisation, invitation.role, invitation.project), REFUSED)


def _refuse_twice(email: str, organisation: Organisation, role: str, project: Project | None) -> None:
    where = {"organisation": organisation, "role": role, "project": project}
    if Invitation.objects.open().filter(email=email, **where).exists():
        raise ValidationError(
            {"email": _("Cette personne a déjà une invitation en attente pour cette fonction.")}
        )
    if Membership.objects.filter(user__email=email, until=None, **where).exists():
        raise ValidationError({"email": _("Cette personne tient déjà cette fonction.")})


def _send(invitation: Invitation, token: str) -> None:
    path = reverse("accounts:invitations-show", args=[token])
    send(
        "invitation",
        to=invitation.email,
        invitation=invitation,
        url=settings.SITE_URL.rstrip("/") + path,
        days=DAYS,
    )
