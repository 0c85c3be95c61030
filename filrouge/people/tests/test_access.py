"""Who can see what, who did, what was changed."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from filrouge.people.actions.persons import change_identity
from filrouge.privacy.context import acting
from tests.cast import Cast


def index(cast: Cast) -> str:
    return reverse("people:access-index", args=[cast.nour.pk])


def test_it_says_who_and_why(cast: Cast, amina: Client, django_assert_max_num_queries: Callable) -> None:
    with django_assert_max_num_queries(24):
        page = amina.get(index(cast)).content.decode()
    assert "Mission locale de Béziers" in page
    assert "la coordination (Réseau Occitanie)" in page
    assert "équipe en charge : dossier ouvert" in page


def test_readings_are_told_by_organisation_and_role(cast: Cast, amina: Client, signed_in: Callable) -> None:
    signed_in(cast.bruno).get(reverse("people:channels-index", args=[cast.nour.pk]))
    page = amina.get(index(cast)).content.decode()
    assert "Mission locale de Béziers, référent·e de parcours" in page
    assert "Bruno" not in page


def test_changes_are_told(cast: Cast, amina: Client) -> None:
    with acting(cast.bruno):
        same = {"birth_date": cast.nour.birth_date, "birth_precision": "day", "sex": "", "commune_code": ""}
        change_identity(by=cast.bruno, person=cast.nour, given_name="Nour", family_name="Khatib", **same)
    assert "changement : personne" in amina.get(index(cast)).content.decode()


def test_stranger_and_coordination(cast: Cast, stranger: Client, coordination: Client) -> None:
    assert stranger.get(index(cast)).status_code == 404
    assert coordination.get(index(cast)).status_code == 403
