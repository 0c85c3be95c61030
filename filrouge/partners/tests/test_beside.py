"""On the page of a structure: the partnerships with it, and the way to one."""

import pytest
from django.urls import reverse

from filrouge.partners.actions.partnerships import close_partnership
from filrouge.privacy.context import acting
from tests.cast import Cast

from .laying import structure_laid
from .litany import SignIn
from .partnering import partnership_laid

pytestmark = pytest.mark.django_db


def page_of(signed_in: SignIn, user: object, structure: object) -> str:
    answer = signed_in(user).get(reverse("directory:structures-show", args=[structure.pk]))  # type: ignore
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_teams_are_led_to_it(cast: Cast, signed_in: SignIn) -> None:
    made = partnership_laid(cast)
    show = reverse("partners:partnerships-show", args=[made.pk])
    for user in (cast.amina, cast.dalia, cast.manon):
        page = page_of(signed_in, user, made.structure)
        assert show in page
        assert "coordination" in page
        assert "Proposer un partenariat" not in page
    assert signed_in(cast.amina).get(show).status_code == 200


def test_the_stranger_is_told_of_none(cast: Cast, signed_in: SignIn) -> None:
    made = partnership_laid(cast)
    for user in (cast.chloe, cast.petra):
        page = page_of(signed_in, user, made.structure)
        assert "Partenariat" not in page.partition("<main")[2]
        assert str(made.pk) not in page


def test_those_who_open_them_are_led_to_a_new_one(cast: Cast, signed_in: SignIn) -> None:
    structure = structure_laid()
    way = f"{reverse('partners:partnerships-new', args=[cast.project.pk])}?structure={structure.pk}"
    for user in (cast.dalia, cast.manon):
        page = page_of(signed_in, user, structure)
        assert "Proposer un partenariat : IPR Occitanie" in page.replace("\u00a0", " ")
        assert way in page
        assert signed_in(user).get(way).status_code == 200
    assert "Proposer un partenariat" not in page_of(signed_in, cast.amina, structure)


def test_and_to_another_once_it_stopped(cast: Cast, signed_in: SignIn) -> None:
    made = partnership_laid(cast)
    with acting(cast.dalia):
        close_partnership(by=cast.dalia, partnership=made)
    assert "Proposer un partenariat" in page_of(signed_in, cast.dalia, made.structure)
