"""The request as our views receive it, for the type checker: someone signed in, in a known context."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from filrouge.accounts.models import ApiToken, User

    from .context import Context


class Request(HttpRequest):
    """Never instantiated: `LoginRequiredMiddleware` and `RequestTransaction` make it true."""

    user: "User"
    context: "Context"
    readings: dict[tuple[UUID, str], str]
    htmx: "HtmxDetails"


class KeyRequest(Request):
    """Asked by a program: `user` made its key (see `keys.py`)."""

    key: "ApiToken"
