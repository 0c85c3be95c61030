"""Doors for people without an account. Opening one reads; only a press on the page acts.

The token is made from the link's id and the site's secret, and only its digest is stored: a copy of
the database opens nothing, and a job that must send a link needs its id alone (`token_of`).
"""

import base64
import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.ids import random_id
from filrouge.shared.rights import must_hit

from .context import Context, become
from .events import LinkRenewed
from .models import OutsideLink

REFUSALS_ALLOWED = 20
REFUSALS_WINDOW = 600  # seconds


class LinkRefused(Exception):
    """This token opens nothing (any more)."""


class UnknownLink(LinkRefused):
    """Never given for this purpose; nothing says whether it ever was for another."""


class RevokedLink(LinkRefused):
    """Taken back by those who gave it."""


class ExpiredLink(LinkRefused):
    """Past its date. It can be asked for again: it leaves by the same address (`renew_link`)."""


class TooManyRefusals(LinkRefused):
    """Someone is trying tokens from this address."""


def create_link(
    *,
    purpose: str,
    subject: str,
    recipient: str,
    lifetime: timedelta,
    by: Actor,
    person_id: UUID | None = None,
    renewed_from: OutsideLink | None = None,
) -> tuple[OutsideLink, str]:
    """A new link and its token, which is shown or sent now and never stored."""
    link, token = new_link(
        purpose=purpose,
        subject=subject,
        recipient=recipient,
        expires_at=clock.now() + lifetime,
        by=by,
        person_id=person_id,
    )
    link.renewed_from = renewed_from
    link.save(force_insert=True)
    return link, token


def new_link(
    *,
    purpose: str,
    subject: str,
    recipient: str,
    expires_at: datetime,
    by: Actor,
    person_id: UUID | None = None,
) -> tuple[OutsideLink, str]:
    """Not saved: for those who make thousands at once."""
    identifier = random_id()
    token = _token(identifier)
    link = OutsideLink(
        id=identifier,
        purpose=purpose,
        subject=subject,
        recipient=recipient,
        digest=_digest(token),
        created_by=str(by),
        person_id=person_id,
        expires_at=expires_at,
    )
    return link, token


def token_of(link: OutsideLink) -> str:
    """The token again, for the job that sends it. Raises UnknownLink once the site's secret has changed."""
    token = _token(link.pk)
    if _digest(token) != link.digest:
        raise UnknownLink(link.pk)
    return token


def open_link(token: str, purpose: str) -> OutsideLink:
    """The link behind a token; writes nothing. Raises UnknownLink, RevokedLink or ExpiredLink."""
    link = _found(token, purpose)
    if link.expires_at <= clock.now():
        raise ExpiredLink(purpose)
    return link


def enter_link(request: HttpRequest, token: str, purpose: str) -> OutsideLink:
    """Open a link for the rest of this request: rows answer to it alone, and the journal names it.

    Raises LinkRefused; after too many refusals from one address, for any token.
    """
    key = f"link-refusals:{get_adapter(request).get_client_ip(request)}"
    if cache.get(key, 0) >= REFUSALS_ALLOWED:
        raise TooManyRefusals(purpose)
    try:
        link = open_link(token, purpose)
    except LinkRefused:
        cache.add(key, 0, REFUSALS_WINDOW)
        cache.incr(key)
        raise
    request.context = context_of_link(link)  # type: ignore[attr-defined]
    become(request.context)  # type: ignore[attr-defined]
    return link


def context_of_link(link: OutsideLink) -> Context:
    return Context(actor=Actor.link(link.pk), link=link.pk)


def renew_link(token: str, purpose: str) -> OutsideLink:
    """Ask an expired link again: a new one, as long, announced to whoever sends it to the same address.

    Asking twice gives the one already on its way. Raises UnknownLink or RevokedLink.
    """
    former = _found(token, purpose)
    become(context_of_link(former))
    on_its_way = OutsideLink.objects.filter(
        renewed_from=former, revoked_at=None, expires_at__gt=clock.now()
    ).first()
    if on_its_way:
        return on_its_way
    link, _ = create_link(
        purpose=purpose,
        subject=former.subject,
        recipient=former.recipient,
        lifetime=former.expires_at - former.created_at,
        by=Actor.link(former.pk),
        person_id=former.person_id,
        renewed_from=former,
    )
    publish(LinkRenewed(by=Actor.link(former.pk), link_id=link.pk, purpose=purpose))
    return link


def use_link(link: OutsideLink) -> None:
    """Note that its holder acted. Raises Missed when the link is not within reach."""
    must_hit(OutsideLink.objects.filter(pk=link.pk).update(used_at=clock.now()))


def revoke_link(link: OutsideLink) -> None:
    """Close it at once. Raises Missed for whoever neither made it nor holds the person's file."""
    must_hit(OutsideLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=clock.now()))


def _found(token: str, purpose: str) -> OutsideLink:
    query = "SELECT * FROM find_link(%s, %s)"
    found = list(OutsideLink.objects.raw(query, [_digest(token), purpose]))
    if not found:
        raise UnknownLink(purpose)
    if found[0].revoked_at:
        raise RevokedLink(purpose)
    return found[0]


def _token(identifier: str) -> str:
    made = salted_hmac("filrouge.privacy.links", identifier, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
