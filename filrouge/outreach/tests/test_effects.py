"""What a message brought, noted by whoever saw it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.outreach.models import Effect
from filrouge.shared import clock
from tests.cast import Cast

from .litany import SignIn, assert_litany
from .test_communication import listed, said

pytestmark = pytest.mark.django_db


def test_the_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "effects-new", said(cast).pk)


def test_it_is_read_on_the_plan(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("outreach:effects-new", args=[said(cast).pk])
    sent = {"on": clock.today().isoformat(), "words": "Trois familles l’ont lue.", "people": "7"}
    signed_in(cast.amina).post(url, sent)
    page = listed(cast, signed_in)
    assert "Trois familles l’ont lue." in page
    assert "7 personnes" in page


def test_a_mistake_is_explained_and_nothing_typed_is_lost(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("outreach:effects-new", args=[said(cast).pk])
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    page = signed_in(cast.farid).post(url, {"on": tomorrow, "words": "Rien encore"}).text
    assert "n’est pas encore venu" in page
    assert "Rien encore" in page
    assert "même rien" in signed_in(cast.farid).post(url, {"on": clock.today().isoformat()}).text
    assert not Effect.objects.exists()
