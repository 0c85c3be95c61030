from collections.abc import Callable

from django.urls import reverse

from filrouge.privacy.models import Verification
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .test_erasures import ask

PAGE = reverse("privacy:officer-index")


def test_the_officer_sees_what_waits(cast: Cast, signed_in: Callable) -> None:
    ask(cast)
    page = signed_in(cast.olga).get(PAGE).content.decode()
    assert cast.nour.reference in page
    assert "à décider" in page
    assert "Nour" not in page


def test_nobody_else_does(cast: Cast, signed_in: Callable) -> None:
    ask(cast)
    assert cast.nour.reference not in signed_in(cast.chloe).get(PAGE).content.decode()


def test_a_broken_journal_is_said_aloud(cast: Cast, signed_in: Callable) -> None:
    assert "première fois cette nuit" in signed_in(cast.olga).get(PAGE).content.decode()
    with as_batch("verify"):
        Verification.objects.create(seals=3, lines=9, problem="Des lignes ont disparu.")
    assert "ne tient pas" in signed_in(cast.olga).get(PAGE).content.decode()


def test_the_stranger_at_the_door(client: object, db: None) -> None:
    assert client.get(PAGE).status_code == 302
