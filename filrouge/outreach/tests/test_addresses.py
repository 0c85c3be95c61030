"""Where one sends people from the pavement."""

import pytest
from django.urls import reverse

from filrouge.outreach.models import Address
from tests.cast import Cast

from .litany import SignIn, assert_litany
from .test_prediagnoses import address_laid

pytestmark = pytest.mark.django_db
INDEX = "/hors-les-murs/adresses/"


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        address_laid(cast)
        assert "La Cimade" in assert_litany(cast, signed_in, "addresses-index", hidden=(), refused=("manon",))
        assert "La Cimade" in signed_in(cast.amina).get(INDEX).content.decode()
        assert "La Cimade" not in signed_in(cast.chloe).get(INDEX).content.decode()


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "addresses-new", hidden=(), refused=("manon",))

    def test_an_address_is_added(self, cast: Cast, signed_in: SignIn) -> None:
        team = f"{cast.association.pk}-{cast.project.pk}"
        client, url = signed_in(cast.farid), reverse("outreach:addresses-new")
        assert "Donnez le nom" in client.post(url, {"team": team}).content.decode()
        client.post(url, {"team": team, "name": "Halte du Cœur", "hours": "le matin"})
        assert Address.objects.get().hours == "le matin"


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "addresses-edit", address_laid(cast).pk)

    def test_whoever_goes_out_keeps_it_right(self, cast: Cast, signed_in: SignIn) -> None:
        address = address_laid(cast)
        url = reverse("outreach:addresses-edit", args=[address.pk])
        signed_in(cast.amina).post(url, {"name": "La Cimade", "hours": "fermé en août"})
        assert Address.objects.get().hours == "fermé en août"


class TestEnd:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "addresses-end", address_laid(cast).pk)

    def test_it_is_no_longer_given(self, cast: Cast, signed_in: SignIn) -> None:
        address = address_laid(cast)
        signed_in(cast.farid).post(reverse("outreach:addresses-end", args=[address.pk]))
        assert "La Cimade" not in signed_in(cast.farid).get(INDEX).content.decode()
