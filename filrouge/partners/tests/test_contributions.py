"""What each side brings, credited."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from filrouge.partners.models import Contribution
from filrouge.privacy.context import acting
from filrouge.shared import clock
from tests.cast import Cast

from .litany import SignIn, assert_litany
from .partnering import contribution_laid, partnership_laid

pytestmark = pytest.mark.django_db


def typed(**changes: Any) -> dict[str, Any]:
    day = clock.today().isoformat()
    return {"side": "theirs", "kind": "hours", "what": "Une juriste", "amount": "12", "on": day, **changes}


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        for who in ("dalia", "manon"):
            assert_litany(
                cast,
                signed_in,
                "contributions-new",
                made.pk,
                who=who,
                hidden=("chloe", "olga"),
                refused=("amina",),
            )

    def test_it_is_credited_to_its_side(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        client = signed_in(cast.dalia)
        for values in (typed(), typed(kind="money", amount="1500", side="ours", what="Les tickets de bus")):
            client.post(reverse("partners:contributions-new", args=[made.pk]), values)
        page = client.get(reverse("partners:partnerships-show", args=[made.pk])).content.decode()
        ours, theirs = page.index("Les tickets de bus"), page.index("Une juriste")
        assert ours < theirs
        assert "En tout : 12 heures." in " ".join(page.split())

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"what": ""}, "Dites ce qui est apporté"),
            ({"amount": ""}, "Dites combien"),
            ({"kind": "in_kind"}, "rien pour ce qui est donné en nature"),
            ({"amount": "-1"}, "form-errors"),
            ({"on": (clock.today() + timedelta(days=2)).isoformat()}, "pas encore venu"),
            ({"side": "elsewhere"}, "elsewhere"),
        ],
    )
    def test_a_mistake_is_explained(
        self, cast: Cast, signed_in: SignIn, wrong: dict[str, Any], sentence: str
    ) -> None:
        url = reverse("partners:contributions-new", args=[partnership_laid(cast).pk])
        page = signed_in(cast.dalia).post(url, typed(**wrong)).content.decode()
        assert "form-errors" in page
        assert sentence in page
        with acting(cast.dalia):
            assert not Contribution.objects.exists()

    def test_the_database_says_the_same(self, cast: Cast) -> None:
        given = contribution_laid(cast, partnership_laid(cast))
        found = Contribution.objects.filter(pk=given.pk)
        with acting(cast.dalia), pytest.raises(IntegrityError, match="amount_by_kind"), transaction.atomic():
            found.update(kind="hours")


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        given = contribution_laid(cast, partnership_laid(cast))
        page = assert_litany(
            cast,
            signed_in,
            "contributions-edit",
            given.pk,
            who="dalia",
            hidden=("chloe", "olga"),
            refused=("amina",),
        )
        assert "Une salle" in page

    def test_it_is_corrected(self, cast: Cast, signed_in: SignIn) -> None:
        given = contribution_laid(cast, partnership_laid(cast))
        signed_in(cast.manon).post(reverse("partners:contributions-edit", args=[given.pk]), typed())
        with acting(cast.amina):
            (found,) = Contribution.objects.all()
        assert (found.pk, found.what, found.amount, found.added_by) == (
            given.pk,
            "Une juriste",
            12,
            cast.dalia,
        )
