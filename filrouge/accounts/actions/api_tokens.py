import hashlib
import secrets
from datetime import datetime

from django.utils.translation import gettext_lazy

from filrouge.accounts.models import ApiToken, Organisation, User
from filrouge.accounts.policies import can_manage_api_tokens
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require

PREFIX = "fr_"  # so that a leaked key is recognised by those who look for leaks
ONLY = gettext_lazy("Seul·e un·e responsable de l’organisation gère ses clés.")


def create_api_token(
    *, by: User, organisation: Organisation, label: str, scopes: list[str], expires_at: datetime | None
) -> tuple[ApiToken, str]:
    """The key and its secret, which is shown once and kept nowhere. Raises ValidationError."""
    require(can_manage_api_tokens(by, organisation), ONLY)
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken(
        organisation=organisation,
        label=label,
        digest=digest(secret),
        scopes=scopes,
        created_by=by,
        expires_at=expires_at,
    )
    token.full_clean()
    token.save()
    return token, secret


def end_api_token(*, by: User, token: ApiToken) -> ApiToken:
    require(can_manage_api_tokens(by, token.organisation), ONLY)
    token.ended_at = clock.now()
    must_hit(ApiToken.objects.filter(pk=token.pk, ended_at=None).update(ended_at=token.ended_at))
    return token


def digest(secret: str) -> str:
    """What is kept of a random secret: long enough not to be guessed, so no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
