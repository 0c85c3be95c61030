from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from filrouge.accounts.models import Organisation
from tests.cast import Cast

SignedIn = Callable[..., Client]
NEW = {"name": "Le Pont", "kind": "association", "siret": "356 000 000 00048", "commune_code": "34172"}


def test_the_platform_adds_an_organisation(cast: Cast, signed_in: SignedIn) -> None:
    answer = signed_in(cast.petra).post(reverse("accounts:organisations-new"), NEW)
    made = Organisation.objects.get(name="Le Pont")
    assert answer.url == reverse("accounts:organisations-show", args=[made.pk])
    assert made.siret == "35600000000048"


@pytest.mark.parametrize(
    ("siret", "said"),
    [("356 000 000 00049", "n’existe pas"), ("123", "14 chiffres"), ("00000016600009", "existe déjà")],
)
def test_a_wrong_siret_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignedIn, siret: str, said: str
) -> None:
    page = signed_in(cast.petra).post(reverse("accounts:organisations-new"), {**NEW, "siret": siret})
    assert said in page.text
    assert 'value="Le Pont"' in page.text
    assert not Organisation.objects.filter(name="Le Pont").exists()


def test_a_manager_edits_their_own(cast: Cast, signed_in: SignedIn) -> None:
    url = reverse("accounts:organisations-edit", args=[cast.mission_locale.pk])
    page = signed_in(cast.manon)
    assert "Mission locale de Béziers" in page.get(url).text
    assert page.post(url, NEW).status_code == 302
    cast.mission_locale.refresh_from_db()
    assert cast.mission_locale.name == "Le Pont"


def test_a_colleague_reads_but_neither_edits_nor_adds(cast: Cast, signed_in: SignedIn) -> None:
    bruno = signed_in(cast.bruno)
    show = bruno.get(reverse("accounts:organisations-show", args=[cast.mission_locale.pk]))
    assert "Amina Martin" in show.text
    assert cast.amina.email not in show.text
    assert "Inviter" not in show.text
    assert bruno.get(reverse("accounts:organisations-edit", args=[cast.mission_locale.pk])).status_code == 403
    assert bruno.post(reverse("accounts:organisations-new"), NEW).status_code == 403


@pytest.mark.parametrize("verb", ["show", "edit"])
def test_the_stranger_finds_nothing(cast: Cast, signed_in: SignedIn, verb: str) -> None:
    chloe = signed_in(cast.chloe)
    assert (
        chloe.get(reverse(f"accounts:organisations-{verb}", args=[cast.mission_locale.pk])).status_code == 404
    )
    assert "Béziers" not in chloe.get(reverse("accounts:organisations-index")).text


def test_lists_cost_the_same_whatever_their_length(
    cast: Cast, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    petra = signed_in(cast.petra)
    with django_assert_max_num_queries(12):
        petra.get(reverse("accounts:organisations-index"))
    with django_assert_max_num_queries(16):
        petra.get(reverse("accounts:organisations-show", args=[cast.mission_locale.pk]))
