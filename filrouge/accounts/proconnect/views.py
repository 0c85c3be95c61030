from typing import Any

from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2Adapter,
    OAuth2CallbackView,
    OAuth2LoginView,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from .server import ServerError, configuration, fetch_userinfo, read_token
from .session import ID_TOKEN, STATE


class ProConnectAdapter(OAuth2Adapter):
    provider_id = "proconnect"
    state: dict[str, Any]

    def get_provider(self) -> Any:
        try:
            return super().get_provider()
        except SocialApp.DoesNotExist as error:
            raise Http404 from error  # no client configured here

    @property
    def authorize_url(self) -> str:
        return self._endpoint("authorization_endpoint")

    @property
    def access_token_url(self) -> str:
        return self._endpoint("token_endpoint")

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Raises OAuth2Error, shown as a sign-in that failed."""
        id_token = kwargs["response"].get("id_token", "")
        try:
            identity = read_token(id_token, nonce=self.state["nonce"])
            person = read_token(fetch_userinfo(token.token), sub=identity["sub"])
        except ServerError as error:
            raise OAuth2Error(str(error)) from error
        request.session[ID_TOKEN] = id_token
        request.session[STATE] = get_random_string(32)
        assurance = {key: identity[key] for key in ("acr", "amr") if key in identity}
        return self.get_provider().sociallogin_from_response(request, person | assurance)

    def _endpoint(self, name: str) -> str:
        try:
            return configuration()[name]
        except (ServerError, KeyError) as error:
            raise OAuth2Error(str(error)) from error


class Callback(OAuth2CallbackView):
    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[dict | None, HttpResponse | None]:
        """The state is taken once out of the session: it holds the nonce its id_token must repeat."""
        state, response = super()._get_state(request, provider)
        self.adapter.state = state or {}
        return state, response


# allauth's own functions: no sign-in asked, its own transactions (see `RequestTransaction`).
login = OAuth2LoginView.adapter_view(ProConnectAdapter)
callback = Callback.adapter_view(ProConnectAdapter)
