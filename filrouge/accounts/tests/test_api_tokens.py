import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.accounts.actions.api_tokens import create_api_token, digest
from filrouge.accounts.models import ApiToken, Role
from filrouge.shared import clock
from tests.cast import Cast

SignedIn = Callable[..., Client]
VALUES = {"label": "Logiciel i-milo", "scope": "write", "days": "90"}


def url(verb: str, cast: Cast, *more: int) -> str:
    return reverse(f"accounts:api_tokens-{verb}", args=[cast.mission_locale.pk, *more])


def test_a_key_is_shown_once_and_kept_nowhere(cast: Cast, signed_in: SignedIn) -> None:
    manon = signed_in(cast.manon)
    page = manon.post(url("new", cast), VALUES)
    secret = re.search(r"<code>(fr_[\w-]+)</code>", page.text)
    assert secret is not None
    token = ApiToken.objects.get()
    assert (token.digest, token.scopes) == (digest(secret[1]), ["read", "write"])
    assert "no-store" in page["Cache-Control"]
    listed = manon.get(url("index", cast)).text
    assert "Logiciel i-milo" in listed
    assert secret[1] not in listed
    assert secret[1] not in str(dict(manon.session))


def test_whose_rights_a_key_has_is_said_beforehand(cast: Cast, signed_in: SignedIn) -> None:
    manon = signed_in(cast.manon)
    assert "n’ouvrira aucun dossier" in manon.get(url("new", cast)).text
    cast.manon.memberships.create(
        organisation=cast.mission_locale, role=Role.REFERENT, since=clock.today() - timedelta(days=1)
    )
    assert "agit en votre nom" in manon.get(url("new", cast)).text


def test_a_key_ends(cast: Cast, signed_in: SignedIn) -> None:
    manon = signed_in(cast.manon)
    manon.post(url("new", cast), VALUES)
    token = ApiToken.objects.get()
    assert "pour toujours" in manon.get(url("end", cast, token.pk)).text
    manon.post(url("end", cast, token.pk))
    assert not ApiToken.objects.open().exists()
    assert manon.get(url("end", cast, token.pk)).status_code == 404


def test_a_key_without_a_name_is_explained(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(cast.manon).post(url("new", cast), {**VALUES, "label": ""})
    assert "À corriger" in page.text
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("amina", 403), ("petra", 403), ("chloe", 404)])
def test_nobody_else_does(cast: Cast, signed_in: SignedIn, who: str, status: int) -> None:
    token, _ = create_api_token(
        by=cast.manon, organisation=cast.mission_locale, label="x", scopes=["read"], expires_at=None
    )
    client = signed_in(getattr(cast, who))
    for page in (url("index", cast), url("new", cast), url("end", cast, token.pk)):
        assert client.get(page).status_code == status
        if page != url("index", cast):
            assert client.post(page, VALUES).status_code == status
    assert list(ApiToken.objects.open()) == [token]
