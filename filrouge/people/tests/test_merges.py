"""The page of a merge: where it is, and the one thing left to do."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.people.actions.merging import perform_merge, perform_undo
from filrouge.people.models import Merge
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast


@pytest.fixture
def merge(cast: Cast) -> Merge:
    """Amina's two people, by a slip: to be undone."""
    with as_batch("fixture"):
        cast.tesfay.grants.filter(level=13).delete()
        cast.tesfay_pathway.referents.all().delete()
        cast.tesfay_pathway.delete()
        asked = Merge.objects.create(
            kept=cast.nour,
            gone_id=cast.tesfay.pk,
            asked_by=cast.amina,
            agreed_by=cast.amina,
            agreed_at=clock.now(),
            organisation=cast.mission_locale,
        )
        return perform_merge(asked.pk)


def show(merge: Merge) -> str:
    return reverse("people:merges-show", args=[merge.pk])


def test_done_then_undone(cast: Cast, merge: Merge, amina: Client, signed_in: Callable) -> None:
    assert merge.done_at, merge.refusal
    assert "Défaire la fusion" in amina.get(show(merge)).content.decode()
    assert signed_in(cast.bruno).post(show(merge), {"act": "undo"}).status_code == 302
    with as_batch("job"):
        perform_undo(merge.pk)
    page = amina.get(show(merge)).content.decode()
    assert "de nouveau séparées" in page
    assert "Tesfay Haile" in page


def test_an_unknown_act_does_nothing(cast: Cast, merge: Merge, amina: Client) -> None:
    assert amina.post(show(merge), {"act": "erase"}).status_code == 200


def test_stranger_and_coordination(cast: Cast, merge: Merge, stranger: Client, coordination: Client) -> None:
    assert stranger.get(show(merge)).status_code == 404
    assert coordination.get(show(merge)).status_code == 404
