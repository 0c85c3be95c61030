"""Addresses that badges carry for good: what is signed leads here as long as the site stands."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from filrouge.skills.badging.keys import did_key, did_web


def public(name: str, *args: object) -> str:
    return settings.SITE_URL.rstrip("/") + reverse(f"skills:{name}", args=args)


def badge_url(badge_id: UUID) -> str:
    return public("checks-show", badge_id)


def class_url(class_id: UUID) -> str:
    return public("recognised-show", class_id)


def list_url(key_id: UUID) -> str:
    return public("checks-statuses", key_id)


def endorsement_url(endorsement_id: UUID) -> str:
    return public("recognised-endorsement", endorsement_id)


def did_of(issuer_id: UUID, public_key: str) -> str:
    """At our address, which lets keys change; on a site without https, the key itself."""
    base = public("checks-issuer", issuer_id).removesuffix("/did.json")
    try:
        return did_web(base)
    except ValueError:
        return did_key(public_key)
