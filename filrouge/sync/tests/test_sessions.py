"""What the application asks first: who is signed in."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.cast import Cast

ADDRESS = reverse("sync:sessions-show")


def test_it_says_who_and_gives_a_token(cast: Cast, signed_in: Callable) -> None:
    session = signed_in(cast.farid).get(ADDRESS).json()
    assert session["user"] == {"id": cast.farid.pk, "name": "Farid Lopez"}
    assert session["may_note"] is True
    assert session["token"]


def test_who_accompanies_nobody_has_nothing_to_note(cast: Cast, signed_in: Callable) -> None:
    assert signed_in(cast.manon).get(ADDRESS).json()["may_note"] is False


def test_signed_out_one_is_sent_to_the_door(db: None) -> None:
    assert Client().get(ADDRESS).status_code == 302


def test_nothing_is_written_by_asking(cast: Cast, signed_in: Callable) -> None:
    assert signed_in(cast.farid).post(ADDRESS).status_code == 405
