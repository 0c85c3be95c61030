"""Taking up what a colleague noted and may no longer write."""

import pytest
from django.urls import reverse

from filrouge.pathways.models import Contact
from filrouge.pathways.tests.litany import SignIn
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.sync.actions.inbox import hand_operation
from filrouge.sync.models import Operation
from tests.cast import Cast

from .phone import contact_text, registered


@pytest.fixture
def handed(cast: Cast, signed_in: SignIn) -> str:
    """Farid's note, given to Amina by Dalia."""
    registered(signed_in(cast.farid)).send(contact_text(cast.nour_pathway))
    with acting(cast.dalia):
        operation = Operation.objects.get()
        hand_operation(by=cast.dalia, operation=operation, to=cast.amina)
        return reverse("sync:handed-show", args=[operation.pk])


def test_it_is_announced_and_read_in_words(cast: Cast, handed: str, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    assert handed in client.get(reverse("sync:devices-index")).content.decode()
    page = client.get(handed).content.decode()
    assert "Elle a son bus." in page
    assert "appel" in page
    with acting(cast.amina):
        assert Reading.objects.filter(person_id=cast.nour.pk).exists()
        assert not Contact.objects.exists()


def test_written_in_the_name_of_who_takes_it_up(cast: Cast, handed: str, signed_in: SignIn) -> None:
    assert signed_in(cast.amina).post(handed).status_code == 302
    with acting(cast.amina):
        contact = Contact.objects.get()
        assert (contact.note, contact.user) == ("Elle a son bus.", cast.amina)
    assert signed_in(cast.amina).get(handed).status_code == 404


def test_set_aside_with_a_reason(cast: Cast, handed: str, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    assert "Dites pourquoi" in client.post(handed, {"because": ""}).content.decode()
    client.post(handed, {"because": "Déjà noté hier"})
    with acting(cast.farid):
        operation = Operation.objects.get()
        assert (operation.state, operation.withdrawn_because) == ("withdrawn", "Déjà noté hier")


@pytest.mark.parametrize("who", ["bruno", "chloe", "dalia", "farid"])
def test_nobody_else_takes_it_up(cast: Cast, handed: str, signed_in: SignIn, who: str) -> None:
    client = signed_in(getattr(cast, who))
    assert client.get(handed).status_code == 404
    assert client.post(handed).status_code == 404


def test_a_team_that_cannot_write_it_either_is_told(cast: Cast, signed_in: SignIn) -> None:
    registered(signed_in(cast.chloe)).send(contact_text(cast.nour_pathway))
    with acting(cast.dalia):
        operation = Operation.objects.get()
        hand_operation(by=cast.dalia, operation=operation, to=cast.farid)
    client = signed_in(cast.farid)
    client.post(reverse("sync:handed-show", args=[operation.pk]))
    page = client.get(reverse("sync:devices-index")).content.decode()
    assert "n’a pas pu être enregistrée" in page
