"""From an event to another system: whom it reaches, what it says, how often it is tried."""

import hashlib
import hmac
import socket
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.accounts.models import ApiToken
from filrouge.messaging import sending, tasks
from filrouge.messaging.deliveries import MOST_TRIES
from filrouge.messaging.models import Delivery, KeptAnswer, Webhook
from filrouge.messaging.sending import AddressRefused, checked, public_address
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .conftest import Receiver, run

Jobs = list[tuple[str, dict]]


def the_delivery() -> Delivery:
    with as_batch("look"):
        return Delivery.objects.get()


def change(webhook: Webhook, **columns: object) -> None:
    with as_batch("fixture"):
        Webhook.objects.filter(pk=webhook.pk).update(**columns)


def test_the_other_system_gets_ids_and_no_word(
    cast: Cast, webhook: Webhook, receiver: Receiver, jobs: Jobs, contact_noted: Callable[[], None]
) -> None:
    contact_noted()
    run(jobs)
    (message,) = receiver.messages
    assert message["event"] == "ContactRecorded"
    assert message["data"]["person_id"] == str(cast.nour.pk)
    assert set(message["data"]) == {"by", "at", "person_id", "project_id", "pathway_id", "contact_id"}
    assert message["id"] == str(the_delivery().pk)
    assert the_delivery().delivered_at is not None
    assert b"Nour" not in receiver.received[0][1]


def test_its_signature_proves_who_sent_it_and_when(
    webhook: Webhook, receiver: Receiver, jobs: Jobs, contact_noted: Callable[[], None]
) -> None:
    contact_noted()
    run(jobs)
    headers, content = receiver.received[0]
    at, signed = (part.partition("=")[2] for part in headers["Filrouge-Signature"].split(","))
    expected = hmac.new(b"frw_secret", f"{at}.".encode() + content, hashlib.sha256).hexdigest()
    assert signed == expected
    assert abs(int(at) - time.time()) < 60


def test_an_event_nobody_asked_for_defers_nothing(
    webhook: Webhook, jobs: Jobs, contact_noted: Callable[[], None]
) -> None:
    change(webhook, events=["PathwayClosed"])
    contact_noted()
    assert jobs == []


def test_an_organisation_that_does_not_reach_the_person_is_not_told(
    cast: Cast, webhook: Webhook, receiver: Receiver, jobs: Jobs, contact_noted: Callable[[], None]
) -> None:
    for outsider in (cast.association, cast.lead, cast.stranger):
        change(webhook, organisation=outsider)
        contact_noted()
        run(jobs)
    assert receiver.received == []


def test_nothing_leaves_once_it_is_ended(
    webhook: Webhook, receiver: Receiver, jobs: Jobs, contact_noted: Callable[[], None]
) -> None:
    contact_noted()
    change(webhook, ended_at=clock.now())
    run(jobs)
    assert receiver.received == []


def test_running_a_job_twice_tells_once(
    webhook: Webhook, receiver: Receiver, jobs: Jobs, contact_noted: Callable[[], None]
) -> None:
    contact_noted()
    run([jobs[0], *jobs])
    run(jobs)
    assert len(receiver.received) == 1


@pytest.mark.parametrize("status", [500, 404, 302])
def test_a_failure_is_tried_again_later(delivery: Delivery, receiver: Receiver, status: int) -> None:
    receiver.statuses = [status, 200]
    with pytest.raises(tasks.NotDelivered):
        tasks.deliver(str(delivery.pk))
    assert (the_delivery().tries, the_delivery().last_answer) == (1, f"HTTP {status}")
    tasks.deliver(str(delivery.pk))
    assert the_delivery().delivered_at is not None
    assert len(receiver.received) == 2


def test_the_delays_grow_from_a_minute_to_a_day(delivery: Delivery) -> None:
    waits = []
    for tries in range(1, MOST_TRIES):
        decision = tasks.GrowingDelays().get_retry_decision(exception=tasks.NotDelivered(tries), job=None)
        waits.append(round((decision.retry_at - clock.now()).total_seconds() / 60))
    assert waits == list(tasks.MINUTES_BETWEEN_TRIES)
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (1, 1440)


def test_after_ten_tries_it_is_given_up_and_the_managers_are_told(
    cast: Cast, delivery: Delivery, receiver: Receiver, jobs: Jobs
) -> None:
    receiver.statuses = [503]
    for _ in range(MOST_TRIES - 1):
        with pytest.raises(tasks.NotDelivered):
            tasks.deliver(str(delivery.pk))
    tasks.deliver(str(delivery.pk))
    run(jobs)
    tasks.deliver(str(delivery.pk))
    assert the_delivery().given_up_at is not None
    assert len(receiver.received) == MOST_TRIES
    assert [message.to for message in mail.outbox] == [[cast.manon.email]]
    assert "10 fois" in mail.outbox[0].body


def test_a_server_that_does_not_answer_is_left(
    delivery: Delivery, webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        change(webhook, url=f"http://127.0.0.1:{silent.getsockname()[1]}/")
        with pytest.raises(tasks.NotDelivered):
            tasks.deliver(str(delivery.pk))
    assert the_delivery().last_answer == "pas de réponse en 5 secondes"


class TestAddresses:
    @pytest.fixture(autouse=True)
    def in_production(self, settings: object) -> None:
        settings.WEBHOOKS_MAY_STAY_HOME = False

    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
        ],
    )
    def test_private_networks_are_refused(self, address: str) -> None:
        with pytest.raises(AddressRefused, match="privé"):
            public_address(address, 443)

    @pytest.mark.parametrize("disguise", ["2130706433", "0x7f000001", "127.1", "localhost"])
    def test_also_in_disguise(self, disguise: str) -> None:
        with pytest.raises(AddressRefused, match="privé"):
            public_address(disguise, 443)

    def test_one_private_answer_among_public_ones_is_enough(self, monkeypatch: pytest.MonkeyPatch) -> None:
        answers = [(0, 0, 0, "", (address, 443)) for address in ("93.184.215.14", "10.0.0.1")]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: answers)
        with pytest.raises(AddressRefused):
            public_address("logiciel.example", 443)

    @pytest.mark.parametrize(
        "url",
        [
            "http://logiciel.example/",
            "ftp://logiciel.example/",
            "file:///etc/passwd",
            "https://",
            "https://moi:secret@logiciel.example/",
            "https://logiciel.example:99999/",
            "https://logiciel.example/\r\nX: y",
            "https://[::1",
        ],
    )
    def test_addresses_of_another_form_are_refused(self, url: str) -> None:
        with pytest.raises(AddressRefused):
            checked(url)

    def test_the_address_is_checked_again_at_each_sending(self, delivery: Delivery, webhook: Webhook) -> None:
        change(webhook, url="https://localhost/")
        with pytest.raises(tasks.NotDelivered):
            tasks.deliver(str(delivery.pk))
        assert the_delivery().last_answer == "Cette adresse mène à un réseau privé."


def test_the_queue_holds_no_name(cast: Cast, webhook: Webhook, contact_noted: Callable[[], None]) -> None:
    contact_noted()
    jobs = list(
        ProcrastinateJob.objects.all().values_list("task_name", "queue_name", "lock", "queueing_lock", "args")
    )
    assert any(task == "messaging.spread" for task, *_ in jobs)
    for typed in ("Nour", "Khatib", "va bien", "Amina", "@"):
        assert typed not in str(jobs)


def test_answers_kept_for_programs_are_forgotten_after_a_day(cast: Cast) -> None:
    with as_batch("fixture"):
        token = ApiToken.objects.create(
            organisation=cast.mission_locale, label="x", digest="x", scopes=["read"], created_by=cast.amina
        )
        for sent in ("hier", "maintenant"):
            KeptAnswer.objects.create(token=token, sent=sent, request_digest="x")
        KeptAnswer.objects.filter(sent="hier").update(created_at=clock.now() - timedelta(hours=25))
    tasks.forget_answers(0)
    with as_batch("look"):
        assert [one.sent for one in KeptAnswer.objects.all()] == ["maintenant"]
