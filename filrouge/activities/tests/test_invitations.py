"""Messages and their link: what leaves, in which words, and how someone answers without an account."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.activities.events import InvitationAnswered
from filrouge.activities.gathering.telling import link_to
from filrouge.activities.models import Activity, Improvement, Participation, State
from filrouge.activities.tasks import remind_of_tomorrow, send_invitations
from filrouge.messaging.models import Message
from filrouge.people.models import ContactChannel, SpokenLanguage
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Translation
from filrouge.reference.registry import phrase
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import activity_laid, coming, in_days, invited, reread, session_laid


def phone(cast: Cast, **more: object) -> None:
    with as_batch("fixture"):
        ContactChannel.objects.create(
            person=cast.nour,
            project=cast.project,
            created_by=cast.amina,
            kind="phone",
            value="+33612345678",
            **more,
        )


def sent() -> list[Message]:
    with as_batch("look"):
        return list(Message.objects.order_by("pk"))


def page_of(one: Participation) -> str:
    with as_batch("fixture"):
        return "/" + link_to(one).split("/", 3)[3]


@pytest.fixture
def ahead(cast: Cast, activity: Activity) -> Activity:
    session_laid(cast, activity, at=in_days(3))
    return activity


class TestMessage:
    def test_it_says_what_and_when_and_leads_to_the_page(self, cast: Cast, ahead: Activity) -> None:
        phone(cast)
        one = invited(cast, ahead)
        send_invitations([str(one.pk)])
        (message,) = sent()
        assert "Cuisine du marché" in message.text
        assert "/activite/" in message.text
        assert cast.mission_locale.name not in message.text
        assert reread(one).message_id == message.pk

    def test_once_however_often_the_job_runs(self, cast: Cast, ahead: Activity) -> None:
        phone(cast)
        one = invited(cast, ahead)
        for _time in range(2):
            send_invitations([str(one.pk)])
        assert len(sent()) == 1

    def test_in_her_language_where_the_words_are_written(self, cast: Cast, ahead: Activity) -> None:
        phone(cast)
        with as_batch("fixture"):
            SpokenLanguage.objects.create(
                person=cast.nour, project=cast.project, created_by=cast.amina, code="ara", preferred=True
            )
            Translation.objects.create(
                language="ara",
                key="activity.invite",
                text="يُقترح عليك نشاط:",
                of=phrase("activity.invite").mark,
            )
        send_invitations([str(invited(cast, ahead).pk)])
        (message,) = sent()
        assert message.text.startswith("يُقترح عليك نشاط:")

    @pytest.mark.parametrize("known", [None, {"discreet": True}])
    def test_nothing_leaves_where_it_may_not_and_the_row_says_why(
        self, cast: Cast, ahead: Activity, known: dict | None
    ) -> None:
        if known:
            phone(cast, **known)
        one = invited(cast, ahead)
        send_invitations([str(one.pk)])
        assert sent() == []
        assert reread(one).trouble

    def test_the_day_before_those_who_have_a_place_are_told_once(
        self, cast: Cast, activity: Activity
    ) -> None:
        tomorrow = clock.start_of(clock.today() + timedelta(days=1)) + timedelta(hours=10)
        session = session_laid(cast, activity, at=tomorrow)
        phone(cast)
        coming(cast, activity)
        for _time in range(2):
            remind_of_tomorrow(timestamp=0)
        (message,) = sent()
        assert "10:00" in message.text
        assert session.place in message.text

    def test_who_said_no_is_not_reminded(self, cast: Cast, activity: Activity) -> None:
        tomorrow = clock.start_of(clock.today() + timedelta(days=1)) + timedelta(hours=10)
        session_laid(cast, activity, at=tomorrow)
        phone(cast)
        invited(cast, activity)
        remind_of_tomorrow(timestamp=0)
        assert sent() == []


class TestShow:
    def test_opening_answers_nothing_and_names_nobody(
        self, cast: Cast, client: Client, ahead: Activity
    ) -> None:
        one = invited(cast, ahead)
        page = client.get(page_of(one)).text
        assert "Cuisine du marché" in page
        assert "Nour" not in page
        assert reread(one).state is State.INVITED

    def test_yes_then_no_in_one_press_each(
        self, cast: Cast, client: Client, ahead: Activity, heard: list[Event]
    ) -> None:
        one = invited(cast, ahead)
        address = page_of(one)
        page = client.post(address, {"reponse": "oui"}, follow=True).text
        assert "Vous avez une place." in page
        assert (reread(one).state, reread(one).answered_by) == (State.ENROLLED, "link")
        page = client.post(address, {"reponse": "non"}, follow=True).text
        assert "vous ne venez pas" in page
        assert reread(one).state is State.DECLINED
        assert isinstance(heard[-1], InvitationAnswered)
        client.post(address, {"reponse": "peut-être"})
        assert reread(one).state is State.DECLINED

    def test_when_it_is_full_she_waits_and_keeps_her_turn(self, cast: Cast, client: Client) -> None:
        activity = activity_laid(cast, seats=1)
        session_laid(cast, activity, at=in_days(3))
        coming(cast, activity, [cast.tesfay])
        one = invited(cast, activity)
        page = client.post(page_of(one), {"reponse": "oui"}, follow=True).text
        assert "liste d’attente" in page
        since = reread(one).waiting_since
        client.post(page_of(one), {"reponse": "oui"})
        assert reread(one).state is State.WAITING
        assert reread(one).waiting_since == since

    def test_who_already_has_a_place_keeps_it_when_it_is_full(self, cast: Cast, client: Client) -> None:
        activity = activity_laid(cast, seats=1)
        session_laid(cast, activity, at=in_days(3))
        (one,) = coming(cast, activity)
        client.post(page_of(one), {"reponse": "oui"})
        assert reread(one).state is State.ENROLLED

    def test_what_changed_after_remarks_is_told(self, cast: Cast, client: Client, ahead: Activity) -> None:
        with as_batch("fixture"):
            Improvement.objects.create(activity=ahead, words="On commence à 10 h.", by=cast.amina)
            asked = {"activity": ahead, "by": cast.amina}
            Improvement.objects.create(asked="Un vrai goûter", words="Oui, dès lundi.", **asked)
            Improvement.objects.create(asked="Encore sans réponse", **asked)
        page = client.get(page_of(invited(cast, ahead))).text
        assert "On commence à 10 h." in page
        assert "« Un vrai goûter »" in page.replace("\u00a0", " ")
        assert "Encore sans réponse" not in page

    def test_it_closes_once_nothing_is_ahead_or_she_left(
        self, cast: Cast, client: Client, activity: Activity
    ) -> None:
        one = invited(cast, activity)
        address = page_of(one)
        assert client.get(address).status_code == 410
        assert client.post(address, {"reponse": "oui"}).status_code == 410
        session_laid(cast, activity, at=in_days(3))
        assert client.get(address).status_code == 200
        with as_batch("fixture"):
            Participation.objects.update(left_on=clock.today())
        assert client.get(address).status_code == 410

    def test_a_wrong_or_revoked_link_opens_nothing(self, cast: Cast, client: Client, ahead: Activity) -> None:
        wrong = reverse("activities:invitations-show", args=["x"])
        assert client.get(wrong).status_code == 410
        address = page_of(invited(cast, ahead))
        with as_batch("fixture"):
            OutsideLink.objects.update(revoked_at=clock.now())
        assert client.get(address).status_code == 410

    def test_the_link_of_another_purpose_opens_nothing(
        self, cast: Cast, client: Client, ahead: Activity
    ) -> None:
        address = page_of(invited(cast, ahead))
        with as_batch("fixture"):
            OutsideLink.objects.update(purpose="appointment", subject=str(UUID(int=3)))
        assert client.get(address).status_code == 410
