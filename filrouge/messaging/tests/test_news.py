"""What the SMS provider says back: signed, heard once, and never acting by itself."""

import json
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.accounts.models import User
from filrouge.messaging import tasks
from filrouge.messaging.events import MessageFailed, ReplyReceived
from filrouge.messaging.incoming import is_signed
from filrouge.messaging.models import Message, OptOut, ProviderNews
from filrouge.messaging.sending import signature
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .conftest import Ask

URL = reverse("messaging:news-receive")
SECRET = "secret du prestataire"
Say = Callable[..., HttpResponse]


@pytest.fixture
def say(settings: object, db: None) -> Say:
    settings.SMS_WEBHOOK_SECRET = SECRET

    def said(header: str = "", **body: object) -> HttpResponse:
        content = json.dumps({"reference": "r-1"} | body).encode()
        header = header or signature(SECRET, content, int(time.time()))
        return Client(enforce_csrf_checks=True).post(
            URL, content, content_type="application/json", headers={"Filrouge-Signature": header}
        )

    return said


def read_news() -> None:
    with as_batch("look"):
        waiting = [str(pk) for pk in ProviderNews.objects.values_list("pk", flat=True)]
    for pk in waiting:
        tasks.read_news(pk)


def now(message: Message) -> Message:
    with as_batch("look"):
        return Message.objects.get(pk=message.pk)


@pytest.fixture
def sent(ask: Ask) -> Message:
    message = ask()
    with as_batch("it left"):
        Message.objects.filter(pk=message.pk).update(sent_at=clock.now())
    return message


class TestTheDoor:
    def test_without_a_secret_it_does_not_exist(self, say: Say, settings: object) -> None:
        settings.SMS_WEBHOOK_SECRET = ""
        assert say(type="delivered").status_code == 404

    @pytest.mark.parametrize("header", ["x", "t=1,v1=" + "0" * 64, "t=" + "9" * 10 + ",v1=" + "0" * 64])
    def test_what_is_not_signed_is_not_heard(self, say: Say, header: str) -> None:
        assert say(header, type="delivered").status_code == 401
        with as_batch("look"):
            assert not ProviderNews.objects.exists()

    def test_a_signature_of_another_moment_or_body_is_refused(self, settings: object) -> None:
        settings.SMS_WEBHOOK_SECRET = SECRET
        header = signature(SECRET, b"{}", 1_000_000)
        assert is_signed(header, b"{}", 1_000_000 + 299)
        assert not is_signed(header, b"{}", 1_000_000 + 301)
        assert not is_signed(header, b"{ }", 1_000_000)

    @pytest.mark.parametrize(
        "body",
        [
            {"type": "delivered"},
            {"type": "delivered", "id": "no key"},
            {"type": "unknown", "id": "x"},
            {"type": "reply", "text": "non"},
            {"type": "reply", "from": "+33612345678", "reference": ""},
        ],
    )
    def test_what_has_no_form_is_refused(self, say: Say, body: dict) -> None:
        assert say(**body).status_code == 400

    def test_a_get_says_nothing(self, say: Say) -> None:
        assert Client().get(URL).status_code == 405

    def test_told_twice_it_is_kept_once(self, say: Say, sent: Message) -> None:
        for _ in range(2):
            assert say(type="delivered", id=str(sent.sent_as)).status_code == 202
        with as_batch("look"):
            assert ProviderNews.objects.count() == 1
        jobs = ProcrastinateJob.objects.filter(task_name="messaging.read_news").values_list("args", flat=True)
        assert all(set(args) == {"news_id"} for args in jobs)

    def test_the_web_role_does_not_write_news_by_itself(self, cast: Cast) -> None:
        news = ProviderNews(reference="r", kind="reply", received_at=clock.now())
        refused = pytest.raises(ProgrammingError, match="row-level security")
        with refused, transaction.atomic(), acting(cast.amina):
            news.save(force_insert=True)


class TestWhatItSays:
    def test_a_message_arrived(self, say: Say, sent: Message) -> None:
        say(type="delivered", id=str(sent.sent_as))
        read_news()
        assert now(sent).delivered_at

    def test_a_message_that_did_not_arrive_is_work_to_do(
        self, say: Say, sent: Message, heard: list[Event]
    ) -> None:
        say(type="undelivered", id=str(sent.sent_as), reason="Unknown subscriber +33612345678")
        read_news()
        read_news()
        assert now(sent).failed_at
        assert now(sent).trouble == "le téléphone ne l’a pas reçu : numéro à vérifier"
        assert [type(one) for one in heard if isinstance(one, MessageFailed)] == [MessageFailed]

    def test_arrived_after_all_it_is_not_undone(self, say: Say, sent: Message) -> None:
        say(type="delivered", id=str(sent.sent_as))
        say(type="undelivered", id=str(sent.sent_as), reference="r-2")
        read_news()
        assert now(sent).delivered_at
        assert not now(sent).failed_at

    def test_an_answer_finds_what_it_answers_by_the_number(
        self, say: Say, sent: Message, ask: Ask, heard: list[Event], cast: Cast
    ) -> None:
        say(type="reply", **{"from": "+33 6 12 34 56 78"}, text="je ne peux pas")
        read_news()
        read_news()
        [event] = [one for one in heard if isinstance(one, ReplyReceived)]
        assert (event.message_id, event.person_id) == (sent.pk, cast.nour.pk)
        with as_batch("look"):
            assert b"peux pas" not in bytes(ProviderNews.objects.values_list("text", flat=True)[0])

    @pytest.mark.parametrize("text", ["STOP", " Arret.", "arrêt"])
    def test_stop_is_a_refusal_of_messages(self, say: Say, sent: Message, text: str) -> None:
        say(type="reply", **{"from": "+33612345678"}, text=text)
        read_news()
        assert OptOut.objects.in_force().count() == 1

    def test_a_number_nobody_wrote_to_is_kept_for_nobody(self, say: Say, cast: Cast) -> None:
        say(type="reply", **{"from": "+33699999999"}, text="qui est-ce ?")
        read_news()
        with as_batch("look"):
            assert ProviderNews.objects.get().person is None
        with acting(cast.amina):
            assert not ProviderNews.objects.exists()

    def test_after_two_weeks_nobody_knows_what_is_answered(self, say: Say, sent: Message) -> None:
        with as_batch("long ago"):
            Message.objects.update(sent_at=clock.now() - timedelta(days=15))
        say(type="reply", **{"from": "+33612345678"}, text="non")
        read_news()
        with as_batch("look"):
            assert ProviderNews.objects.get().message is None

    def test_they_are_forgotten_after_90_days(self, say: Say, sent: Message) -> None:
        say(type="delivered", id=str(sent.sent_as))
        with as_batch("long ago"):
            ProviderNews.objects.update(received_at=clock.now() - timedelta(days=91))
        tasks.forget_words(0)
        with as_batch("look"):
            assert not ProviderNews.objects.exists()


def test_the_team_reads_the_answer_beside_the_message(
    cast: Cast, say: Say, sent: Message, signed_in: Callable[[User], Client]
) -> None:
    say(type="reply", **{"from": "+33612345678"}, text="Je serai en retard")
    read_news()
    show = reverse("messaging:messages-show", args=[sent.pk])
    assert "Je serai en retard" in signed_in(cast.bruno).get(show).text
