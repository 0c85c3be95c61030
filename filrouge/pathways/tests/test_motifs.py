"""Themes that tie steps together, project by project."""

import pytest
from django.urls import reverse

from filrouge.pathways.models import Motif
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .litany import SignIn


@pytest.fixture
def motif(cast: Cast) -> Motif:
    with as_batch("fixture"):
        return Motif.objects.create(project=cast.project, name="le théâtre")


def new(cast: Cast) -> str:
    return reverse("pathways:motifs-new", args=[cast.project.pk])


def test_only_the_coordination_adds_one(cast: Cast, signed_in: SignIn) -> None:
    for user, status in ((cast.chloe, 404), (cast.amina, 403), (cast.dalia, 200)):
        assert signed_in(user).get(new(cast)).status_code == status
    signed_in(cast.dalia).post(new(cast), {"name": "le jardin"})
    assert Motif.objects.get().written_by == cast.dalia
    index = f"{reverse('pathways:bricks-index')}?projet={cast.project.pk}"
    assert "le jardin" in signed_in(cast.farid).get(index).content.decode()


def test_the_same_one_twice_is_explained(cast: Cast, signed_in: SignIn, motif: Motif) -> None:
    page = signed_in(cast.dalia).post(new(cast), {"name": "le théâtre"}).content.decode()
    assert "Ce thème est déjà proposé." in page


def test_it_is_no_longer_proposed_and_may_come_back(cast: Cast, signed_in: SignIn, motif: Motif) -> None:
    where = reverse("pathways:motifs-end", args=[motif.pk])
    assert signed_in(cast.dalia).get(where).status_code == 405
    assert signed_in(cast.chloe).post(where).status_code == 404
    assert signed_in(cast.amina).post(where).status_code == 403
    assert signed_in(cast.dalia).post(where).status_code == 302
    assert not Motif.objects.in_use().exists()
    signed_in(cast.dalia).post(new(cast), {"name": "le théâtre"})
    assert Motif.objects.in_use().count() == 1


def test_steps_are_tied_by_it(cast: Cast, signed_in: SignIn, motif: Motif) -> None:
    client = signed_in(cast.amina)
    plan = {"title": "Jouer une scène", "domain": "linguistic", "who": "person", "motif": motif.pk}
    client.post(reverse("pathways:steps-new", args=[cast.nour_pathway.pk]), plan)
    page = client.get(reverse("pathways:steps-index", args=[cast.nour_pathway.pk])).content.decode()
    assert "Ce qui relie les étapes" in page
    assert page.count("le théâtre") == 2
