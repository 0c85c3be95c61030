"""Telephones that come back from the street, in front of gunicorn and its two workers.

One with a day of 500 notes, over a link of 1 Mbit/s and 400 ms: who is signed in, the notes, what may be read.
Then a hundred at once, whose notes are about the same few people in another order each: no error, no deadlock,
everything written once.
"""

import json
import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Barrier
from typing import Any
from uuid import UUID

from django.urls import reverse

from bench.link import Link
from bench.notes import Notebook, Operation
from bench.site import site
from bench.viewers import Viewer, viewers
from filrouge.accounts.models import User
from filrouge.outreach.models import Acquaintance, Encounter
from filrouge.pathways.models import Contact
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.sync import models as sync
from filrouge.sync.actions.devices import register_device

from . import BATCHES, Batch

PEOPLE = 15_000
CONTACTS, CORRECTIONS, OPENINGS, NOTES = 60, 20, 20, 500
DEVICES, SHARED = 100, 12
PATIENCE, ROUNDS = 1.0, 30
SESSION, EXCHANGE = "sync:sessions-show", "sync:operations-send"


# --- a day of notes ----------------------------------------------------------------------------------


def _register() -> Sequence[str]:
    viewer = next(viewer for viewer in viewers() if viewer.name == "small")
    people = [str(pathway.person_id) for pathway in viewer.pathways]
    return _device(viewer.user), str(viewer.user.pk), viewer.cookie(), json.dumps(people)


def _send(device: str, user_id: str, cookie: str, people: str) -> dict[str, float]:
    by = User.objects.get(pk=user_id)
    operations = _day_of(by, json.loads(people))
    with site(os.environ) as port:
        _exchange(Link(port, cookie), device, wants=True)  # yesterday evening: what may be read
        link = Link(port, cookie)
        link.get(reverse(SESSION))
        results = _exchange(link, device, operations=operations)["results"]
        waiting = [one["id"] for one in results if one["state"] == "waiting"]
        results = _exchange(link, device, wants=True, ask=waiting)["results"] or results
    if {one["state"] for one in results} != {"applied"}:
        raise SystemExit(
            f"Some notes were not applied: {[one for one in results if one['state'] != 'applied'][:3]}"
        )
    _must_be_written([device], NOTES)
    return link.figures()


def _day_of(by: User, people: Sequence[str]) -> list[Operation]:
    with acting(by):
        notebook = Notebook.of(by)
    encounters = [notebook.encounter(n) for n in range(NOTES - CONTACTS - CORRECTIONS - OPENINGS)]
    corrections = [notebook.correction(encounters[n], n) for n in range(CORRECTIONS)]
    contacts = [notebook.contact(people[n % len(people)], n) for n in range(CONTACTS)]
    openings = [notebook.opening(people[n % len(people)]) for n in range(OPENINGS)]
    return [*openings, *encounters, *contacts, *corrections]


# --- a hundred at once -------------------------------------------------------------------------------


def _register_many() -> Sequence[str]:
    """A hundred people of the largest organisation, each with a telephone: they met, and follow, the same people."""
    viewer = next(viewer for viewer in viewers() if viewer.name == "large")
    organisation = viewer.user.memberships.get().organisation
    users = User.objects.filter(memberships__organisation=organisation).order_by("pk")[:DEVICES]
    known = [(_device(user), user.pk, Viewer("phone", user, 0, []).cookie()) for user in users]
    people = [str(pathway.person_id) for pathway in viewer.pathways[:SHARED]]
    return json.dumps(known), json.dumps(people), json.dumps(_met_by(viewer.user))


def _met_by(user: User) -> list[str]:
    with acting(user):
        met = Acquaintance.objects.of_teams(user).order_by("pk")[:SHARED]
        return [str(pk) for pk in met.values_list("pk", flat=True)]


def _send_at_once(known: str, people: str, met: str) -> dict[str, float]:
    phones = json.loads(known)
    days = [_shared_day(user, json.loads(people), json.loads(met)) for _device_id, user, _cookie in phones]
    together = Barrier(DEVICES)
    with site(os.environ) as port, ThreadPoolExecutor(DEVICES) as hands:
        start = time.perf_counter()
        calls = [
            hands.submit(_come_back, Link(port, cookie), device, day, together)
            for (device, _user, cookie), day in zip(phones, days, strict=True)
        ]
        links = [call.result() for call in calls]
        seconds = time.perf_counter() - start
    _must_be_written([device for device, _user, _cookie in phones], sum(map(len, days)))
    return {
        "seconds": round(seconds, 1),
        "requests": sum(link.requests for link in links),
        "slowest_seconds": round(max(link.slowest for link in links), 2),
        "queries": sum(link.queries for link in links),
    }


def _shared_day(user_id: int, people: list[str], met: list[str]) -> list[Operation]:
    """The same people for all, in an order of one's own: where two telephones could wait for each other."""
    user, dice = User.objects.get(pk=user_id), Random(user_id)
    with acting(user):
        notebook = Notebook.of(user)
    again = [notebook.encounter(1, one) for one in dice.sample(met, len(met))]
    contacts = [notebook.contact(one, n) for n, one in enumerate(dice.sample(people, len(people)))]
    return [*again, *(notebook.encounter(n) for n in range(6)), *contacts]


def _come_back(link: Link, device: str, day: list[Operation], together: Barrier) -> Link:
    """As the application does: the notes, then what became of them, until the server wrote them all."""
    together.wait()
    link.get(reverse(SESSION))
    results = _exchange(link, device, operations=day)["results"]
    for _round in range(ROUNDS):
        waiting = [one["id"] for one in results if one["state"] == "waiting"]
        if not waiting:
            break
        time.sleep(PATIENCE)
        results = _exchange(link, device, ask=waiting)["results"]
    if wrong := [one for one in results if one["state"] != "applied"]:
        raise SystemExit(f"{device}: {wrong[:3]}")
    return link


# --- both --------------------------------------------------------------------------------------------


def _device(user: User) -> str:
    with acting(user):
        return str(register_device(by=user, name="banc d’essai").pk)


def _exchange(link: Link, device: str, **said: Any) -> dict[str, Any]:
    return link.post(reverse(EXCHANGE), {"device": device, "clock": clock.now().isoformat(), **said})


def _must_be_written(devices: Sequence[str], count: int) -> None:
    """Each once, none with a fault."""
    with as_batch("bench: what became of the notes"):
        sent = sync.Operation.objects.filter(device__in=[UUID(one) for one in devices])
        applied = sent.exclude(applied_at=None).filter(trouble="")
        rows = {"outreach.encounter": Encounter, "pathways.contact": Contact}
        missing = {
            kind: sent.filter(kind=kind).count()
            - model.objects.filter(pk__in=sent.filter(kind=kind).values("row_id")).count()
            for kind, model in rows.items()
        }
        if applied.count() != count or any(missing.values()):
            raise SystemExit(f"{applied.count()} notes applied of {count}; rows missing: {missing}")


BATCHES += [
    Batch("phone", PEOPLE, _register, {"500 notes": _send}),
    Batch("phones", PEOPLE, _register_many, {"100 at once": _send_at_once}),
]
