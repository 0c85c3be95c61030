"""What a member without account reads, by the link of one meeting."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from filrouge.commissions.actions.meetings import cancel_meeting, close_meeting
from filrouge.commissions.models import Case, CaseLine, Meeting, Place
from filrouge.commissions.sitting import telling
from filrouge.messaging.models import Message
from filrouge.people.models import Person
from filrouge.privacy.context import acting, entered
from filrouge.privacy.links import context_of_link
from filrouge.privacy.models import OutsideLink, Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import GORAN, Laid, agreed, case_laid, nobody, opened, read, token_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(known: Laid, meeting: Meeting) -> str:
    return reverse("commissions:links-show", args=[token_for(meeting, known.goran)])


def page_of(url: str) -> str:
    return nobody().get(url).content.decode()


class TestShow:
    def test_before_it_who_agreed_and_during_it_what_they_say(
        self, cast: Cast, known: Laid, meeting: Meeting, url: str
    ) -> None:
        case = case_laid(cast, meeting)
        assert "Personne, pour l’instant" in page_of(url)
        agreed(cast, case, known.of(known.goran))
        assert "Nour Al Khatib" in page_of(url)
        assert "apprendre vite" not in page_of(f"{url}?situation={case.pk}")
        opened(cast, meeting, known.goran)
        assert "apprendre vite" in page_of(f"{url}?situation={case.pk}")
        with as_batch("look"):
            link = OutsideLink.objects.filter(recipient=GORAN).get()
            assert Reading.objects.filter(person_id=cast.nour.pk, link=link.pk).count() == 1

    def test_of_someone_who_did_not_agree_to_them_nothing(
        self, cast: Cast, known: Laid, meeting: Meeting, url: str
    ) -> None:
        case = case_laid(cast, meeting)
        agreed(cast, case, known.of(known.farid))
        opened(cast, meeting, known.goran, known.farid)
        for page in (page_of(url), page_of(f"{url}?situation={case.pk}")):
            assert "Nour" not in page

    def test_it_dies_with_the_meeting(self, cast: Cast, known: Laid, meeting: Meeting, url: str) -> None:
        agreed(cast, case_laid(cast, meeting), known.of(known.goran))
        opened(cast, meeting, known.goran)
        with acting(cast.dalia):
            close_meeting(by=cast.dalia, meeting=read(meeting))
        answer = nobody().get(url)
        assert answer.status_code == 410
        assert "Nour" not in answer.content.decode()

    def test_or_when_it_is_cancelled(self, cast: Cast, meeting: Meeting, url: str) -> None:
        with acting(cast.dalia):
            cancel_meeting(by=cast.dalia, meeting=read(meeting))
        assert nobody().get(url).status_code == 410

    def test_an_invented_one_opens_nothing(self, url: str) -> None:
        assert nobody().get(reverse("commissions:links-show", args=["invented"])).status_code == 410

    def test_an_expired_one_is_asked_again_and_leaves_for_the_same_address(
        self, cast: Cast, meeting: Meeting, url: str
    ) -> None:
        with as_batch("time passes"):
            OutsideLink.objects.filter(recipient=GORAN).update(expires_at=clock.now() - timedelta(minutes=1))
        answer = nobody().get(url)
        assert answer.status_code == 410
        assert "a expiré" in answer.content.decode()
        assert "en route" in nobody().post(url, {"renew": "1"}).content.decode()
        with as_batch("job"):
            renewed = OutsideLink.objects.get(recipient=GORAN, renewed_from__isnull=False)
            telling.send_again(renewed.pk)

    def test_the_link_reaches_no_table(self, cast: Cast, known: Laid, meeting: Meeting, url: str) -> None:
        agreed(cast, case_laid(cast, meeting), known.of(known.goran))
        opened(cast, meeting, known.goran)
        with as_batch("look"):
            link = OutsideLink.objects.get(recipient=GORAN)
        with entered(context_of_link(link)):
            for model in (Person, Case, CaseLine, Meeting, Place):
                assert model.objects.count() == 0
            with (
                connection.cursor() as cursor,
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
            ):
                cursor.execute("SELECT fr_places()")


def test_the_message_says_when_and_where_and_names_nobody(
    cast: Cast, known: Laid, meeting: Meeting, url: str
) -> None:
    agreed(cast, case_laid(cast, meeting), known.of(known.goran))
    with as_batch("look"):
        sent = list(Message.objects.all())
    assert len(sent) == 4  # each once, however often the job runs
    (text,) = [str(one.text) for one in sent if url in str(one.text)]
    assert "Salle du Port" in text
    assert "Nour" not in text
    with as_batch("job again"):
        telling.invite(meeting.pk)
        assert Message.objects.count() == 4
