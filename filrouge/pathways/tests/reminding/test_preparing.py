"""Reminders: made once for each meeting, by the way and in the language of each person, in words that tell nothing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from filrouge.accounts.models import Project
from filrouge.messaging.actions.opt_outs import stop_writing
from filrouge.messaging.models import Message, WritingHours
from filrouge.pathways.actions.appointments import settle_appointment
from filrouge.pathways.models import Appointment, Pathway, Reminder
from filrouge.pathways.reminding import preparing
from filrouge.people.models import ContactChannel
from filrouge.privacy.context import acting
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast
from tests.sms import Provider, running_provider

from .world import (
    PHONE,
    lay_channel,
    lay_hours,
    lay_language,
    lay_meeting,
    open_at_any_hour,
    prepared,
    reminders,
    run_jobs,
    tomorrow,
)


@pytest.fixture(autouse=True)
def provider(settings: object, cast: Cast) -> Iterator[Provider]:
    open_at_any_hour(cast)
    with running_provider() as known:
        settings.SMS_PROVIDER, settings.SMS_HTTP_URL = "http", known.url
        yield known


def only(provider: Provider) -> dict:
    [body] = provider.texts.values()
    return body


class TestOnce:
    def test_made_and_handed_over_once_however_often_the_job_runs(
        self, cast: Cast, provider: Provider
    ) -> None:
        lay_channel(cast)
        appointment = lay_meeting(cast)
        for _ in range(3):
            prepared()
            run_jobs()
        [reminder] = reminders()
        assert reminder.pk == Reminder.key(appointment.pk, "day_before", 0)
        assert reminder.message_id == reminder.pk
        assert reminder.state == "sent"
        assert set(provider.asked.values()) == {1}
        assert only(provider)["to"] == PHONE

    def test_two_days_before_then_the_day_before(self, cast: Cast, provider: Provider) -> None:
        lay_channel(cast)
        appointment = lay_meeting(cast, at=tomorrow() + timedelta(days=1))
        prepared()
        with as_batch("a day passes"):
            Appointment.objects.filter(pk=appointment.pk).update(starts_at=tomorrow())
        prepared()
        assert [one.kind for one in reminders()] == ["two_days", "day_before"]

    def test_the_database_refuses_a_second_row(self, cast: Cast) -> None:
        lay_channel(cast)
        lay_meeting(cast)
        prepared()
        [reminder] = reminders()
        reminder.message = None
        reminder.pk = preparing.Reminder.key(reminder.appointment_id, "day_before", 7)
        with pytest.raises(IntegrityError, match="reminder_once"), transaction.atomic(), as_batch("twice"):
            reminder.save(force_insert=True)

    def test_a_worker_that_dies_while_preparing_leaves_nothing(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch, provider: Provider
    ) -> None:
        lay_channel(cast)
        lay_meeting(cast)

        def die(**_arguments: object) -> dict:
            raise SystemExit

        with monkeypatch.context() as dying:
            dying.setattr(preparing, "send_messages", die)
            with pytest.raises(SystemExit):
                prepared()
        assert reminders() == []
        prepared()
        run_jobs()
        assert len(provider.texts) == 1

    def test_whoever_prepares_waits_for_whoever_already_does(self, cast: Cast) -> None:
        with CaptureQueriesContext(connection) as queries:
            prepared()
        assert any("pg_advisory_xact_lock" in one["sql"] for one in queries)

    def test_what_was_moved_meanwhile_is_left_for_the_next_time(self, cast: Cast) -> None:
        lay_channel(cast)
        appointment = lay_meeting(cast)
        with as_batch("read before it moved"):
            read = preparing.coming().get(pk=appointment.pk)
            Appointment.objects.filter(pk=appointment.pk).update(version=1)
            wanted = preparing.Wanted(
                read, "day_before", preparing.reach_of(read.channels, read.spoken), clock.now()
            )
            preparing.make([wanted], by=preparing.JOB)
        assert reminders() == []

    def test_many_cost_the_same_number_of_questions(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lay_channel(cast)
        costs = []
        for count in (2, 12):
            for number in range(count):
                lay_meeting(cast, at=tomorrow(9) + timedelta(minutes=len(costs) * 60 + number))
            with CaptureQueriesContext(connection) as queries:
                prepared()
            costs.append(len(queries))
        assert costs[0] == costs[1]


class TestWords:
    def test_nothing_tells_who_writes_nor_why(self, cast: Cast, provider: Provider) -> None:
        lay_channel(cast)
        lay_meeting(cast)
        prepared()
        run_jobs()
        text = only(provider)["text"]
        assert text.startswith("Bonjour, je vous attends ")
        assert "10h30, Bureau 2. Amina" in text
        for secret in ("IPR", "Mission locale", "CV", "Nour", "Khatib", "Fil rouge"):
            assert secret not in text

    def test_in_her_language_with_the_french_under_it(self, cast: Cast, provider: Provider) -> None:
        lay_channel(cast)
        lay_language(cast, "ara")
        lay_meeting(cast)
        prepared()
        run_jobs()
        lines = only(provider)["text"].splitlines()
        assert lines[0].startswith("مرحبا")
        assert lines[1].startswith("Bonjour")
        assert reminders()[0].language == "ara"

    def test_by_which_to_answer_until_the_meeting(self, cast: Cast, provider: Provider) -> None:
        lay_channel(cast)
        appointment = lay_meeting(cast)
        prepared()
        run_jobs()
        assert "/r/" in only(provider)["text"]
        with as_batch("look"):
            link = OutsideLink.objects.get()
        assert (link.subject, link.expires_at) == (str(appointment.pk), appointment.starts_at)

    def test_discreet_neither_link_nor_place(self, cast: Cast, provider: Provider) -> None:
        lay_channel(cast, discreet=True)
        lay_meeting(cast, place="Mission locale de Béziers")
        prepared()
        run_jobs()
        text = only(provider)["text"]
        assert "http" not in text
        assert "Mission" not in text
        with as_batch("look"):
            assert not OutsideLink.objects.exists()


class TestWays:
    @pytest.mark.parametrize(
        ("channel", "said"),
        [
            ({"kind": "email", "value": "nour@example.org"}, True),
            ({"kind": "email", "value": "nour@example.org", "discreet": True}, False),
            ({}, False),  # an SMS is paid for: its link leads to a page that says it
        ],
    )
    def test_when_the_team_answers_where_it_costs_and_tells_nothing(
        self, cast: Cast, channel: dict, said: bool
    ) -> None:
        lay_hours(cast)
        lay_channel(cast, **channel)
        lay_meeting(cast)
        prepared()
        [reminder] = reminders()
        assert reminder.message
        assert (
            "Nous joindre : lundi - vendredi, 9h00-17h00, 04 67 00 00 00" in reminder.message.text
        ) is said

    def test_by_e_mail_when_she_has_no_telephone(self, cast: Cast, box: object) -> None:
        lay_channel(cast, kind="email", value="nour@example.org")
        lay_meeting(cast)
        prepared()
        run_jobs()
        [(recipients, received)] = box.received
        assert recipients == ["nour@example.org"]
        assert received["Subject"] == "Un message pour vous"

    def test_by_a_letter_when_she_has_an_address_only(self, cast: Cast, provider: Provider) -> None:
        lay_channel(cast, kind="address", value="3 rue des Lilas")
        lay_meeting(cast, at=tomorrow() + timedelta(days=4))
        prepared()
        [reminder] = reminders()
        assert (reminder.way, reminder.message, reminder.state) == ("letter", None, "to_do")

    def test_who_does_not_read_is_called(self, cast: Cast, provider: Provider) -> None:
        lay_channel(cast)
        lay_language(cast, "tir", reads=False)
        lay_meeting(cast, at=tomorrow() + timedelta(days=1))
        prepared()
        run_jobs()
        [reminder] = reminders()
        assert (reminder.way, reminder.state, reminder.language) == ("call", "to_do", "tir")
        assert provider.texts == {}

    def test_a_number_found_wrong_is_not_used(self, cast: Cast, provider: Provider) -> None:
        lay_channel(cast, wrong_on=clock.today(), preferred=True)
        lay_channel(cast, value="+33611111111")
        lay_meeting(cast)
        prepared()
        run_jobs()
        assert only(provider)["to"] == "+33611111111"

    def test_what_another_project_noted_is_not_used(self, cast: Cast, provider: Provider) -> None:
        lay_channel(cast, project=cast.other_project)
        lay_meeting(cast, at=tomorrow() + timedelta(days=1))
        prepared()
        [reminder] = reminders()
        assert reminder.trouble == "aucun moyen de la joindre n’est noté"

    def test_a_third_person_is_never_written_to(self, cast: Cast, provider: Provider) -> None:
        lay_channel(cast, kind="third_party", holder="Sami, son frère", value="+33611111111")
        lay_meeting(cast, at=tomorrow() + timedelta(days=1))
        prepared()
        run_jobs()
        assert provider.texts == {}


class TestRefusals:
    def test_a_refusal_of_messages_is_respected_and_becomes_work(
        self, cast: Cast, provider: Provider
    ) -> None:
        lay_channel(cast)
        lay_meeting(cast)
        with acting(cast.amina):
            stop_writing(by=cast.amina, channel="sms", to=PHONE)
        prepared()
        run_jobs()
        [reminder] = reminders()
        assert provider.texts == {}
        assert "ne plus recevoir de messages" in reminder.because
        with acting(cast.amina):
            assert list(Reminder.objects.to_do(clock.now())) == [reminder]

    def test_the_limit_of_sms_is_said(self, cast: Cast, provider: Provider) -> None:
        with as_batch("fixture"):
            Project.objects.filter(pk=cast.project.pk).update(texts_per_month=0)
        lay_channel(cast)
        lay_meeting(cast)
        prepared()
        assert "limite de 0 SMS pour ce mois" in reminders()[0].because

    def test_nothing_for_what_is_settled_nor_for_a_closed_path(self, cast: Cast) -> None:
        lay_channel(cast)
        appointment = lay_meeting(cast)
        with acting(cast.amina):
            settle_appointment(by=cast.amina, appointment=appointment, outcome="excused")
        lay_channel(cast, person=cast.tesfay)
        lay_meeting(cast, cast.tesfay_pathway)
        with as_batch("closed"):
            Pathway.objects.filter(pk=cast.tesfay_pathway.pk).update(closed_on=clock.today())
        prepared()
        assert reminders() == []

    def test_nothing_in_quiet_hours(self, cast: Cast) -> None:
        lay_channel(cast)
        lay_meeting(cast)
        with as_batch("every day but one is quiet"):
            quiet = [day for day in range(1, 8) if day != (clock.today().isoweekday() % 7) + 1]
            WritingHours.objects.update(quiet_days=quiet)
        prepared()
        assert reminders() == []


def test_rows_are_reached_by_the_team_in_charge_only(cast: Cast) -> None:
    lay_channel(cast)
    lay_meeting(cast)
    prepared()
    for user, seen in ((cast.amina, 1), (cast.bruno, 1), (cast.dalia, 0), (cast.farid, 0), (cast.chloe, 0)):
        with acting(user):
            assert Reminder.objects.count() == seen
            assert Message.objects.count() == seen
    with acting(cast.amina):
        assert ContactChannel.objects.count() == 1
