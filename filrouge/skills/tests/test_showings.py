"""What strangers open: the page of a badge, its files, and the checking of any."""

import pytest
from django.urls import reverse

from filrouge.privacy.roles import as_batch
from filrouge.skills.models import Badge, BadgeClass, Showing
from tests.cast import Cast

from .laying import issued, nobody, revoked
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


def page_of(badge: Badge) -> str:
    return nobody().get(reverse("skills:checks-show", args=[badge.pk])).content.decode()


class TestNamed:
    def test_her_name_until_she_takes_it_back(
        self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass
    ) -> None:
        badge = issued(cast, badge_class)
        assert_litany(cast, signed_in, "showings-new", badge.pk)
        client = signed_in(cast.amina)
        answer = client.post(reverse("skills:showings-new", args=[badge.pk]), {"name": "Nour A."})
        url = (
            answer.content.decode()
            .partition('href="http://127.0.0.1:8000/badges/nomme/')[2]
            .partition('"')[0]
        )
        url = f"/badges/nomme/{url}"
        assert "Nour A." in nobody().get(url).content.decode()
        assert "Khatib" not in nobody().get(url).content.decode()
        assert "Nour" not in page_of(badge)
        with as_batch("look"):
            showing = Showing.objects.get()
            assert showing.visits == 2
        end = reverse("skills:showings-end", args=[showing.pk])
        assert signed_in(cast.farid).post(end).status_code == 404
        assert client.post(end).status_code == 302
        closed = nobody().get(url)
        assert closed.status_code == 410
        assert "Nour" not in closed.content.decode()

    def test_revoking_closes_it(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        badge = issued(cast, badge_class)
        signed_in(cast.amina).post(reverse("skills:showings-new", args=[badge.pk]), {"name": "Nour A."})
        revoked(cast, badge)
        with as_batch("look"):
            assert Showing.objects.get().link.revoked_at

    def test_without_a_name_it_is_explained(
        self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass
    ) -> None:
        url = reverse("skills:showings-new", args=[issued(cast, badge_class).pk])
        assert "Écrivez le nom" in signed_in(cast.amina).post(url, {"name": " "}).content.decode()
        assert nobody().get(reverse("skills:checks-named", args=["invented"])).status_code == 410
