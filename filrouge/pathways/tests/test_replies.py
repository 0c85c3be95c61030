"""« Je ne peux pas venir »: one press, a proposal, and someone decides."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from filrouge.messaging.models import Message, ProviderNews
from filrouge.pathways import tasks
from filrouge.pathways.events import AppointmentReplied, ReplyDecided
from filrouge.pathways.models import Appointment, Reply
from filrouge.privacy.context import acting
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from tests.cast import Cast
from tests.sms import Provider, running_provider

from .litany import SignIn
from .reminding.world import (
    lay_channel,
    lay_hours,
    lay_language,
    lay_meeting,
    open_at_any_hour,
    prepared,
    reminders,
    replies,
    run_jobs,
    tomorrow,
)


@pytest.fixture(autouse=True)
def provider(settings: object, cast: Cast) -> Iterator[Provider]:
    open_at_any_hour(cast)
    with running_provider() as known:
        settings.SMS_PROVIDER, settings.SMS_HTTP_URL = "http", known.url
        yield known


@pytest.fixture
def appointment(cast: Cast) -> Appointment:
    lay_channel(cast)
    lay_language(cast, "ara")
    return lay_meeting(cast)


@pytest.fixture
def page(appointment: Appointment, provider: Provider) -> str:
    """The address she received."""
    prepared()
    run_jobs()
    [body] = provider.texts.values()
    found = re.search(r"https?://\S+", body["text"])
    assert found
    return found[0].removeprefix(django_settings.SITE_URL)


@pytest.fixture
def reply(page: str) -> Reply:
    Client().post(page)
    [reply] = replies()
    return reply


def show(reply: Reply) -> str:
    return reverse("pathways:replies-show", args=[reply.pk])


def now(appointment: Appointment) -> Appointment:
    with as_batch("look"):
        return Appointment.objects.get(pk=appointment.pk)


class TestNew:
    def test_opening_says_nothing_to_anyone(self, cast: Cast, page: str, heard: list[Event]) -> None:
        answer = Client().get(page)
        assert answer.status_code == 200
        assert "هل تستطيع الحضور؟" in answer.text
        assert "Pouvez-vous venir ?" in answer.text
        assert 'dir="rtl"' in answer.text
        assert replies() == []
        assert heard == []

    def test_the_page_tells_nothing_of_who_she_is_nor_of_us(self, page: str) -> None:
        text = Client().get(page).text
        for secret in ("Nour", "Khatib", "IPR", "Mission locale", "Fil rouge", "CV", "Bureau 2"):
            assert secret not in text

    def test_one_press_is_a_proposal_and_changes_nothing(
        self, cast: Cast, page: str, appointment: Appointment, heard: list[Event]
    ) -> None:
        lay_hours(cast)
        answer = Client().post(page, follow=True)
        assert "شكرا" in answer.text
        assert "الاثنين - الجمعة، 09:00-17:00، 04 67 00 00 00" in answer.text
        [reply] = replies()
        assert (reply.appointment_id, reply.cannot_come, reply.by_way) == (appointment.pk, True, "link")
        assert now(appointment).outcome == ""
        [event] = [one for one in heard if isinstance(one, AppointmentReplied)]
        assert (event.reply_id, event.person_id) == (reply.pk, cast.nour.pk)
        with as_batch("look"):
            assert OutsideLink.objects.get().used_at

    def test_pressed_twice_it_is_said_once(self, page: str) -> None:
        for _ in range(2):
            assert Client().post(page).status_code == 302
        assert len(replies()) == 1

    def test_once_the_meeting_is_over_or_settled_the_link_is_closed(
        self, page: str, appointment: Appointment
    ) -> None:
        with as_batch("called off"):
            Appointment.objects.update(outcome="cancelled")
        assert Client().get(page).status_code == 410
        assert Client().post(page).status_code == 410
        with as_batch("passed"):
            Appointment.objects.update(outcome="", starts_at=clock.now() - timedelta(hours=1))
        assert Client().get(page).status_code == 410
        assert replies() == []

    def test_an_invented_address_opens_nothing(self) -> None:
        invented = reverse("pathways:replies-new", args=["x" * 43])
        assert Client().get(invented).status_code == 410
        assert Client().post(invented).status_code == 410

    def test_without_a_link_the_database_answers_nothing(self, cast: Cast, page: str) -> None:
        with acting(cast.chloe), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM reminded_appointment()")
            assert cursor.fetchone() == (0,)
        refused = pytest.raises(ProgrammingError, match="no meeting ahead")
        with refused, transaction.atomic(), acting(cast.amina), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM reply_to_reminder(gen_random_uuid())")

    def test_the_web_role_writes_no_reply_by_itself(self, cast: Cast, reply: Reply) -> None:
        reply.pk = None
        refused = pytest.raises(ProgrammingError, match="permission denied")
        with refused, transaction.atomic(), acting(cast.amina):
            Reply.objects.bulk_create([Reply(**{**vars_of(reply), "decided_at": clock.now()})])


def vars_of(reply: Reply) -> dict:
    names = ("person_id", "project_id", "pathway_id", "appointment_id", "by_way", "received_at")
    return {name: getattr(reply, name) for name in names}


class TestShow:
    def test_the_team_in_charge_reads_it_and_no_other(
        self, cast: Cast, signed_in: SignIn, reply: Reply
    ) -> None:
        page = signed_in(cast.amina).get(show(reply)).text
        assert "Je ne peux pas venir" in page
        assert "Rien n’est encore changé." in page
        assert signed_in(cast.bruno).get(show(reply)).status_code == 200
        for stranger in (cast.chloe, cast.farid, cast.manon, cast.dalia):
            assert signed_in(stranger).get(show(reply)).status_code == 404
            assert signed_in(stranger).post(show(reply), {"decision": "kept"}).status_code == 404

    def test_moved_the_person_is_told(
        self,
        cast: Cast,
        signed_in: SignIn,
        reply: Reply,
        appointment: Appointment,
        provider: Provider,
        heard: list[Event],
    ) -> None:
        later = tomorrow(15) + timedelta(days=2)
        typed = {"decision": "moved", "starts_at": later.strftime("%Y-%m-%dT%H:%M")}
        assert signed_in(cast.amina).post(show(reply), typed).status_code == 302
        run_jobs()
        assert now(appointment).starts_at == later
        assert now(appointment).place == "Bureau 2"
        assert any("15h30" in body["text"] for body in provider.texts.values())
        assert [one.decision for one in heard if isinstance(one, ReplyDecided)] == ["moved"]

    def test_called_off(self, cast: Cast, signed_in: SignIn, reply: Reply, appointment: Appointment) -> None:
        signed_in(cast.amina).post(show(reply), {"decision": "cancelled"})
        assert now(appointment).outcome == "cancelled"

    def test_kept(self, cast: Cast, signed_in: SignIn, reply: Reply, appointment: Appointment) -> None:
        signed_in(cast.amina).post(show(reply), {"decision": "kept"})
        assert now(appointment).outcome == ""
        [decided] = replies()
        assert (decided.decision, decided.decided_by) == ("kept", cast.amina)

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({}, "Choisissez : un autre jour, annuler, ou garder."),
            ({"decision": "moved"}, "Choisissez le nouveau jour et l’heure."),
            ({"decision": "moved", "starts_at": "2020-01-01T10:00"}, "Cette heure est passée"),
        ],
    )
    def test_a_mistake_is_explained(
        self, cast: Cast, signed_in: SignIn, reply: Reply, typed: dict, sentence: str
    ) -> None:
        assert sentence in signed_in(cast.amina).post(show(reply), typed).text
        assert replies()[0].decided_at is None

    def test_once_decided_it_says_so(self, cast: Cast, signed_in: SignIn, reply: Reply) -> None:
        client = signed_in(cast.amina)
        client.post(show(reply), {"decision": "kept"})
        again = client.post(show(reply), {"decision": "cancelled"}, follow=True)
        assert "C’est déjà décidé : rendez-vous gardé." in again.text


def test_it_is_an_alert_until_someone_decides(cast: Cast, signed_in: SignIn, reply: Reply) -> None:
    evaluated()
    with acting(cast.amina):
        [alert] = Alert.objects.due().filter(rule="cannot_come")
        assert alert.subject_id == str(reply.pk)
    assert show(reply) in signed_in(cast.amina).get("/").text
    with acting(cast.dalia):
        assert not Alert.objects.due().filter(rule="cannot_come").exists()
    signed_in(cast.amina).post(show(reply), {"decision": "kept"})
    evaluated()
    with acting(cast.amina):
        assert not Alert.objects.due().filter(rule="cannot_come").exists()


def evaluated() -> None:
    with as_batch("the night"):
        evaluate_everyone()


class TestBySms:
    def answered(self, text: str) -> None:
        [reminder] = reminders()
        with as_batch("the provider said"):
            message = Message.objects.get(pk=reminder.message_id)
            news = ProviderNews.objects.create(
                reference="r",
                kind="reply",
                message=message,
                person=message.person,
                project=message.project,
                sender=message.to,
                text=text,
                received_at=clock.now(),
            )
        for _ in range(2):
            tasks.take_reply(str(news.pk))

    @pytest.mark.parametrize(
        ("text", "cannot"),
        [
            ("Non", True),
            ("je peux pas venir dsl", True),
            ("لا أستطيع", True),
            ("I cannot", True),
            ("ok merci", False),
            ("سلام", False),
        ],
    )
    def test_an_answer_is_a_proposal_to_read(
        self, cast: Cast, page: str, text: str, cannot: bool, signed_in: SignIn
    ) -> None:
        self.answered(text)
        [reply] = replies()
        assert (reply.cannot_come, reply.words, reply.by_way) == (cannot, text, "sms")
        assert text in signed_in(cast.amina).get(show(reply)).text

    def test_said_by_the_link_and_by_sms_it_is_one_refusal(self, page: str, reply: Reply) -> None:
        self.answered("non")
        assert sorted(one.cannot_come for one in replies()) == [False, True]

    def test_too_late_it_proposes_nothing(self, page: str) -> None:
        with as_batch("passed"):
            Appointment.objects.update(starts_at=clock.now() - timedelta(minutes=1))
        self.answered("non")
        assert replies() == []
