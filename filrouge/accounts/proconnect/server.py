"""Talking to ProConnect's server: its configuration, its keys, the tokens it signs."""

from typing import Any, cast

import requests
from django.conf import settings
from django.core.cache import cache
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

SIGNED_BY = ("RS256", "ES256")  # never "none", never a shared secret
KEPT = 3600  # seconds, for configuration and keys
TIMEOUT = 10


class ServerError(Exception):
    """ProConnect does not answer, or what it answered cannot be trusted."""


def configuration() -> dict[str, Any]:
    url = settings.PROCONNECT_SERVER_URL.rstrip("/")
    found = _kept(f"{url}/.well-known/openid-configuration")
    if found.get("issuer", "").rstrip("/") != url:
        raise ServerError("the configuration names another issuer")
    return found


def read_token(token: str, **claims: str) -> dict[str, Any]:
    """What a token says, signed by ProConnect for us, still valid, holding `claims`. Raises ServerError."""
    config = configuration()
    wanted = {"iss": config["issuer"], "aud": settings.PROCONNECT_CLIENT_ID, **claims}
    values: dict[str, Any] = {name: {"essential": True, "value": value} for name, value in wanted.items()}
    present: dict[str, Any] = {"sub": {"essential": True}, "exp": {"essential": True}}
    registry = jwt.JWTClaimsRegistry(None, 30, **{**present, **values})
    try:
        decoded = _decoded(token, config["jwks_uri"])
        registry.validate(decoded.claims)
    except (JoseError, ValueError) as error:
        raise ServerError(f"token refused: {error}") from error
    return decoded.claims


def fetch_userinfo(access_token: str) -> str:
    """The signed JWT, as received. Raises ServerError."""
    headers = {"Authorization": f"Bearer {access_token}"}
    try:
        response = requests.get(configuration()["userinfo_endpoint"], headers=headers, timeout=TIMEOUT)
        response.raise_for_status()
    except requests.RequestException as error:
        raise ServerError("userinfo does not answer") from error
    if not response.headers.get("content-type", "").startswith("application/jwt"):
        raise ServerError("userinfo is not signed")
    return response.text.strip()


def _decoded(token: str, jwks_uri: str) -> jwt.Token:
    try:
        return jwt.decode(token, _keys(jwks_uri), algorithms=list(SIGNED_BY))
    except (JoseError, ValueError):
        # Keys turn over: ask once more before refusing.
        cache.delete(jwks_uri)
        return jwt.decode(token, _keys(jwks_uri), algorithms=list(SIGNED_BY))


def _keys(jwks_uri: str) -> KeySet:
    return KeySet.import_key_set(cast(KeySetSerialization, _kept(jwks_uri)))


def _kept(url: str) -> dict[str, Any]:
    found = cache.get(url)
    if found is None:
        try:
            response = requests.get(url, timeout=TIMEOUT)
            response.raise_for_status()
            found = response.json()
        except (requests.RequestException, ValueError) as error:
            raise ServerError(f"{url} does not answer") from error
        cache.set(url, found, KEPT)
    return found
