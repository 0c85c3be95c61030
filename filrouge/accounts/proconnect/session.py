"""What this site remembers of ProConnect during a session: the id_token, to sign out there too."""

from typing import Any
from urllib.parse import urlencode

from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from .server import ServerError, configuration

ID_TOKEN, STATE = "proconnect_id_token", "proconnect_logout_state"


def vouched_for(signal_kwargs: dict[str, Any] | None) -> bool:
    """Did ProConnect check a second factor in the sign-in that is taking place?"""
    login: SocialLogin | None = (signal_kwargs or {}).get("sociallogin")
    if login is None or login.account.provider != "proconnect":
        return False
    said = login.account.extra_data
    return "mfa" in said.get("amr", []) or said.get("acr") in settings.PROCONNECT_STRONG_ACR


def end_url(request: HttpRequest) -> str | None:
    """Where to go to end the session at ProConnect as well; None for those who did not come from it."""
    id_token = request.session.get(ID_TOKEN)
    if not id_token:
        return None
    try:
        endpoint = configuration()["end_session_endpoint"]
    except (ServerError, KeyError):
        return None  # leaving here must work even when ProConnect does not answer
    back = settings.SITE_URL.rstrip("/") + reverse("account_login")
    query = {"id_token_hint": id_token, "state": request.session[STATE], "post_logout_redirect_uri": back}
    return f"{endpoint}?{urlencode(query)}"
