"""What each person says of a session, if she wishes."""

import pytest
from django.urls import reverse

from filrouge.activities.events import OpinionNoted
from filrouge.activities.models import Attendance, Opinion, Participation, Session
from filrouge.privacy.roles import as_batch
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import taken
from .litany import SignIn, assert_litany


@pytest.fixture
def came(cast: Cast, session: Session, nour_comes: Participation) -> Attendance:
    taken(cast, session, nour_comes, "half")
    with as_batch("look"):
        return Attendance.objects.get()


class TestNew:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, came: Attendance
    ) -> None:
        hidden = ("chloe", "manon", "farid")
        assert_litany(cast, signed_in, "opinions-new", came.pk, hidden=hidden, refused=())

    def test_a_face_two_questions_and_her_words(
        self, cast: Cast, signed_in: SignIn, came: Attendance, heard: list[Event]
    ) -> None:
        client, url = signed_in(cast.amina), reverse("activities:opinions-new", args=[came.pk])
        said = {"mood": "good", "useful": "yes", "again": "no", "words": "J’ai parlé français."}
        page = client.post(url, {**said, "mood": ""}).text
        assert "Choisissez un visage" in page
        assert "J’ai parlé français." in page
        page = client.post(url, said, follow=True).text
        assert "« J’ai parlé français. »" in page
        assert isinstance(heard[-1], OpinionNoted)
        client.post(url, {"mood": "mixed"})
        with as_batch("look"):
            one = Opinion.objects.get()
        assert (one.mood, one.useful, one.words) == ("mixed", None, "")

    def test_who_was_absent_says_nothing_of_it(
        self, cast: Cast, signed_in: SignIn, session: Session, nour_comes: Participation, came: Attendance
    ) -> None:
        taken(cast, session, nour_comes, "absent")
        url = reverse("activities:opinions-new", args=[came.pk])
        page = signed_in(cast.amina).post(url, {"mood": "good"}).text
        assert "n’était pas à cette séance" in page
