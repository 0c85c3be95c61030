from collections.abc import Callable

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from filrouge.accounts.words import word_for
from tests.cast import Cast

SignedIn = Callable[..., Client]
WORDS = {
    "word_singular": "habitant",
    "word_plural": "habitants",
    "word_feminine": "habitante",
    "word_feminine_plural": "habitantes",
}


def test_the_coordinator_chooses_the_words(cast: Cast, signed_in: SignedIn) -> None:
    url = reverse("accounts:words-edit", args=[cast.project.pk])
    assert signed_in(cast.dalia).post(url, WORDS).status_code == 302
    cast.project.refresh_from_db()
    said = "{% load words %}{% word p %} {% word p 0 %} {% word p 2 %} {% word p 1 feminine=True %}"
    assert Template(said).render(Context({"p": cast.project})) == "habitant habitant habitants habitante"
    assert word_for(cast.project, count=12, feminine=True) == "habitantes"


def test_an_empty_word_is_explained(cast: Cast, signed_in: SignedIn) -> None:
    url = reverse("accounts:words-edit", args=[cast.project.pk])
    page = signed_in(cast.dalia).post(url, {**WORDS, "word_plural": ""})
    assert "À corriger" in page.text
    assert 'value="habitante"' in page.text


@pytest.mark.parametrize(("who", "status"), [("amina", 403), ("manon", 403), ("chloe", 404)])
def test_nobody_else_does(cast: Cast, signed_in: SignedIn, who: str, status: int) -> None:
    url = reverse("accounts:words-edit", args=[cast.project.pk])
    client = signed_in(getattr(cast, who))
    assert client.get(url).status_code == status
    assert client.post(url, WORDS).status_code == status
