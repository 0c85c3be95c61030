"""What counts as a second factor, for a person and for a session.

A session is proven when, in it, a code or a passkey was given; or one was just enrolled; or the
identity provider vouches for one (ProConnect: `amr` holds "mfa", or `acr` is a level that includes it).
"""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from .models import User

STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
SESSION_KEY = "second_factor"


def has_second_factor(user: User) -> bool:
    return is_mfa_enabled(user, STRONG)


def is_proven(request: HttpRequest) -> bool:
    if SESSION_KEY in request.session:
        return True
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def prove(session: SessionBase, how: str) -> None:
    """`how`: "enrolled", "provider"."""
    session[SESSION_KEY] = how
