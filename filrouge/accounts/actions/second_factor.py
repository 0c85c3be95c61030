import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.events import SecondFactorRevoked
from filrouge.accounts.mails import send
from filrouge.accounts.models import User
from filrouge.accounts.policies import can_revoke_second_factor
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .sessions import end_sessions

TOTP_PERIOD = 30  # seconds, as everywhere (RFC 6238)


def enrol_totp(*, user: User, secret: str) -> Authenticator:
    """Give a user an authenticator app whose secret (base32) is known: the demonstration and tests only.

    On the site, people enrol their own: nobody else ever knows the secret.
    """
    require(settings.DEMO or settings.TESTING, _("Chacun enregistre son propre second facteur."))
    Authenticator.objects.filter(user=user).delete()
    RecoveryCodes.activate(user)
    return TOTP.activate(user, secret).instance


def totp_now(secret: str) -> str:
    """The six digits an authenticator app shows at this moment."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // TOTP_PERIOD))


@transaction.atomic
def revoke_second_factor(*, by: User, user: User) -> None:
    """For someone who lost their phone: next time they sign in, they enrol a new one. They are told."""
    require(
        can_revoke_second_factor(by, user),
        _("Seul·e un·e responsable de son organisation peut retirer le second facteur de quelqu’un d’autre."),
    )
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    publish(SecondFactorRevoked(by=Actor.user(by.pk), user_id=user.pk))
    send("second_factor_revoked", to=user.email, user=user, by=by)
