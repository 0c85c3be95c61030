"""A real server that another organisation would run, and the jobs run at once."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from filrouge.messaging import tasks
from filrouge.messaging.actions.messages import send_message
from filrouge.messaging.models import Delivery, Message, Webhook
from filrouge.pathways.actions.contacts import Words, record_contact
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared.ids import uuid7
from tests.cast import Cast

WORDS = "Rendez-vous mardi à 10 h avec Amina."
Ask = Callable[..., Message]


@dataclass
class Receiver:
    """Answers `statuses` one after the other (the last for ever) and keeps what it was sent."""

    url: str = ""
    statuses: list[int] = field(default_factory=lambda: [204])
    received: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def messages(self) -> list[dict]:
        return [json.loads(content) for _headers, content in self.received]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    known = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            known.received.append((dict(self.headers), content))
            self.send_response(known.statuses[min(len(known.received), len(known.statuses)) - 1])
            self.send_header("Location", known.url)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            """Silence."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    known.url = f"http://127.0.0.1:{server.server_port}/reception?client=3"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield known
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def webhook(cast: Cast, receiver: Receiver) -> Webhook:
    with as_batch("fixture"):
        return Webhook.objects.create(
            organisation=cast.mission_locale,
            url=receiver.url,
            secret="frw_secret",
            events=["ContactRecorded"],
            created_by=cast.manon,
        )


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict]]:
    """What was deferred, instead of the queue."""
    deferred: list[tuple[str, dict]] = []

    def defer(name: str, /, **ids: object) -> int:
        deferred.append((name, ids))
        return len(deferred)

    for module in ("reactions", "tasks"):
        monkeypatch.setattr(f"filrouge.messaging.{module}.defer", defer)
    return deferred


@pytest.fixture
def contact_noted(cast: Cast) -> Callable[[], None]:
    def note() -> None:
        with acting(cast.amina):
            record_contact(
                by=cast.amina, pathway=cast.nour_pathway, words=Words(channel="phone", note="Nour va bien")
            )

    return note


@pytest.fixture
def delivery(webhook: Webhook) -> Delivery:
    with as_batch("fixture"):
        return Delivery.objects.create(
            webhook=webhook, event="ContactRecorded", body={"person_id": str(uuid7())}
        )


@pytest.fixture
def ask(cast: Cast) -> Ask:
    """Amina writes to Nour, unless told otherwise."""

    def asked(**other: object) -> Message:
        values = {
            "by": cast.amina,
            "channel": "sms",
            "to": "06 12 34 56 78",
            "text": WORDS,
            "person": cast.nour,
            "project": cast.project,
            "purpose": "rappel de rendez-vous",
        } | other
        with acting(values["by"]):
            return send_message(**values)

    return asked


def run(jobs: list[tuple[str, dict]]) -> None:
    """Run what is deferred, and what that defers."""
    while jobs:
        name, ids = jobs.pop(0)
        function = {"spread": tasks.spread, "deliver": tasks.deliver, "warn_managers": tasks.warn_managers}
        function[name.removeprefix("messaging.")](**{key: str(value) for key, value in ids.items()})
