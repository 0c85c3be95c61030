"""A face or a voice lent to the project, for a time."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.outreach import models
from filrouge.outreach.actions.testimonies import Lent, note_testimony
from filrouge.privacy.context import acting
from filrouge.shared import clock
from tests.cast import Cast

from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db
INDEX = "/hors-les-murs/temoignages/"


def lent(cast: Cast, *, until: int = 365) -> models.Testimony:
    today = clock.today()
    words = Lent(
        called="Awa",
        form="video",
        used_where="page du projet",
        agreed_on=today - timedelta(days=400),
        how="paper",
        language="fra",
        rights_until=today + timedelta(days=until),
    )
    with acting(cast.farid):
        return note_testimony(by=cast.farid, organisation=cast.association, project=cast.project, lent=words)


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        lent(cast)
        page = assert_litany(cast, signed_in, "testimonies-index", hidden=(), refused=("manon",))
        assert "Awa" in page
        for user in (cast.amina, cast.dalia, cast.chloe):
            assert "Awa" not in signed_in(user).get(INDEX).content.decode()

    def test_an_agreement_that_ended_asks_to_take_it_down(self, cast: Cast, signed_in: SignIn) -> None:
        lent(cast, until=-1)
        assert "l’accord est fini : à retirer" in signed_in(cast.farid).get(INDEX).content.decode()


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "testimonies-new", hidden=(), refused=("manon",))

    def test_an_agreement_always_ends(self, cast: Cast, signed_in: SignIn) -> None:
        values = {
            "team": f"{cast.association.pk}-{cast.project.pk}",
            "called": "Awa",
            "form": "photo",
            "used_where": "affiche",
            "agreed_on": clock.today().isoformat(),
            "how": "paper",
            "language": "fra",
        }
        client, url = signed_in(cast.farid), reverse("outreach:testimonies-new")
        assert "Un accord a toujours une fin" in client.post(url, values).content.decode()
        before = {"rights_until": (clock.today() - timedelta(days=1)).isoformat()}
        assert "finit après avoir été donné" in client.post(url, {**values, **before}).content.decode()
        after = {"rights_until": (clock.today() + timedelta(days=365)).isoformat()}
        client.post(url, {**values, **after})
        with acting(cast.farid):
            assert models.Testimony.objects.get().called == "Awa"


class TestWithdraw:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        testimony = lent(cast)
        assert_litany(
            cast, signed_in, "testimonies-withdraw", testimony.pk, hidden=("chloe", "amina", "dalia")
        )

    def test_in_one_word_it_is_shown_nowhere(self, cast: Cast, signed_in: SignIn) -> None:
        testimony = lent(cast)
        signed_in(cast.farid).post(reverse("outreach:testimonies-withdraw", args=[testimony.pk]), {})
        assert "Awa" not in signed_in(cast.farid).get(INDEX).content.decode()
