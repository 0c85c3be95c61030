from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from filrouge.messaging.models import OptOut
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .conftest import Ask

SignIn = Callable[..., Client]
URL = reverse("messaging:opt_outs-new")
STOP = {"to": "06 12 34 56 78", "choice": "stop"}


def in_force() -> int:
    with as_batch("look"):
        return OptOut.objects.in_force().count()


def test_what_the_person_asks_is_noted_and_honoured(cast: Cast, ask: Ask, signed_in: SignIn) -> None:
    client = signed_in(cast.bruno)
    assert "ne plus recevoir de messages" in client.get(URL).text
    assert client.post(URL, STOP).status_code == 302
    with pytest.raises(ValidationError):
        ask()
    client.post(URL, STOP | {"choice": "again"})
    assert ask().pk


def test_an_address_works_like_a_number(cast: Cast, signed_in: SignIn) -> None:
    signed_in(cast.amina).post(URL, STOP | {"to": "Nour@Example.org"})
    assert in_force() == 1


def test_taking_back_what_was_not_said_changes_nothing_and_says_so(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.amina).post(URL, STOP | {"choice": "again"}, follow=True).text
    assert "rien n’a changé" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"to": "06 12"}, "chiffre par chiffre"),
        ({"to": "nour@"}, "pas complète"),
        ({"to": ""}, "obligatoire"),
        ({"choice": "peut-être"}, "choix"),
    ],
)
def test_a_mistake_is_explained_and_kept(cast: Cast, signed_in: SignIn, wrong: dict, said: str) -> None:
    answer = signed_in(cast.amina).post(URL, STOP | wrong)
    assert answer.status_code == 200
    assert said in answer.text
    assert wrong.get("to", STOP["to"]) in answer.text
    assert in_force() == 0


@pytest.mark.parametrize("who", ["olga", "petra"])
def test_those_who_accompany_nobody_do_not(cast: Cast, signed_in: SignIn, who: str) -> None:
    client = signed_in(getattr(cast, who))
    assert client.get(URL).status_code == 403
    assert client.post(URL, STOP).status_code == 403
    assert in_force() == 0
