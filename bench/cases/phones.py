"""A day of 500 encounters sent at once by a telephone, over a link of 1 Mbit/s and 400 ms.

The server's work is real; what the link takes is waited for, as long as it would: a round trip, and the bytes
that really travel, compressed as they would be. Three round trips: who is signed in, the notes, what may be read.
"""

import gzip
import json
import time
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

from bench.viewers import viewers
from filrouge.accounts.models import User
from filrouge.outreach.models import Choice
from filrouge.people.queries.places import places_of
from filrouge.privacy.context import acting, context_of
from filrouge.shared import clock
from filrouge.sync.actions.devices import register_device
from filrouge.sync.envelopes import LARGEST, Exchange
from filrouge.sync.exchanges import converse
from filrouge.sync.models import Device, Operation
from filrouge.sync.tasks import apply_stored

from . import BATCHES, Batch

PEOPLE, NOTES = 15_000, 500
BITS_A_SECOND, ROUND_TRIP = 1_000_000, 0.4


def _register() -> Sequence[str]:
    by = next(viewer.user for viewer in viewers() if viewer.name == "small")
    with acting(by):
        device = register_device(by=by, name="banc d’essai")
    return str(device.pk), str(by.pk)


def _send(device_id: str, user_id: str) -> None:
    by = User.objects.get(pk=user_id)
    operations = _noted(by)
    time.sleep(ROUND_TRIP)
    results = _exchange(by, {"device": device_id, "operations": operations})["results"]
    if {one["state"] for one in results} - {"applied", "waiting"} or len(results) != NOTES:
        raise SystemExit(f"Some notes were not received: {results[:3]}")
    _exchange(by, {"device": device_id, "wants": True, "ask": [one["id"] for one in results]})


def _finish(device_id: str, user_id: str) -> None:
    apply_stored(device_id=device_id)
    by = User.objects.get(pk=user_id)
    with acting(by):
        device = Device.objects.get(pk=UUID(device_id))
        left = Operation.objects.filter(device=device, applied_at=None).count()
    if left:
        raise SystemExit(f"{left} notes were not applied")


def _exchange(by: User, said: dict[str, Any]) -> dict[str, Any]:
    body = {"clock": clock.now().isoformat(), **said}
    _travel(body)
    request = SimpleNamespace(user=by, context=context_of(by), readings={})
    answered = converse(request, Exchange.model_validate(body))  # type: ignore[arg-type]
    assert answered is not None
    _travel(answered)
    time.sleep(ROUND_TRIP)
    return answered


def _travel(body: dict[str, Any]) -> None:
    size = len(gzip.compress(json.dumps(body, default=str).encode()))
    if size > LARGEST:
        raise SystemExit(f"{size} bytes: more than 2 MB")
    time.sleep(size * 8 / BITS_A_SECOND)


def _noted(by: User) -> list[dict[str, str]]:
    place = places_of(by)[0]
    needs = list(Choice.objects.shipped().filter(list="need").values_list("pk", flat=True))
    return [_one(place, needs[number % len(needs)], number) for number in range(NOTES)]


def _one(place: Any, need: int, number: int) -> dict[str, str]:
    client_id = str(uuid4())
    payload = {
        "organisation": place.organisation.pk,
        "identification": "nickname" if number % 3 == 0 else "anonymous",
        "nickname": f"Prénom {number}" if number % 3 == 0 else "",
        "needs": [need],
        "note": f"Rencontre {number} au marché, cherche de l’aide pour un courrier",
    }
    content = {
        "id": client_id,
        "kind": "outreach.encounter",
        "schema": 1,
        "at": clock.now().isoformat(),
        "project": place.project.pk,
        "payload": payload,
        "salt": uuid4().hex,
    }
    return {"id": client_id, "content": json.dumps(content, ensure_ascii=False)}


BATCHES.append(Batch("phone", PEOPLE, _register, {"500 notes sent": _send, "all applied": _finish}))
