"""A member asks that someone be looked at, from the page of their place: words for the coordination."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse

from filrouge.commissions.actions.askings import ask_commission
from filrouge.commissions.models import Asking, Meeting
from filrouge.commissions.sitting.forgetting import forget_what_was_said
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import Laid, nobody, opened, place_of, token_for
from .litany import SignIn

pytestmark = pytest.mark.django_db
WORDS = "La dame du cours du lundi : elle cherche une garde"


def show(meeting: Meeting) -> str:
    return reverse("commissions:meetings-show", args=[meeting.pk])


class TestAsk:
    def test_by_the_link_and_only_the_coordination_reads_it(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting
    ) -> None:
        url = reverse("commissions:links-show", args=[token_for(meeting, known.goran)])
        client = nobody()
        assert "Dites de qui" in client.post(url, {"words": " "}, follow=True).content.decode()
        assert "l’a reçu" in client.post(url, {"words": WORDS}, follow=True).content.decode()
        page = signed_in(cast.dalia).get(show(meeting)).content.decode()
        assert WORDS in page
        assert "Goran Ilic" in page
        assert WORDS not in signed_in(cast.amina).get(show(meeting)).content.decode()
        for user in (cast.amina, cast.farid, cast.chloe, cast.manon):
            with acting(user):
                assert not Asking.objects.exists()

    def test_by_an_account(self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting) -> None:
        url = reverse("commissions:places-show", args=[place_of(meeting, known.farid).pk])
        signed_in(cast.farid).post(url, {"words": WORDS})
        assert signed_in(cast.chloe).post(url, {"words": WORDS}).status_code == 404
        with acting(cast.dalia):
            assert Asking.objects.count() == 1

    def test_not_in_the_place_of_another_nor_once_it_is_open_nor_without_end(
        self, cast: Cast, known: Laid, meeting: Meeting
    ) -> None:
        place = place_of(meeting, known.farid).pk
        for user in (cast.amina, cast.chloe):
            with acting(user), pytest.raises(PermissionDenied):
                ask_commission(place_id=place, words=WORDS)
        with acting(cast.farid):
            for _number in range(20):
                ask_commission(place_id=place, words=WORDS)
            with pytest.raises(PermissionDenied):
                ask_commission(place_id=place, words=WORDS)
        opened(cast, meeting, known.amina)
        with acting(cast.amina), pytest.raises(PermissionDenied):
            ask_commission(place_id=place_of(meeting, known.amina).pk, words=WORDS)

    def test_no_table_is_written_by_hand(self, cast: Cast, known: Laid, meeting: Meeting) -> None:
        place = place_of(meeting, known.farid)
        with (
            acting(cast.dalia),
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
        ):
            Asking.objects.create(pk=uuid4(), place=place, words=WORDS, at=clock.now())

    def test_it_is_erased_a_month_after(self, cast: Cast, known: Laid, meeting: Meeting) -> None:
        with acting(cast.farid):
            ask_commission(place_id=place_of(meeting, known.farid).pk, words=WORDS)
        with as_batch("night"):
            forget_what_was_said()
            assert Asking.objects.count() == 1
            Meeting.objects.filter(pk=meeting.pk).update(at=clock.now() - timedelta(days=31))
            forget_what_was_said()
            assert not Asking.objects.exists()


class TestSettle:
    def test_the_coordination_has_seen_it(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting
    ) -> None:
        with acting(cast.farid):
            ask_commission(place_id=place_of(meeting, known.farid).pk, words=WORDS)
        with as_batch("look"):
            asking = Asking.objects.get()
        url = reverse("commissions:askings-settle", args=[asking.pk])
        for user in (cast.amina, cast.farid, cast.chloe):
            assert signed_in(user).post(url).status_code == 404
        signed_in(cast.dalia).post(url)
        assert WORDS not in signed_in(cast.dalia).get(show(meeting)).content.decode()
