"""Another program asks with a key of its organisation: for whom it acts, and how far.

Why it acts for the person who made it: docs/decisions/0007-api-keys.md.
"""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from filrouge.accounts.actions.api_tokens import digest
from filrouge.accounts.models import ApiToken, Membership
from filrouge.shared import clock
from filrouge.shared.actors import Actor

from .context import NOBODY, Context
from .requests import Request

BEARER = "bearer"


def enter_with_key(request: Request) -> Context:
    """Put the key on the request, its maker in the place of any signed-in user, and say the context.

    The session of a browser opens nothing here: another site could use it.
    """
    key = key_of(request)
    request.key = key  # type: ignore[attr-defined]  # operations get a KeyRequest
    if key is None:
        request.user = AnonymousUser()  # type: ignore[assignment]  # and stop at the door
        return NOBODY
    request.user = key.created_by
    _note_use(key)
    return context_of_key(key)


def key_of(request: HttpRequest) -> ApiToken | None:
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != BEARER or not secret.isascii():
        return None
    keys = ApiToken.objects.open().select_related("created_by", "organisation")
    return keys.filter(digest=digest(secret.strip())).first()


def context_of_key(key: ApiToken) -> Context:
    """What its maker reaches today as a member of the key's organisation: neither coordination, nor
    other organisations. Nothing at all once the maker no longer accompanies people there."""
    accompanying = Membership.objects.current().accompanying()
    if not accompanying.filter(user=key.created_by, organisation=key.organisation).exists():
        return NOBODY
    return Context(
        actor=Actor.user(key.created_by_id),
        user=key.created_by_id,
        organisations=(key.organisation_id,),
        link=f"key:{key.pk}",
    )


def _note_use(key: ApiToken) -> None:
    today = clock.today()
    if key.last_used_on != today:
        ApiToken.objects.filter(pk=key.pk).update(last_used_on=today)
