"""Notes whose author may no longer write them: the coordination gives them to someone who may."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from filrouge.pathways.tests.litany import SignIn
from filrouge.people.models import AccessGrant
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.sync.actions.inbox import hand_operation
from filrouge.sync.models import Operation
from tests.cast import Cast

from .phone import Phone, contact_text, registered

INDEX = reverse("sync:inbox-index")


@pytest.fixture
def held(cast: Cast, signed_in: SignIn) -> str:
    """Farid, of another organisation, noted a contact with Nour: he may not write in her file."""
    phone: Phone = registered(signed_in(cast.farid), "Celui de Farid")
    assert phone.states(contact_text(cast.nour_pathway)) == ["held"]
    with acting(cast.farid):
        return str(Operation.objects.get().pk)


def hand(operation_id: str) -> str:
    return reverse("sync:inbox-hand", args=[operation_id])


def test_the_coordination_sees_what_waits_without_reading_it(
    cast: Cast, held: str, signed_in: SignIn
) -> None:
    page = signed_in(cast.dalia).get(INDEX).content.decode()
    assert "Farid Lopez" in page
    assert "Cette personne n’est plus suivie" in page
    assert "Celui de Farid" in page
    assert "Elle a son bus." not in page


@pytest.mark.parametrize("who", ["amina", "chloe", "manon"])
def test_it_is_the_page_of_those_who_coordinate(cast: Cast, signed_in: SignIn, who: str) -> None:
    assert signed_in(getattr(cast, who)).get(INDEX).status_code == 403


def test_it_is_given_to_someone_who_may(cast: Cast, held: str, signed_in: SignIn) -> None:
    client = signed_in(cast.dalia)
    assert "Elle a son bus." not in client.get(hand(held)).content.decode()
    assert client.post(hand(held), {"heir": cast.amina.pk}).status_code == 302
    with acting(cast.amina):
        operation = Operation.objects.get()
        assert (operation.heir, operation.handed_by) == (cast.amina, cast.dalia)
    assert "Rien n’attend" in client.get(INDEX).content.decode()


def test_neither_to_nobody_nor_to_a_stranger(cast: Cast, held: str, signed_in: SignIn) -> None:
    client = signed_in(cast.dalia)
    assert "Choisissez quelqu’un." in client.post(hand(held), {}).content.decode()
    assert client.post(hand(held), {"heir": cast.chloe.pk}).status_code == 200
    with acting(cast.dalia):
        assert Operation.objects.get().heir is None


@pytest.mark.parametrize(("who", "code"), [("farid", 403), ("amina", 404), ("chloe", 404)])
def test_nobody_else_gives_it(cast: Cast, held: str, signed_in: SignIn, who: str, code: int) -> None:
    client = signed_in(getattr(cast, who))
    assert client.get(hand(held)).status_code == code
    assert client.post(hand(held), {"heir": cast.amina.pk}).status_code == code


def test_what_is_settled_is_not_given(cast: Cast, held: str, signed_in: SignIn) -> None:
    with as_batch("Farid joins the team"):
        AccessGrant.objects.create(
            person=cast.nour,
            project=cast.project,
            user=cast.farid,
            level=3,
            basis="team",
            reason="renfort",
            given_by="test",
            since=clock.now() - timedelta(days=1),
        )
    with acting(cast.farid):
        device_id = str(Operation.objects.get().device_id)
    Phone(signed_in(cast.farid), device_id, "").send()
    with acting(cast.dalia):
        applied = Operation.objects.get()
        assert applied.state == Operation.State.APPLIED
        with pytest.raises(PermissionDenied):
            hand_operation(by=cast.dalia, operation=applied, to=cast.amina)
