from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from filrouge.accounts.models import User


class Request(HttpRequest):
    """The request of someone signed in, for the type checker: `LoginRequiredMiddleware` makes it true."""

    user: "User"
