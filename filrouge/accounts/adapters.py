"""How django-allauth behaves here: nobody signs up alone, a second factor is never optional."""

import time
from base64 import b64decode, b64encode
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from filrouge.shared.encryption import keyring

from .actions.sessions import end_sessions
from .models import User
from .proconnect.session import end_url, vouched_for
from .second_factor import STRONG, has_second_factor, prove

# allauth announces every change of a means of signing in by one of these messages.
ENROLLED = frozenset({"mfa/email/totp_activated", "mfa/email/webauthn_added"})
REMOVED = frozenset({"mfa/email/totp_deactivated", "mfa/email/webauthn_removed"})

# The views of allauth that write on GET; a test opens all the others and looks at their queries.
WRITES_ON_GET = {
    "proconnect_callback": "the provider answers by a redirection; the state proves who asked",
    "mfa_view_recovery_codes": "remembers that the codes were seen",
    "usersessions_list": "forgets the sessions that are over",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Ce compte est fermé. Demandez une nouvelle invitation à votre organisation."),
        "email_password_mismatch": _(
            "L’adresse et le mot de passe ne vont pas ensemble. Vérifiez-les, ou changez de mot de passe."
        ),
        "incorrect_code": _(
            "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant et réessayez."
        ),
        "incorrect_password": _("Ce n’est pas votre mot de passe."),
        "too_many_login_attempts": _("Trop d’essais. Attendez quelques minutes avant de recommencer."),
        "rate_limited": _("Trop de demandes. Attendez quelques minutes avant de recommencer."),
        "enter_current_password": _("Écrivez votre mot de passe actuel."),
        "invalid_password_reset": _("Ce lien a déjà servi ou il est trop ancien. Demandez-en un nouveau."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever has just signed in need not say it again to enrol a second factor."""
        records = get_authentication_records(self.request, self.request.user)
        just_now = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        if any(record["at"] > just_now for record in records):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_login_stages(self) -> list[str]:
        ours = "filrouge.accounts.stages.SecondFactorStage"
        theirs = "allauth.mfa.stages.AuthenticateStage"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def post_login(
        self, request: HttpRequest, user: User, *, signal_kwargs: dict[str, Any] | None, **kwargs: Any
    ) -> HttpResponse:
        if vouched_for(signal_kwargs):
            prove(request.session, "provider")
        return super().post_login(request, user, signal_kwargs=signal_kwargs, **kwargs)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return end_url(request) or super().get_logout_redirect_url(request)

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **kwargs: Any) -> None:
        if template_prefix in ENROLLED:
            prove(self.request.session, "enrolled")
        if template_prefix in ENROLLED | REMOVED:
            end_sessions(user, but=self.request.session.session_key)
        # The account's own address: rows of EmailAddress exist only for those who came by an invitation.
        super().send_notification_mail(template_prefix, user, *args, **{"email": user.email, **kwargs})
        if template_prefix in REMOVED and not has_second_factor(user):
            self.logout(self.request)  # the next sign-in enrols a new one


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "C’est votre seul second facteur : ajoutez-en un autre avant de retirer celui-ci."
        ),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        return b64encode(keyring().encrypt(text, "mfa_authenticator")).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return keyring().decrypt(b64decode(encrypted_text), "mfa_authenticator")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user_id, type__in=STRONG)
        return others.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return str(_("Clé n° {number}")).format(number=number)


class ProviderAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link to the account of the same verified address, the first time; never create one."""
        if sociallogin.is_existing:
            return
        verified = [address.email.lower() for address in sociallogin.email_addresses if address.verified]
        user = User.objects.filter(email__in=verified, is_active=True).first()
        if user is None or (request.user.is_authenticated and request.user != user):
            raise ImmediateHttpResponse(render(request, "accounts/proconnect/unknown.html", status=403))
        sociallogin.connect(request, user)
