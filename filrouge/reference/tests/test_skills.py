"""The page of a skill: the trades that ask for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.reference.rome import load_rome
from filrouge.reference.shipped_trades import code_of
from tests.cast import Cast

from .laying_rome import FILES, written

SignIn = Callable[[User], Client]


def page(client: Client, code: str) -> str:
    return client.get(reverse("reference:skills-show", args=[code])).content.decode()


def test_ours_leads_to_the_trades_where_it_serves(cast: Cast, signed_in: SignIn) -> None:
    said = page(signed_in(cast.amina), code_of("Tenir une caisse"))
    for trade in ("Hôte, hôtesse de caisse", "Serveur, serveuse", "Vendeur, vendeuse de vêtements"):
        assert trade in said


def test_that_of_the_rome_says_its_family_and_what_it_was(
    cast: Cast, signed_in: SignIn, tmp_path: Path
) -> None:
    load_rome(written(tmp_path))
    newer = FILES["referentiel_competence"].replace("Éplucher des légumes", "Préparer des légumes")
    load_rome(written(tmp_path, "101", referentiel_competence=newer))
    client = signed_in(cast.amina)
    said = page(client, "51")
    assert "Préparer des repas" in said
    assert "Éplucher des légumes" in said
    assert "Aide-cuisinier" in said
    assert "Préparer des légumes" in page(client, "50")


@pytest.mark.parametrize(("who", "status"), [("amina", 404), ("manon", 404)])
def test_an_unknown_one_is_not_there(cast: Cast, signed_in: SignIn, who: str, status: int) -> None:
    client = signed_in(getattr(cast, who))
    assert client.get(reverse("reference:skills-show", args=["rien"])).status_code == status
