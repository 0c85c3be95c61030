from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.base import ProviderAccount
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from .views import ProConnectAdapter

SCOPES = ["openid", "given_name", "usual_name", "email", "uid", "siret", "idp_id"]


class ProConnectAccount(ProviderAccount):
    pass


class ProConnectProvider(OAuth2Provider):
    id = "proconnect"
    name = "ProConnect"
    account_class = ProConnectAccount
    oauth2_adapter_class = ProConnectAdapter
    pkce_enabled_default = True

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return SCOPES

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        """Never from the address: `?auth_params=acr_values=…` would lower what we ask for."""
        return {
            "acr_values": " ".join(settings.PROCONNECT_STRONG_ACR),
            # amr is only given to those who ask for it.
            "claims": '{"id_token":{"amr":{"essential":true}}}',
        }

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: str | None = None,
        data: Any = None,
        **kwargs: Any,
    ) -> HttpResponse:
        nonce = get_random_string(32)
        kwargs["auth_params"] = {**kwargs["auth_params"], "nonce": nonce}
        return super().redirect(request, process, next_url, data, nonce=nonce, **kwargs)

    def extract_uid(self, data: dict[str, Any]) -> str:
        return data["sub"]

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """What is kept: who vouches and how. Names stay those the person wrote here."""
        return {key: data[key] for key in ("sub", "idp_id", "siret", "acr", "amr") if key in data}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"email": data.get("email")}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        """ProConnect answers for the professional address, unless it says otherwise."""
        if not data.get("email"):
            return []
        verified = data.get("email_verified", True) is True
        return [EmailAddress(email=data["email"].lower(), verified=verified, primary=True)]
