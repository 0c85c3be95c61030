"""The piece asked while typing."""

from django.test import Client
from django.urls import reverse

from tests.cast import Cast

INDEX = reverse("people:lookalikes-index")
NOUR = {"given_name": "Nour", "family_name": "Al Khatib", "birth_day": "14", "birth_month": "3"}


def test_it_shows_those_of_my_reach(cast: Cast, amina: Client) -> None:
    page = amina.get(INDEX, NOUR | {"birth_year": "2002"}).content.decode()
    assert "même nom, même date de naissance" in page
    assert cast.nour.get_absolute_url() in page


def test_it_shows_nobody_to_the_stranger(cast: Cast, stranger: Client) -> None:
    assert stranger.get(INDEX, NOUR | {"birth_year": "2002"}).content.decode().strip() == ""


def test_half_typed_or_absurd_it_refuses_nothing(cast: Cast, amina: Client) -> None:
    for typed in ({}, {"given_name": "N"}, NOUR | {"birth_year": "deux mille"}, {"birth_day": "99"}):
        assert amina.get(INDEX, typed).status_code == 200
