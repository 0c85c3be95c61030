"""The person's own order: it drives the plan, and each one she gave stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from filrouge.pathways.actions.barriers import Seen, note_barrier
from filrouge.pathways.actions.diagnosis import set_priorities
from filrouge.pathways.diagnosis.barriers import open_lines
from filrouge.pathways.events import PrioritiesSet
from filrouge.pathways.models import Barrier, PriorityOrder
from filrouge.privacy.context import acting
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn, assert_litany

TODAY = clock.today()
CHILDREN, HOME = "famille--garde-denfants", "logement-hebergement--louer-un-logement"


@pytest.fixture
def two(cast: Cast) -> tuple[Barrier, Barrier]:
    """By the professional's eye, the home weighs more."""
    with acting(cast.amina):
        children, home = (
            note_barrier(
                by=cast.amina,
                pathway=cast.nour_pathway,
                sub_theme=sub_theme,
                seen=Seen(severity=severity, blocking=False, on=TODAY - timedelta(days=3)),
            )
            for sub_theme, severity in ((CHILDREN, 1), (HOME, 4))
        )
    return children, home


def labels(cast: Cast) -> list[str]:
    with acting(cast.amina):
        return [line.label for line in open_lines(cast.nour_pathway)]


def url(cast: Cast) -> str:
    return reverse("pathways:priorities-edit", args=[cast.nour_pathway.pk])


def test_without_an_order_what_weighs_most_comes_first(cast: Cast, two: tuple[Barrier, Barrier]) -> None:
    assert labels(cast) == ["Un logement à louer", "Faire garder les enfants"]


def test_her_order_changes_what_comes_first_and_the_latest_one_holds(
    cast: Cast, two: tuple[Barrier, Barrier], heard: list[Event]
) -> None:
    children, home = two
    with acting(cast.amina):
        set_priorities(by=cast.amina, pathway=cast.nour_pathway, barriers=[home.pk, children.pk])
        set_priorities(by=cast.amina, pathway=cast.nour_pathway, barriers=[children.pk, home.pk])
        assert PriorityOrder.objects.count() == 2
    assert labels(cast) == ["Faire garder les enfants", "Un logement à louer"]
    assert isinstance(heard[-1], PrioritiesSet)


def test_a_barrier_of_someone_else_has_no_place(cast: Cast, two: tuple[Barrier, Barrier]) -> None:
    with pytest.raises(PermissionDenied, match="n’est plus dans ce parcours"), acting(cast.amina):
        set_priorities(by=cast.amina, pathway=cast.nour_pathway, barriers=[uuid4()])
    with pytest.raises(PermissionDenied), acting(cast.dalia):
        set_priorities(by=cast.dalia, pathway=cast.nour_pathway, barriers=[])


def test_the_screen_answers_each_of_the_cast(
    cast: Cast, two: tuple[Barrier, Barrier], signed_in: SignIn
) -> None:
    page = assert_litany(cast, signed_in, "priorities-edit", cast.nour_pathway.pk)
    assert "C’est la personne qui range" in page


def test_numbers_give_the_order_and_the_record_follows(
    cast: Cast, two: tuple[Barrier, Barrier], signed_in: SignIn
) -> None:
    children, home = two
    client = signed_in(cast.amina)
    client.post(url(cast), {f"place-{children.pk}": "1", f"place-{home.pk}": "2"})
    record = client.get(cast.nour.get_absolute_url()).content.decode()
    assert record.index("Faire garder les enfants") < record.index("Un logement à louer")
    assert "sa priorité n° 1" in record


def test_a_card_without_a_place_is_said(cast: Cast, two: tuple[Barrier, Barrier], signed_in: SignIn) -> None:
    children, home = two
    page = signed_in(cast.amina).post(url(cast), {f"place-{children.pk}": "7", f"place-{home.pk}": ""})
    assert "Donnez une place à chaque carte." in page.content.decode()
    assert 'value="7"' in page.content.decode()


def test_nothing_to_order_says_what_to_do(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.amina).get(url(cast)).content.decode()
    assert "Rien à ranger" in page
    assert signed_in(cast.amina).post(url(cast), {}).status_code == 200
