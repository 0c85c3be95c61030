"""The screens of reminders: whom to tell by hand, letters, what will leave."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.messaging.actions.recordings import keep_recording
from filrouge.messaging.models import Message, Recording
from filrouge.pathways.events import ReminderDone
from filrouge.pathways.models import Absence, Appointment, Contact, Pathway, Reminder
from filrouge.people.models import ContactChannel
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from tests.cast import Cast
from tests.mailbox import Box
from tests.sms import running_provider

from .litany import SignIn, asked_by, assert_litany
from .reminding.world import (
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

INDEX = reverse("pathways:reminders-index")


@pytest.fixture(autouse=True)
def sms(settings: object, cast: Cast) -> Iterator[None]:
    open_at_any_hour(cast)
    with running_provider() as known:
        settings.SMS_PROVIDER, settings.SMS_HTTP_URL = "http", known.url
        yield


@pytest.fixture
def to_call(cast: Cast) -> Reminder:
    """Tesfay does not read: he is to be called."""
    lay_channel(cast, person=cast.tesfay, value="+33622222222", shared_with="son frère")
    lay_channel(
        cast,
        person=cast.tesfay,
        kind="third_party",
        value="+33633333333",
        holder="Abel, son cousin",
        may_tell="meeting",
    )
    lay_language(cast, "tir", person=cast.tesfay, reads=False)
    lay_meeting(cast, cast.tesfay_pathway, at=tomorrow() + timedelta(days=1))
    prepared()
    [reminder] = reminders()
    return reminder


@pytest.fixture
def letter(cast: Cast) -> Reminder:
    lay_channel(cast, kind="address", value="3 rue des Lilas")
    lay_language(cast, "ara")
    lay_meeting(cast, at=tomorrow() + timedelta(days=3))
    prepared()
    [reminder] = reminders()
    return reminder


def failed(cast: Cast) -> Reminder:
    lay_channel(cast)
    lay_meeting(cast)
    prepared()
    [reminder] = reminders()
    with as_batch("it did not arrive"):
        Message.objects.update(failed_at=clock.now(), trouble="le téléphone ne l’a pas reçu")
    return reminder


def note(reminder: Reminder) -> str:
    return reverse("pathways:reminders-note", args=[reminder.pk])


def printed(reminder: Reminder) -> str:
    return reverse("pathways:reminders-print", args=[reminder.pk])


class TestIndex:
    def test_whom_to_call_what_to_say_and_by_which_number(
        self, cast: Cast, signed_in: SignIn, to_call: Reminder
    ) -> None:
        page = signed_in(cast.amina).get(INDEX).text
        assert "Tesfay Haile" in page
        assert "ne lit pas" in page
        assert "tel:+33622222222" in page
        assert "aussi vu ou entendu par son frère" in page
        assert "Abel, son cousin : le jour et l’heure d’un rendez-vous" in page
        assert "Bonjour, rendez-vous" in page
        assert 'lang="ti"' in page

    def test_a_number_that_must_stay_discreet_is_so_on_each_of_its_lines(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        failed(cast)
        with as_batch("fixture"):
            ContactChannel.objects.update(discreet=True)
        lay_channel(cast, kind="whatsapp")
        page = signed_in(cast.amina).get(INDEX).text
        assert "(WhatsApp), <strong>rester discret" in page
        assert page.count("rester discret") == 2

    def test_the_voice_that_says_it_in_the_language(
        self, cast: Cast, signed_in: SignIn, to_call: Reminder
    ) -> None:
        for language in ("tir", "ara"):
            with acting(cast.bruno):
                keep_recording(
                    by=cast.bruno,
                    organisation=cast.mission_locale,
                    title=f"Rappel en {language}",
                    language=language,
                    sound=b"OggS" + bytes(99),
                )
        page = signed_in(cast.amina).get(INDEX).text
        assert "Rappel en tir" in page
        assert "Rappel en ara" not in page

    def test_what_did_not_arrive_is_work_and_the_number_may_be_corrected(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        failed(cast)
        page = signed_in(cast.amina).get(INDEX).text
        assert "Le téléphone ne l’a pas reçu" in page
        assert "Le numéro est faux ? Le corriger" in page

    def test_what_is_to_do_is_said_once(self, cast: Cast, signed_in: SignIn, to_call: Reminder) -> None:
        """Not again among those that left."""
        page = signed_in(cast.amina).get(INDEX).text
        assert page.count("<strong>Tesfay Haile</strong>") == page.count("Tesfay Haile</a>") + 1 == 1
        signed_in(cast.amina).post(note(to_call), {"how": "told"})
        page = signed_in(cast.amina).get(INDEX).text
        assert page.count("Tesfay Haile</a>") == 1
        assert "prévenu·e de vive voix" in page

    def test_what_left_by_itself_is_shown_and_asks_for_nobody(self, cast: Cast, signed_in: SignIn) -> None:
        lay_channel(cast)
        lay_meeting(cast)
        prepared()
        run_jobs()
        page = signed_in(cast.amina).get(INDEX).text
        assert "Personne à appeler" in page
        assert "parti" in page

    def test_a_colleague_does_not_have_them_but_a_substitute_does(
        self, cast: Cast, signed_in: SignIn, to_call: Reminder
    ) -> None:
        assert "Tesfay" not in signed_in(cast.bruno).get(INDEX).text
        today = clock.today()
        with as_batch("away"):
            Absence.objects.create(user=cast.amina, substitute=cast.bruno, since=today, until=today)
        assert "Tesfay" in signed_in(cast.bruno).get(INDEX).text

    @pytest.mark.parametrize("who", ["chloe", "dalia", "farid"])
    def test_others_see_nobody(self, cast: Cast, signed_in: SignIn, to_call: Reminder, who: str) -> None:
        page = signed_in(getattr(cast, who)).get(INDEX)
        assert page.status_code == 200
        assert "Tesfay" not in page.text

    @pytest.mark.parametrize("who", ["olga", "manon", "petra"])
    def test_those_who_accompany_nobody_have_no_use_for_it(
        self, cast: Cast, signed_in: SignIn, who: str
    ) -> None:
        assert signed_in(getattr(cast, who)).get(INDEX).status_code == 403

    def test_so_many_at_once_and_the_others_as_these_are_done(
        self, cast: Cast, signed_in: SignIn, to_call: Reminder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lay_meeting(cast, cast.tesfay_pathway, at=tomorrow() + timedelta(days=1, minutes=30))
        prepared()
        page = signed_in(cast.amina).get(INDEX)
        assert len(page.context["calls"]) == 2
        assert "les autres viennent à mesure" not in page.text
        monkeypatch.setattr("filrouge.pathways.views.reminders.MOST_REMINDERS", 1)
        page = signed_in(cast.amina).get(INDEX)
        assert [one.reminder for one in page.context["calls"]] == [to_call]
        assert "les autres viennent à mesure" in page.text

    def test_it_costs_the_same_with_many(self, cast: Cast, signed_in: SignIn, to_call: Reminder) -> None:
        client = signed_in(cast.amina)
        costs = []
        for more in (0, 6):
            for number in range(more):
                lay_meeting(cast, cast.tesfay_pathway, at=tomorrow(9) + timedelta(days=1, minutes=number))
            prepared()
            with CaptureQueriesContext(connection) as queries:
                client.get(INDEX)
            costs.append(len(asked_by(queries)))
        assert costs[0] == costs[1]
        assert (
            costs[0] <= 11
        )  # three to sign in, the context, desks; two lists; for the calls: numbers, words, voices


class TestNote:
    def test_told_by_telephone_it_is_also_a_contact(
        self, cast: Cast, signed_in: SignIn, to_call: Reminder, heard: list[Event]
    ) -> None:
        answer = signed_in(cast.amina).post(note(to_call), {"how": "told"}, follow=True)
        assert "L’appel est noté dans le parcours." in answer.text
        assert "Personne à appeler" in answer.text
        with acting(cast.amina):
            contact = Contact.objects.get()
            assert (contact.channel, contact.outcome, contact.note) == (
                "phone",
                "talked",
                "Rappel du rendez-vous",
            )
            assert Reminder.objects.get().done_by == cast.amina
        assert [one.how for one in heard if isinstance(one, ReminderDone)] == ["told"]

    def test_a_call_in_vain_is_a_try_not_an_exchange(
        self, cast: Cast, signed_in: SignIn, to_call: Reminder
    ) -> None:
        signed_in(cast.amina).post(note(to_call), {"how": "in_vain"})
        with as_batch("look"):
            assert Contact.objects.get().outcome == "no_answer"
            assert Pathway.objects.get(pk=cast.tesfay_pathway.pk).last_exchange_at is None

    def test_pressed_twice_it_is_noted_once(self, cast: Cast, signed_in: SignIn, to_call: Reminder) -> None:
        client = signed_in(cast.amina)
        client.post(note(to_call), {"how": "told"})
        assert "rien n’a changé" in client.post(note(to_call), {"how": "told"}, follow=True).text
        with as_batch("look"):
            assert Contact.objects.count() == 1

    def test_anything_else_is_not_an_answer(self, cast: Cast, signed_in: SignIn, to_call: Reminder) -> None:
        assert signed_in(cast.amina).post(note(to_call), {"how": "x"}).status_code == 404
        assert signed_in(cast.amina).get(note(to_call)).status_code == 405

    @pytest.mark.parametrize("who", ["chloe", "farid", "dalia", "manon"])
    def test_for_others_it_does_not_exist(
        self, cast: Cast, signed_in: SignIn, to_call: Reminder, who: str
    ) -> None:
        assert signed_in(getattr(cast, who)).post(note(to_call), {"how": "told"}).status_code == 404


class TestSend:
    """The voice leaves by e-mail: an SMS carries none."""

    @pytest.fixture
    def voice(self, cast: Cast) -> Recording:
        with acting(cast.bruno):
            return keep_recording(
                by=cast.bruno,
                organisation=cast.mission_locale,
                title="Rappel",
                language="tir",
                sound=b"OggS" + bytes(99),
            )

    def test_with_the_words_under_it(
        self, cast: Cast, signed_in: SignIn, to_call: Reminder, voice: Recording, box: Box
    ) -> None:
        channel = lay_channel(cast, person=cast.tesfay, kind="email", value="tesfay@example.org")
        client = signed_in(cast.amina)
        assert "L’envoyer à tesfay@example.org" in client.get(INDEX).text
        url = reverse("pathways:reminders-send", args=[to_call.pk])
        for _ in range(2):
            client.post(url, {"voice": str(voice.pk), "to": str(channel.pk)})
        run_jobs()
        [(to, received)] = box.received
        assert to == ["tesfay@example.org"]
        assert next(received.iter_attachments()).get_content_type() == "audio/ogg"
        assert reminders()[0].done_how == "otherwise"

    def test_neither_by_others_nor_elsewhere(
        self, cast: Cast, signed_in: SignIn, to_call: Reminder, voice: Recording
    ) -> None:
        hers = lay_channel(cast, person=cast.tesfay, kind="email", value="tesfay@example.org")
        other = lay_channel(cast, kind="email", value="nour@example.org")
        url = reverse("pathways:reminders-send", args=[to_call.pk])
        typed = {"voice": str(voice.pk), "to": str(hers.pk)}
        for stranger in (cast.chloe, cast.farid, cast.dalia, cast.manon):
            assert signed_in(stranger).post(url, typed).status_code == 404
        for wrong in ({"to": str(other.pk)}, {"to": "x"}, {"voice": str(to_call.pk)}):
            assert signed_in(cast.amina).post(url, typed | wrong).status_code == 404


class TestPrint:
    def test_a_letter_in_her_language_and_in_french(
        self, cast: Cast, signed_in: SignIn, letter: Reminder
    ) -> None:
        lay_hours(cast)
        page = signed_in(cast.amina).get(printed(letter)).text
        assert "مرحبا" in page
        assert "للاتصال بنا: الاثنين - الجمعة" in page
        assert "Nous joindre : lundi - vendredi, 9h00-17h00" in page
        assert 'dir="rtl"' in page
        assert "Bonjour, rendez-vous" in page
        article = page[page.index("<article") : page.index("</article>")]
        for secret in ("IPR", "Mission locale", "Fil rouge", "CV", "http"):
            assert secret not in article
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.amina.pk).exists()

    def test_once_posted_it_leaves_the_list(self, cast: Cast, signed_in: SignIn, letter: Reminder) -> None:
        client = signed_in(cast.amina)
        assert "Imprimer la lettre" in client.get(INDEX).text
        client.post(note(letter), {"how": "posted"})
        assert "Imprimer la lettre" not in client.get(INDEX).text

    @pytest.mark.parametrize("who", ["chloe", "farid", "dalia", "manon"])
    def test_for_others_it_does_not_exist(
        self, cast: Cast, signed_in: SignIn, letter: Reminder, who: str
    ) -> None:
        assert signed_in(getattr(cast, who)).get(printed(letter)).status_code == 404


class TestShow:
    def test_what_will_leave_is_read_before_it_leaves(self, cast: Cast, signed_in: SignIn) -> None:
        lay_channel(cast)
        lay_language(cast, "ukr")
        appointment = lay_meeting(cast, at=tomorrow() + timedelta(days=5))
        page = assert_litany(cast, signed_in, "reminders-show", appointment.pk)
        assert "Вітаю, чекаю на вас" in page
        assert "Deux jours avant" in page
        assert "La veille" in page
        assert "à relire" in page

    def test_its_cost_is_the_true_one(self, cast: Cast, signed_in: SignIn) -> None:
        lay_channel(cast)
        appointment = lay_meeting(cast, at=tomorrow() + timedelta(days=5))
        page = signed_in(cast.amina).get(reverse("pathways:reminders-show", args=[appointment.pk])).text
        assert "[lien pour répondre]" in page
        assert "1 SMS" in page
        assert "2 SMS" not in page

    def test_discreet_is_said(self, cast: Cast, signed_in: SignIn) -> None:
        lay_channel(cast, discreet=True)
        appointment = lay_meeting(cast)
        page = signed_in(cast.amina).get(reverse("pathways:reminders-show", args=[appointment.pk])).text
        assert "Mode discret" in page
        assert "Bureau 2" not in page[page.index("<main") :]

    def test_a_meeting_that_is_over_has_none(self, cast: Cast, signed_in: SignIn) -> None:
        appointment = lay_meeting(cast)
        with as_batch("passed"):
            Appointment.objects.update(starts_at=clock.now() - timedelta(hours=1))
        url = reverse("pathways:reminders-show", args=[appointment.pk])
        assert signed_in(cast.amina).get(url).status_code == 404


def test_what_did_not_arrive_is_an_alert_until_someone_told_her(cast: Cast, signed_in: SignIn) -> None:
    reminder = failed(cast)
    evaluated()
    with acting(cast.amina):
        assert Alert.objects.due().filter(rule="not_told").count() == 1
    signed_in(cast.amina).post(note(reminder), {"how": "told"})
    evaluated()
    with acting(cast.amina):
        assert not Alert.objects.due().filter(rule="not_told").exists()


def evaluated() -> None:
    with as_batch("the night"):
        evaluate_everyone()
