"""How a trade was tried."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.pathways.actions.occupations import Trade, target_occupation
from filrouge.pathways.events import OccupationTried
from filrouge.pathways.models import OccupationTrial, TargetOccupation
from filrouge.pathways.thread import beads_of
from filrouge.privacy.context import acting
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn, assert_litany

TODAY = clock.today().isoformat()
TYPED = {"kind": "visit", "on": TODAY, "place": "Cuisine centrale", "learned": "Ça va vite"}


@pytest.fixture
def target(cast: Cast) -> TargetOccupation:
    with acting(cast.amina):
        return target_occupation(by=cast.amina, pathway=cast.nour_pathway, trade=Trade(words="Cuisinière"))


def test_the_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn, target: TargetOccupation) -> None:
    assert "Cuisinière" in assert_litany(cast, signed_in, "trials-new", target.pk)


def test_noted_in_the_person_s_words_and_on_the_thread(
    cast: Cast, signed_in: SignIn, target: TargetOccupation, heard: list[Event]
) -> None:
    client = signed_in(cast.amina)
    client.post(reverse("pathways:trials-new", args=[target.pk]), TYPED)
    assert [type(one) for one in heard] == [OccupationTried]
    with acting(cast.amina):
        assert OccupationTrial.objects.get().learned == "Ça va vite"
        (bead,) = [one for one in beads_of(cast.nour.pk) if one.label == "Cuisinière"]
    assert bead.note == "visite, Cuisine centrale"
    project = reverse("pathways:occupations-index", args=[cast.nour_pathway.pk])
    assert "« Ça va vite »" in client.get(project).content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"learned": ""}, "Écrivez ce que la personne en dit"),
        ({"kind": ""}, "Dites comment ce métier a été essayé."),
        ({"on": (clock.today() + timedelta(days=1)).isoformat()}, "pas encore venu"),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, target: TargetOccupation, wrong: dict, sentence: str
) -> None:
    where = reverse("pathways:trials-new", args=[target.pk])
    page = signed_in(cast.amina).post(where, {**TYPED, **wrong}).content.decode()
    assert sentence in page
    assert "Cuisine centrale" in page
