"""What the person wants to reach, in her words."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.pathways.actions.objectives import Aim, agree_objective
from filrouge.pathways.events import ObjectiveAgreed, ObjectiveDropped, ObjectiveReached, ObjectiveReviewed
from filrouge.pathways.models import Objective
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn, assert_litany

TODAY = clock.today().isoformat()
AIM = {"words": "Travailler dans une crèche", "domain": "professional", "agreed_on": TODAY}


@pytest.fixture
def objective(cast: Cast) -> Objective:
    with acting(cast.amina):
        aim = Aim(words="Parler au médecin seule", domain="linguistic", agreed_on=clock.today())
        return agree_objective(by=cast.amina, pathway=cast.nour_pathway, aim=aim)


def url(verb: str, objective: Objective) -> str:
    return reverse(f"pathways:objectives-{verb}", args=[objective.pk])


def reread(objective: Objective) -> Objective:
    with as_batch("look"):
        return Objective.objects.get(pk=objective.pk)


def test_the_new_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "objectives-new", cast.nour_pathway.pk)


@pytest.mark.parametrize("verb", ["edit", "end"])
def test_each_screen_answers_each_of_the_cast(
    cast: Cast, signed_in: SignIn, objective: Objective, verb: str
) -> None:
    assert "Parler au médecin seule" in assert_litany(cast, signed_in, f"objectives-{verb}", objective.pk)


def test_agreed_reviewed_dropped_then_reached(
    cast: Cast, signed_in: SignIn, objective: Objective, heard: list[Event]
) -> None:
    client = signed_in(cast.amina)
    client.post(reverse("pathways:objectives-new", args=[cast.nour_pathway.pk]), AIM)
    client.post(url("edit", objective), {**AIM, "words": "Parler au médecin sans interprète"})
    assert reread(objective).words == "Parler au médecin sans interprète"
    client.post(url("end", objective), {"ending": "dropped", "on": TODAY, "because": "Autre priorité"})
    assert reread(objective).dropped_because == "Autre priorité"
    client.post(url("end", objective), {"ending": "reached", "on": TODAY})
    assert reread(objective).reached_on == clock.today()
    assert reread(objective).dropped_on is None
    expected = [ObjectiveAgreed, ObjectiveReviewed, ObjectiveDropped, ObjectiveReached]
    assert [type(one) for one in heard] == expected


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"words": ""}, "Écrivez l’objectif comme la personne le dit."),
        ({"agreed_on": (clock.today() + timedelta(days=2)).isoformat()}, "pas encore venu"),
        ({"target_on": "2020-01-01"}, "Cette date vient avant le jour"),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
) -> None:
    where = reverse("pathways:objectives-new", args=[cast.nour_pathway.pk])
    page = signed_in(cast.amina).post(where, {**AIM, **wrong}).content.decode().replace("&#x27;", "'")
    assert sentence in page
    assert 'value="professional"' in page
    assert "checked" in page


def test_letting_go_asks_why(cast: Cast, signed_in: SignIn, objective: Objective) -> None:
    page = signed_in(cast.amina).post(url("end", objective), {"ending": "dropped", "on": TODAY})
    assert "Dites en un mot pourquoi" in page.content.decode()
