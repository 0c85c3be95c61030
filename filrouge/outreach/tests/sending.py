"""Orientations laid for tests: the public page of the cast's project, and what is sent by it."""

from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.test import Client

from filrouge.outreach.actions.doors import Welcome, write_door
from filrouge.outreach.actions.receiving import Sent, receive_orientation
from filrouge.outreach.forms import guard
from filrouge.outreach.models import Door, Orientation, OrientingOrganisation
from filrouge.privacy.context import NOBODY, acting, entered
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.text import search_key
from tests.cast import Cast

SENT = {
    "sender": "Goran Ilic",
    "email": "goran@partenaire.example",
    "structure": "Maison de quartier des Arènes",
    "kind": "association",
    "given_name": "Salima",
    "family_name": "Benkacem",
    "phone": "06 12 34 56 78",
    "sought": "Un travail en cuisine",
    "agreed": "on",
    "agreed_how": "spoken",
    "tells": ["answer", "meeting"],
}


def door_laid(cast: Cast, **changes: Any) -> Door:
    """Amina's team receives."""
    said = {
        "organisation": cast.mission_locale,
        "what": "Un accompagnement vers l’emploi.",
        "whom": "Les personnes réfugiées de l’Hérault.",
        "eligibility": "Avoir plus de 18 ans\n- Habiter l’Hérault",
        "answer_days": 7,
        "contact": "04 67 00 00 00",
        **changes,
    }
    with acting(cast.dalia):
        return write_door(by=cast.dalia, project=cast.project, welcome=Welcome(**said))


def stamp(seconds_ago: float = 60) -> str:
    """As the page gave it, so many seconds ago."""
    at = clock.now().timestamp() - seconds_ago
    return signing.dumps({"id": str(uuid4()), "at": at}, salt=guard.SALT)


def typed(**changes: Any) -> dict[str, Any]:
    values = {**SENT, "stamp": stamp(), **changes}
    return {name: value for name, value in values.items() if value is not None}


def sent(door: Door, **changes: Any) -> Orientation:
    """By someone without account, past the form."""
    words = {
        "given_name": "Salima",
        "family_name": "Benkacem",
        "phone": "+33612345678",
        "sought": "Un travail en cuisine",
        "agreed_how": "spoken",
        "tells": ["answer", "meeting", "entry"],
        "kind": "association",
        "structure": "Maison de quartier des Arènes",
        "sender": "Goran Ilic",
        "email": "goran@partenaire.example",
        **changes,
    }
    identifier = uuid4()
    with entered(NOBODY):
        assert receive_orientation(door=door, sent=Sent(**words), orientation_id=identifier)
    return read(identifier)


def read(identifier: UUID) -> Orientation:
    with as_batch("look"):
        related = ("origin", "project", "organisation", "person", "taken_by", "discarded_by")
        return Orientation.objects.select_related(*related).get(pk=identifier)


def structure_laid(cast: Cast, name: str, **columns: Any) -> OrientingOrganisation:
    with as_batch("fixture"):
        return OrientingOrganisation.objects.create(
            project=cast.project, name=name, name_key=search_key(name), **{"kind": "association", **columns}
        )


def nobody() -> Client:
    return Client()
