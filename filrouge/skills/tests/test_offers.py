"""Her own page of a badge, without an account."""

import pytest
from django.urls import reverse

from filrouge.privacy.context import acting, entered
from filrouge.privacy.links import context_of_link
from filrouge.privacy.models import OutsideLink, Reading
from filrouge.privacy.roles import as_batch
from filrouge.skills.actions.badges import offer_link
from filrouge.skills.models import OFFER, Badge, BadgeClass
from tests.cast import Cast

from .laying import nobody, proposed, read, revoked, signed

pytestmark = pytest.mark.django_db


def offered(cast: Cast, badge: Badge) -> str:
    with acting(cast.amina):
        return reverse("skills:offers-show", args=[offer_link(by=cast.amina, badge=badge)])


def test_she_reads_the_facts_says_yes_then_takes_it(cast: Cast, badge_class: BadgeClass) -> None:
    badge = proposed(cast, badge_class)
    url = offered(cast, badge)
    page = nobody().get(url).content.decode()
    assert "Dix-huit matins" in page
    assert read(badge).state == "proposed"
    with as_batch("look"):
        assert Reading.objects.filter(person_id=cast.nour.pk, link=OutsideLink.objects.get(purpose=OFFER).pk)
    assert nobody().post(url, {"reponse": "oui"}).status_code == 302
    assert read(badge).accepted_how == "link"
    assert "Il se prépare" in nobody().get(url).content.decode()
    assert signed() == 1
    page = nobody().get(url).content.decode()
    assert reverse("skills:checks-file", args=[badge.pk, "png"]) in page
    assert nobody().post(url, {"reponse": "non"}).status_code == 302
    assert read(badge).state == "issued"
    revoked(cast, badge)
    assert "ne vaut plus" in nobody().get(url).content.decode()


def test_no_then_yes(cast: Cast, badge_class: BadgeClass) -> None:
    badge = proposed(cast, badge_class)
    url = offered(cast, badge)
    nobody().post(url, {"reponse": "non"})
    assert read(badge).state == "declined"
    assert "Vous avez dit non" in nobody().get(url).content.decode()
    nobody().post(url, {"reponse": "oui"})
    assert read(badge).state == "accepted"


def test_a_newer_link_closes_the_former(cast: Cast, badge_class: BadgeClass) -> None:
    badge = proposed(cast, badge_class)
    former, newer = offered(cast, badge), offered(cast, badge)
    assert nobody().get(former).status_code == 410
    assert nobody().get(newer).status_code == 200
    assert nobody().get(reverse("skills:offers-show", args=["invented"])).status_code == 410


def test_the_link_reaches_no_table(cast: Cast, badge_class: BadgeClass) -> None:
    offered(cast, proposed(cast, badge_class))
    with as_batch("look"):
        link = OutsideLink.objects.get(purpose=OFFER)
    with entered(context_of_link(link)):
        assert not Badge.objects.exists()
