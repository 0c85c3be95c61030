from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import ProjectObjective
from tests.cast import Cast

SignedIn = Callable[..., Client]
VALUES = {"label": "personnes accompagnées", "target": "1500", "by_date": "2027-12-31"}


@pytest.fixture
def objective(cast: Cast) -> ProjectObjective:
    return ProjectObjective.objects.create(
        project=cast.project, label="femmes", target=600, by_date="2027-12-31"
    )


def test_the_coordinator_adds_changes_and_removes(
    cast: Cast, signed_in: SignedIn, objective: ProjectObjective
) -> None:
    dalia, args = signed_in(cast.dalia), [cast.project.pk, objective.pk]
    dalia.post(reverse("accounts:objectives-new", args=args[:1]), VALUES)
    dalia.post(reverse("accounts:objectives-edit", args=args), {**VALUES, "label": "femmes", "target": "700"})
    assert set(cast.project.objectives.values_list("label", "target")) == {
        ("personnes accompagnées", 1500),
        ("femmes", 700),
    }
    assert "700 femmes" in dalia.get(reverse("accounts:objectives-remove", args=args)).text
    dalia.post(reverse("accounts:objectives-remove", args=args))
    assert cast.project.objectives.count() == 1


def test_a_wrong_number_is_explained(cast: Cast, signed_in: SignedIn) -> None:
    url = reverse("accounts:objectives-new", args=[cast.project.pk])
    page = signed_in(cast.dalia).post(url, {**VALUES, "target": "beaucoup"})
    assert "À corriger" in page.text
    assert "personnes accompagnées" in page.text


@pytest.mark.parametrize(("who", "status"), [("amina", 403), ("chloe", 404)])
@pytest.mark.parametrize("verb", ["new", "edit", "remove"])
def test_nobody_else_does(
    cast: Cast, signed_in: SignedIn, objective: ProjectObjective, who: str, status: int, verb: str
) -> None:
    args = [cast.project.pk] if verb == "new" else [cast.project.pk, objective.pk]
    url = reverse(f"accounts:objectives-{verb}", args=args)
    client = signed_in(getattr(cast, who))
    assert client.get(url).status_code == status
    assert client.post(url, VALUES).status_code == status


def test_an_objective_is_reached_through_its_own_project(
    cast: Cast, signed_in: SignedIn, objective: ProjectObjective
) -> None:
    url = reverse("accounts:objectives-edit", args=[cast.other_project.pk, objective.pk])
    assert signed_in(cast.petra).get(url).status_code == 404
