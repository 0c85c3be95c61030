"""One conversation with a telephone, in three transactions: store, apply, answer.

They are three so that a fault in applying never loses what was stored; each knows who asks.
"""

import secrets
from base64 import b64encode
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError

from filrouge.accounts.models import User
from filrouge.privacy.context import entered
from filrouge.privacy.requests import Request
from filrouge.shared import clock

from .actions.applying import apply_pending
from .actions.devices import confirm_wipe, note_contact_of_device
from .actions.operations import receive
from .envelopes import Exchange, Read, read
from .models import Device
from .packets import packet_for
from .queries import answers

HALF_BYTES = 32
PATIENCE = 2.0  # seconds given to applying: a telephone waits, and so does the server behind it


def converse(request: Request, exchange: Exchange) -> dict[str, Any] | None:
    """None for a telephone that is not the asker's."""
    with entered(request.context):
        device = Device.objects.of(request.user).filter(pk=exchange.device).first()
        if device is None:
            return None
        results = store(request.user, device, exchange)
    with entered(request.context):
        apply_pending(by=request.user, device=device, seconds=PATIENCE)
    with entered(request.context):
        return {**_answered(request, device, exchange), "results": _completed(results, device, exchange)}


def store(by: User, device: Device, exchange: Exchange) -> list[dict[str, Any]]:
    """Store what can be read; say of the rest why it cannot."""
    unreadable, readable = [], []
    for sent in exchange.operations:
        try:
            readable.append(read(sent, device))
        except ValidationError as wrong:
            unreadable.append({"id": sent.id, "state": "unreadable", "why": " ".join(wrong.messages)})
    receive(by=by, device=device, sent=_once(readable), offset=_offset(exchange))
    if exchange.wiped:
        confirm_wipe(by=by, device=device)
    return unreadable


def _once(readable: list[Read]) -> list[Read]:
    return list({one.content.id: one for one in reversed(readable)}.values())[::-1]


def _offset(exchange: Exchange) -> timedelta:
    return clock.now() - exchange.clock


def _completed(unreadable: list[dict[str, Any]], device: Device, exchange: Exchange) -> list[dict[str, Any]]:
    """One answer per operation sent or asked about. Another text under a known id is said, never written."""
    told = {one["id"] for one in unreadable}
    sent = {one.id: one for one in exchange.operations if one.id not in told}
    asked_about = [*sent, *(one for one in exchange.ask if one not in sent)]
    found = {one["id"]: one for one in answers(device, asked_about)}
    return unreadable + [found.get(one, {"id": one, "state": "unknown"}) for one in asked_about]


def _answered(request: Request, device: Device, exchange: Exchange) -> dict[str, Any]:
    """A wiped telephone is told so and given nothing; a locked one is given nothing to read."""
    answered: dict[str, Any] = {"at": clock.now().isoformat()}
    if device.wipe:
        return {**answered, "wipe": True}
    note_contact_of_device(
        by=request.user, device=device, installed=exchange.installed, persisted=exchange.persisted
    )
    until = device.readable_until
    answered["until"] = until.isoformat() if until else None
    if exchange.wants:
        answered["half"] = b64encode(secrets.token_bytes(HALF_BYTES)).decode()
        answered["packet"] = packet_for(request)
    return answered
