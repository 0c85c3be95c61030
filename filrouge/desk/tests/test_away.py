"""On return from leave: what colleagues did, what moved, what opened and what waits."""

from datetime import timedelta
from uuid import uuid4

import pytest

from filrouge.pathways.models import Absence, Step
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .conftest import Life


@pytest.fixture
def back(cast: Cast, life: Life) -> None:
    """Amina was away twelve days, and is back today."""
    with as_batch("fixture"):
        today = clock.today()
        Absence.objects.create(
            user=cast.amina,
            since=today - timedelta(days=12),
            until=today - timedelta(days=1),
            substitute=cast.bruno,
        )


def lay_alert(cast: Cast, days_ago: int, **facts: object) -> None:
    with as_batch("fixture"):
        Alert.objects.create(
            rule="step_overdue",
            person=cast.nour,
            project=cast.project,
            user=cast.amina,
            subject_id=str(uuid4()),
            risk=30,
            since=clock.today(),
            opened_at=clock.now() - timedelta(days=days_ago),
            facts={"days": 4, "planned": "2026-11-02"},
            **facts,
        )


def page(client: object) -> str:
    said = client.get("/").content.decode()
    return said[said.index("Pendant votre absence") :]


def test_what_opened_and_still_waits(cast: Cast, back: None, signed_in: object) -> None:
    lay_alert(cast, 5)
    lay_alert(cast, 30)
    said = page(signed_in(cast.amina))
    assert said[: said.index("À ne pas laisser passer")].count("Elle était prévue pour le 02/11/2026.") == 1


def test_what_colleagues_handled_with_their_word(cast: Cast, back: None, signed_in: object) -> None:
    closed = {"closed_at": clock.now() - timedelta(days=2), "closing": "handled"}
    lay_alert(cast, 20, **closed, closed_by=cast.bruno, closing_note="Vu avec elle au CCAS.")
    said = page(signed_in(cast.amina))
    assert "Bruno Petit : Vu avec elle au CCAS." in said


def test_what_closed_by_itself_is_counted(cast: Cast, back: None, signed_in: object) -> None:
    lay_alert(cast, 20, closed_at=clock.now() - timedelta(days=2), closing="resolved")
    assert "Une alerte s’est fermée d’elle-même." in page(signed_in(cast.amina))


def test_steps_done_meanwhile(cast: Cast, back: None, life: Life, signed_in: object) -> None:
    with as_batch("fixture"):
        Step.objects.filter(pk=life.done.pk).update(result="Compte ouvert à La Banque Postale.")
    assert "Compte ouvert à La Banque Postale." in page(signed_in(cast.amina))


def test_when_nothing_moved_it_says_so(cast: Cast, signed_in: object) -> None:
    with as_batch("fixture"):
        today = clock.today()
        Absence.objects.create(
            user=cast.amina, since=today - timedelta(days=9), until=today - timedelta(days=2)
        )
    assert "Rien n’a bougé" in page(signed_in(cast.amina))


def test_the_day_of_the_return_stays_within_its_budget(
    cast: Cast, back: None, signed_in: object, within_budget: object
) -> None:
    lay_alert(cast, 5)
    client = signed_in(cast.amina)
    client.get("/")
    with within_budget():
        client.get("/")
