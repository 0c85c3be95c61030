"""Asking for a message, and what a provider makes of it: a real mail server, a real SMS provider over HTTP."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.accounts.models import ConsortiumMember, Project, User
from filrouge.messaging import outgoing, tasks
from filrouge.messaging.actions.messages import send_message
from filrouge.messaging.actions.opt_outs import stop_writing, write_again
from filrouge.messaging.events import MessageFailed
from filrouge.messaging.models import Message, OptOut
from filrouge.messaging.outgoing import MOST_TRIES
from filrouge.people.models import ContactChannel
from filrouge.privacy.context import acting
from filrouge.privacy.erasing import erase_person
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock, events
from filrouge.shared.actors import Actor
from tests.cast import Cast
from tests.mailbox import Box

from .conftest import WORDS, Ask


@dataclass
class SmsProvider:
    """Answers `statuses` one after the other (the last for ever); sends once per key, as good ones do."""

    statuses: list[int] = field(default_factory=lambda: [201])
    requests: list[tuple[dict[str, str], dict]] = field(default_factory=list)

    @property
    def sent(self) -> dict[str, dict]:
        return {headers["Idempotency-Key"]: body for headers, body in self.requests}


@pytest.fixture
def provider(settings: object) -> Iterator[SmsProvider]:
    known = SmsProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            known.requests.append((dict(self.headers), body))
            answer = json.dumps({"id": f"sms-{len(known.requests)}"}).encode()
            self.send_response(known.statuses[min(len(known.requests), len(known.statuses)) - 1])
            self.send_header("Location", "http://127.0.0.1:9/")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *arguments: object) -> None:
            """Silence."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    settings.SMS_PROVIDER = "http"
    settings.SMS_HTTP_URL = f"http://127.0.0.1:{server.server_port}/v1/messages?compte=3"
    settings.SMS_HTTP_KEY, settings.SMS_SENDER = "secret", "RDV"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield known
    server.shutdown()
    thread.join()
    server.server_close()


def now(message: Message) -> Message:
    with as_batch("look"):
        return Message.objects.get(pk=message.pk)


def laid(model_row: object, **values: object) -> None:
    with as_batch("fixture"):
        type(model_row).objects.filter(pk=model_row.pk).update(**values)


class TestAsking:
    def test_the_row_and_the_job_are_made_together(self, ask: Ask, cast: Cast) -> None:
        message = ask()
        assert (message.to, message.parts, message.asked_by) == ("+33612345678", 1, cast.amina)
        assert message.organisation == cast.mission_locale
        [job] = ProcrastinateJob.objects.filter(task_name="messaging.send")
        assert job.args == {"message_id": str(message.pk)}

    def test_nothing_is_left_when_what_asked_for_it_fails(self, ask: Ask) -> None:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            ask()
            raise ZeroDivisionError
        with as_batch("look"):
            assert not Message.objects.exists()
        assert not ProcrastinateJob.objects.filter(task_name="messaging.send").exists()

    def test_address_and_words_are_encrypted(self, ask: Ask) -> None:
        ask(channel="mail", to="Nour@Example.org", subject="Demain")
        with as_batch("look"):
            [stored] = Message.objects.values_list("to", "subject", "text")
        assert all(b"our@" not in bytes(one) and b"Demain" not in bytes(one) for one in stored)
        assert all(len(bytes(one)) > 20 for one in stored)

    @pytest.mark.parametrize("name", ["amina", "bruno", "dalia"])
    def test_those_who_may_see_how_to_reach_her_may_write(self, ask: Ask, cast: Cast, name: str) -> None:
        assert ask(by=getattr(cast, name)).pk

    @pytest.mark.parametrize("name", ["chloe", "farid", "olga", "manon", "petra"])
    def test_others_may_not(self, ask: Ask, cast: Cast, name: str) -> None:
        with pytest.raises(PermissionDenied), transaction.atomic():
            ask(by=getattr(cast, name))

    def test_a_partner_is_written_to_without_a_person(self, ask: Ask, cast: Cast) -> None:
        message = ask(by=cast.farid, person=None, channel="mail", to="goran@cada.example")
        assert message.organisation == cast.association
        assert message.subject == "Un message pour vous"

    def test_a_project_is_not_charged_by_those_outside_it(self, ask: Ask, cast: Cast) -> None:
        for organisation in (None, cast.stranger):
            with pytest.raises(PermissionDenied), transaction.atomic():
                ask(by=cast.chloe, person=None, organisation=organisation)

    def test_one_does_not_write_for_an_organisation_where_one_does_not_work(
        self, ask: Ask, cast: Cast
    ) -> None:
        with pytest.raises(PermissionDenied):
            ask(organisation=cast.association)

    def test_a_job_writes_for_an_organisation_and_once_per_key(self, cast: Cast) -> None:
        key = uuid4()
        with as_batch("the reminders of the day"):
            one, two = (
                send_message(
                    by=Actor.job("pathways.remind"),
                    channel="sms",
                    to="0612345678",
                    text=WORDS,
                    person=cast.nour,
                    project=cast.project,
                    purpose="rappel",
                    organisation=cast.mission_locale,
                    message_id=key,
                )
                for _ in range(2)
            )
            assert Message.objects.count() == 1
        assert (one.pk, two.pk, one.asked_by) == (key, key, None)
        assert ProcrastinateJob.objects.filter(task_name="messaging.send").count() == 1

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"to": "06 12"}, "chiffre par chiffre"),
            ({"to": "04 67 12 34 56"}, "ligne fixe"),
            ({"channel": "mail", "to": "nour"}, "pas complète"),
            ({"text": "  "}, "Écrivez le message"),
            ({"text": "a" * 1300}, "ferait 9 SMS"),
        ],
    )
    def test_what_cannot_leave_is_said(self, ask: Ask, wrong: dict, said: str) -> None:
        with pytest.raises(ValidationError, match=said):
            ask(**wrong)

    def test_without_a_provider_the_sentence_says_what_to_do(self, ask: Ask, settings: object) -> None:
        settings.SMS_PROVIDER = ""
        with pytest.raises(ValidationError, match="téléphonez"):
            ask()
        assert ask(channel="mail", to="nour@example.org").pk


class TestBudget:
    def test_the_month_s_limit_refuses_with_a_sentence(self, ask: Ask, cast: Cast) -> None:
        self.limit(cast.project, 2)
        ask(text="a" * 170)  # two SMS
        with pytest.raises(ValidationError, match="limite de 2 SMS pour ce mois"):
            ask(by=cast.bruno)
        assert ask(channel="mail", to="nour@example.org").pk

    def test_what_did_not_leave_is_not_counted_nor_the_month_before(self, ask: Ask, cast: Cast) -> None:
        self.limit(cast.project, 1)
        laid(ask(), failed_at=clock.now())
        laid(ask(), asked_at=clock.now() - timedelta(days=32))
        assert ask().pk

    def limit(self, project: Project, most: int) -> None:
        laid(project, texts_per_month=most)
        project.refresh_from_db()


class TestOptOut:
    def test_no_team_writes_there_any_more(self, ask: Ask, cast: Cast) -> None:
        with acting(cast.chloe):
            stop_writing(by=cast.chloe, channel="sms", to="+33 6 12 34 56 78")
            stop_writing(by=cast.chloe, channel="sms", to="0612345678")
        with pytest.raises(ValidationError, match="ne plus recevoir"):
            ask()
        assert ask(to="0612345679").pk
        assert OptOut.objects.count() == 1

    def test_it_is_honoured_between_asking_and_sending(
        self, ask: Ask, cast: Cast, provider: SmsProvider
    ) -> None:
        message = ask()
        with acting(cast.amina):
            stop_writing(by=cast.amina, channel="sms", to="0612345678")
        tasks.send_one(str(message.pk))
        assert provider.requests == []
        assert "ne plus recevoir" in now(message).trouble
        assert now(message).failed_at

    def test_the_person_may_change_her_mind(self, ask: Ask, cast: Cast) -> None:
        with acting(cast.amina):
            stop_writing(by=cast.amina, channel="sms", to="0612345678")
            assert write_again(by=cast.amina, channel="sms", to="0612345678")
            assert not write_again(by=cast.amina, channel="sms", to="0612345678")
        assert ask().pk

    def test_the_address_is_not_kept(self, cast: Cast) -> None:
        with acting(cast.amina):
            stop_writing(by=cast.amina, channel="mail", to="nour@example.org")
        assert "nour" not in str(list(OptOut.objects.values()))

    def test_those_who_accompany_nobody_do_not_note_it(self, cast: Cast) -> None:
        with acting(cast.olga), pytest.raises(PermissionDenied):
            stop_writing(by=cast.olga, channel="sms", to="0612345678")


class TestDiscretion:
    @pytest.fixture(autouse=True)
    def shared_telephone(self, cast: Cast) -> None:
        with as_batch("fixture"):
            ContactChannel.objects.create(
                person=cast.nour, project=cast.project, kind="phone", value="+33612345678", discreet=True
            )

    @pytest.mark.parametrize(
        "betraying",
        [
            "Inscrivez-vous sur https://filrouge.example/x",
            "Voir www.exemple.fr",
            "La mission locale de béziers vous attend",
            "Réunion IPR Occitanie mardi",
            "Un message de Fil rouge",
        ],
    )
    def test_words_that_would_betray_her_do_not_leave(self, ask: Ask, betraying: str) -> None:
        with pytest.raises(ValidationError, match="Quelqu’un d’autre"):
            ask(text=betraying)

    def test_neutral_words_leave(self, ask: Ask) -> None:
        assert ask().pk

    def test_elsewhere_the_same_words_leave(self, ask: Ask) -> None:
        assert ask(to="0612345679", text="Voir www.exemple.fr").pk


class TestSms:
    def test_it_leaves_once(self, ask: Ask, provider: SmsProvider) -> None:
        message = ask(text="L’atelier est à 10 h…")
        tasks.send_one(str(message.pk))
        tasks.send_one(str(message.pk))
        [(headers, body)] = provider.requests
        assert headers["Authorization"] == "Bearer secret"
        assert body == {
            "id": headers["Idempotency-Key"],
            "to": "+33612345678",
            "text": "L'atelier est à 10 h...",
            "from": "RDV",
        }
        assert (now(message).reference, now(message).tries) == ("sms-1", 1)
        assert now(message).sent_at

    def test_a_second_worker_waits_for_the_first(self, ask: Ask, provider: SmsProvider) -> None:
        """The row is locked before the provider is called: who waited then finds nothing left to send."""
        message = ask()
        with CaptureQueriesContext(connection) as queries:
            tasks.send_one(str(message.pk))
        locking = [one["sql"] for one in queries if "FOR UPDATE" in one["sql"]]
        assert len(locking) == 1
        assert '"sent_at" IS NULL' in locking[0]

    def test_the_key_of_the_row_does_not_leave(self, ask: Ask, provider: SmsProvider) -> None:
        message = ask()
        tasks.send_one(str(message.pk))
        [key] = provider.sent
        assert UUID(key).version == 5
        assert key != str(message.pk)

    def test_a_worker_that_dies_after_sending_sends_nothing_twice(
        self, ask: Ask, provider: SmsProvider, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        message = ask()

        def die(*_arguments: object, **_facts: object) -> None:
            raise SystemExit

        with monkeypatch.context() as dying:
            dying.setattr(outgoing, "_sent", die)
            with pytest.raises(SystemExit):
                tasks.send_one(str(message.pk))
        assert now(message).tries == 0
        tasks.send_one(str(message.pk))
        assert len(provider.requests) == 2
        assert len(provider.sent) == 1
        assert now(message).sent_at

    @pytest.mark.parametrize("status", [500, 503, 429, 408])
    def test_a_failure_is_tried_again_later(self, ask: Ask, provider: SmsProvider, status: int) -> None:
        provider.statuses = [status, 200]
        message = ask()
        with pytest.raises(tasks.NotDelivered):
            tasks.send_one(str(message.pk))
        assert f"HTTP {status}" in now(message).trouble
        tasks.send_one(str(message.pk))
        assert now(message).sent_at
        assert now(message).trouble == ""

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 302])
    def test_a_refusal_is_not(self, ask: Ask, provider: SmsProvider, status: int) -> None:
        provider.statuses = [status]
        message = ask()
        tasks.send_one(str(message.pk))
        assert now(message).failed_at
        assert len(provider.requests) == 1

    def test_after_five_tries_it_is_given_up_and_announced(
        self, ask: Ask, cast: Cast, provider: SmsProvider, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        announced: list[events.Event] = []
        monkeypatch.setattr(outgoing, "publish", announced.append)
        provider.statuses = [503]
        message = ask()
        for _ in range(MOST_TRIES - 1):
            with pytest.raises(tasks.NotDelivered):
                tasks.send_one(str(message.pk))
        tasks.send_one(str(message.pk))
        tasks.send_one(str(message.pk))
        assert len(provider.requests) == MOST_TRIES
        [event] = announced
        assert isinstance(event, MessageFailed)
        assert (event.message_id, event.person_id) == (message.pk, cast.nour.pk)

    def test_a_provider_that_is_down_is_said(self, ask: Ask, settings: object) -> None:
        settings.SMS_PROVIDER, settings.SMS_HTTP_URL = "http", "http://127.0.0.1:9/"
        message = ask()
        with pytest.raises(tasks.NotDelivered):
            tasks.send_one(str(message.pk))
        assert now(message).trouble == "le prestataire de SMS ne répond pas"

    def test_the_delays_grow_and_end(self) -> None:
        waits = []
        for tries in range(1, MOST_TRIES):
            decision = tasks.DelaysOfMessages().get_retry_decision(
                exception=tasks.NotDelivered(tries), job=None
            )
            waits.append(round((decision.retry_at - clock.now()).total_seconds() / 60))
        assert waits == [1, 5, 30, 120]

    def test_the_demonstration_writes_files(self, ask: Ask, settings: object, tmp_path: Path) -> None:
        settings.SMS_PROVIDER, settings.SMS_FOLDER = "file", tmp_path / "sms"
        message = ask()
        tasks.send_one(str(message.pk))
        [file] = (tmp_path / "sms").iterdir()
        assert file.read_text() == f"+33612345678\n\n{WORDS}\n"
        assert now(message).reference == file.name

    def test_a_developer_sees_it_in_the_terminal(self, ask: Ask, capsys: pytest.CaptureFixture) -> None:
        tasks.send_one(str(ask().pk))
        assert WORDS in capsys.readouterr().out


class TestMail:
    def test_it_really_leaves(self, ask: Ask, box: Box) -> None:
        message = ask(channel="mail", to="Nour@example.org", subject="Demain\r\nBcc: x@example.org")
        tasks.send_one(str(message.pk))
        tasks.send_one(str(message.pk))
        [(recipients, received)] = box.received
        assert recipients == ["nour@example.org"]
        assert received["Subject"] == "Demain Bcc: x@example.org"
        assert received["Message-ID"] == now(message).reference
        assert received.get_content().strip() == WORDS

    def test_an_unknown_address_is_a_refusal(self, ask: Ask, box: Box) -> None:
        box.refusal = "550 no such user nour@example.org"
        message = ask(channel="mail", to="nour@example.org")
        tasks.send_one(str(message.pk))
        assert now(message).failed_at
        assert now(message).trouble == "l’adresse est refusée par le serveur de messagerie"

    def test_a_full_box_is_tried_again(self, ask: Ask, box: Box) -> None:
        box.refusal = "452 try later"
        message = ask(channel="mail", to="nour@example.org")
        with pytest.raises(tasks.NotDelivered):
            tasks.send_one(str(message.pk))
        box.refusal = ""
        tasks.send_one(str(message.pk))
        assert len(box.received) == 1

    def test_a_server_that_is_down_is_said(self, ask: Ask, box: Box, settings: object) -> None:
        settings.EMAIL_PORT = 9
        message = ask(channel="mail", to="nour@example.org")
        with pytest.raises(tasks.NotDelivered):
            tasks.send_one(str(message.pk))
        assert now(message).trouble == "le serveur de messagerie ne répond pas"


class TestReach:
    def seen_by(self, user: User) -> int:
        with acting(user):
            return Message.objects.count()

    def test_the_words_are_for_the_team_in_charge_and_whoever_asked(self, ask: Ask, cast: Cast) -> None:
        ask(by=cast.dalia)
        assert [self.seen_by(one) for one in (cast.amina, cast.bruno, cast.dalia)] == [1, 1, 1]
        assert [self.seen_by(one) for one in (cast.chloe, cast.farid, cast.manon, cast.olga)] == [0] * 4

    def test_nobody_writes_in_the_name_of_another(self, ask: Ask, cast: Cast) -> None:
        message = ask()
        message.pk, message.asked_by = uuid4(), cast.bruno
        refused = pytest.raises(ProgrammingError, match="row-level security")
        with refused, transaction.atomic(), acting(cast.amina):
            message.save(force_insert=True)

    def test_the_web_role_does_not_say_it_was_sent(self, ask: Ask, cast: Cast) -> None:
        message = ask()
        refused = pytest.raises(ProgrammingError, match="permission denied")
        with refused, transaction.atomic(), acting(cast.amina):
            Message.objects.filter(pk=message.pk).update(sent_at=clock.now())

    def test_who_left_the_project_reads_it_no_more(self, ask: Ask, cast: Cast) -> None:
        ask(by=cast.dalia)
        with as_batch("fixture"):
            cast.nour.grants.filter(organisation=cast.lead).update(until=clock.now() - timedelta(hours=1))
            ConsortiumMember.objects.filter(organisation=cast.lead).update(until=clock.today())
        assert self.seen_by(cast.dalia) == 0

    def test_they_go_with_the_file(self, ask: Ask, cast: Cast) -> None:
        ask()
        with as_batch("fixture"):
            erase_person(cast.nour.pk)
            assert not Message.objects.exists()

    def test_after_90_days_address_and_words_are_gone_and_the_rest_stays(self, ask: Ask) -> None:
        old, recent = ask(), ask()
        laid(old, asked_at=clock.now() - timedelta(days=91))
        tasks.forget_words(0)
        assert (now(old).to, now(old).text) == ("", "")
        assert now(old).purpose == "rappel de rendez-vous"
        assert now(old).forgotten_at
        assert now(recent).text == WORDS

    def test_the_queue_holds_no_address(self, ask: Ask) -> None:
        ask()
        jobs = str(list(ProcrastinateJob.objects.values_list("task_name", "args", "lock", "queueing_lock")))
        assert "messaging.send" in jobs
        assert not any(word in jobs for word in ("612345678", "Rendez-vous", "Nour"))
