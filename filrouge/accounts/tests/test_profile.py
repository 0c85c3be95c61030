from collections.abc import Callable

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from filrouge.accounts.actions.second_factor import enrol_totp
from tests.cast import Cast

SignedIn = Callable[..., Client]


def test_one_sees_oneself(
    cast: Cast, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    enrol_totp(user=cast.amina, secret="JBSWY3DPEHPK3PXP")
    client = signed_in(cast.amina)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("accounts:profile-show"))
    for said in (
        "amina@example.org",
        "référent·e de parcours",
        "Mission locale de Béziers",
        "1 moyen enregistré",
    ):
        assert said in page.text


def test_one_changes_ones_name_and_phone_but_not_ones_address(cast: Cast, signed_in: SignedIn) -> None:
    values = {"given_name": "Amina", "family_name": "Durand", "phone": "06", "email": "x@example.org"}
    assert signed_in(cast.amina).post(reverse("accounts:profile-edit"), values).status_code == 302
    cast.amina.refresh_from_db()
    assert (cast.amina.family_name, cast.amina.email) == ("Durand", "amina@example.org")
    assert signed_in(cast.amina).get(reverse("account_email")).url == reverse("accounts:profile-show")


def test_an_empty_name_is_explained(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(cast.amina).post(reverse("accounts:profile-edit"), {"family_name": "Durand"})
    assert "À corriger" in page.text
    assert 'value="Durand"' in page.text


def test_nobody_without_signing_in(cast: Cast, client: Client) -> None:
    for name in ("profile-show", "profile-edit", "organisations-index", "projects-index"):
        assert client.get(reverse(f"accounts:{name}")).url.startswith(reverse("account_login"))
