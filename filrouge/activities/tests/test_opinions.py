"""What each person says of a session, if she wishes."""

from django.urls import reverse

from filrouge.activities.events import OpinionNoted
from filrouge.activities.models import Opinion, Participation, Session
from filrouge.privacy.roles import as_batch
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import taken
from .litany import SignIn, assert_litany


def url(cast: Cast, session: Session) -> str:
    return reverse("activities:opinions-new", args=[session.pk, cast.nour.pk])


class TestNew:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, session: Session, nour_comes: Participation
    ) -> None:
        hidden = ("chloe", "manon", "farid")
        assert_litany(cast, signed_in, "opinions-new", session.pk, cast.nour.pk, hidden=hidden, refused=())

    def test_someone_who_is_not_of_it_says_nothing(
        self, cast: Cast, signed_in: SignIn, session: Session, nour_comes: Participation
    ) -> None:
        other = reverse("activities:opinions-new", args=[session.pk, cast.tesfay.pk])
        assert signed_in(cast.amina).get(other).status_code == 404

    def test_a_face_two_questions_and_her_words(
        self, cast: Cast, signed_in: SignIn, session: Session, nour_comes: Participation, heard: list[Event]
    ) -> None:
        client = signed_in(cast.amina)
        said = {"mood": "good", "useful": "yes", "again": "no", "words": "J’ai parlé français."}
        assert "n’était pas à cette séance" in client.post(url(cast, session), said).text
        taken(cast, session, nour_comes, "half")
        assert "Choisissez un visage" in client.post(url(cast, session), {}).text
        page = client.post(url(cast, session), said, follow=True).text
        assert "J’ai parlé français." in page
        assert isinstance(heard[-1], OpinionNoted)
        client.post(url(cast, session), {"mood": "mixed"})
        with as_batch("look"):
            one = Opinion.objects.get()
        assert (one.mood, one.useful, one.words) == ("mixed", None, "")
