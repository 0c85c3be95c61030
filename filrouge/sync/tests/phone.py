"""A telephone in the hand of someone of the cast: what it sends, what it is answered."""

import gzip
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from filrouge.pathways.models import Pathway
from filrouge.shared import clock
from filrouge.sync.envelopes import digest_of
from filrouge.sync.sealing import sealed_for

SEND = reverse("sync:operations-send")
CALL = {"channel": "phone", "outcome": "talked", "note": "Elle a son bus."}


def new_id() -> str:
    return secrets.token_urlsafe(16)


def text_of(
    kind: str, payload: dict[str, Any], *, id: str = "", at: datetime | None = None, **said: Any
) -> str:
    content = {"id": id or new_id(), "kind": kind, "schema": 1, "at": (at or clock.now()).isoformat()}
    return json.dumps({**content, "payload": payload, **said}, ensure_ascii=False)


def contact_text(pathway: Pathway, **changes: Any) -> str:
    said = {"person": str(pathway.person_id), "project": pathway.project_id}
    payload = {**CALL, **changes.pop("payload", {})}
    return text_of("pathways.contact", payload, **said, **changes)


def correction_text(pathway: Pathway, record: str, changes: dict[str, list], **said: Any) -> str:
    about = {"person": str(pathway.person_id), "project": pathway.project_id, "record": record}
    return text_of("pathways.contact_correction", {"changes": changes}, **{**about, **said})


def id_of(text: str) -> str:
    return json.loads(text)["id"]


@dataclass
class Phone:
    client: Client
    id: str
    key: str
    asked: dict[str, Any] = field(default_factory=dict)

    def post(self, body: dict[str, Any], *, zipped: bool = False) -> HttpResponse:
        raw = json.dumps(body).encode()
        extra = {"headers": {"Content-Encoding": "gzip"}} if zipped else {}
        data = gzip.compress(raw) if zipped else raw
        return self.client.post(SEND, data, content_type="application/json", **extra)

    def send(self, *texts: str, sealed: bool = False, zipped: bool = False, **said: Any) -> dict[str, Any]:
        operations = [self.sealed(text) if sealed else self.plain(text) for text in texts]
        body = {"device": self.id, "clock": clock.now().isoformat(), "operations": operations, **said}
        answer = self.post(body, zipped=zipped)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def states(self, *texts: str, **said: Any) -> list[str]:
        return [one["state"] for one in self.send(*texts, **said)["results"]]

    def plain(self, text: str) -> dict[str, str]:
        return {"id": id_of(text), "content": text}

    def sealed(self, text: str) -> dict[str, str]:
        nonce = secrets.token_bytes(12)
        made = sealed_for(text, self.key, device=self.id, client_id=id_of(text), nonce=nonce)
        return {"id": id_of(text), "sealed": made}


def registered(client: Client, name: str = "Téléphone du bus") -> Phone:
    address = reverse("sync:devices-register")
    answer = client.post(address, json.dumps({"name": name}), content_type="application/json")
    assert answer.status_code == 200, answer.content
    return Phone(client, answer.json()["id"], answer.json()["key"])


__all__ = [
    "Phone",
    "contact_text",
    "correction_text",
    "digest_of",
    "id_of",
    "new_id",
    "registered",
    "text_of",
]
