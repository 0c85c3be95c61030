"""Whom to call when it weighs too much: by project, held by the coordination."""

import pytest
from django.urls import reverse

from filrouge.pathways.models import SupportContact
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .litany import SignIn

NEW, HOME = reverse("pathways:supports-new"), reverse("pathways:care-index")


def contact(cast: Cast, **other: object) -> dict:
    return {
        "project": cast.project.pk,
        "name": "Mme Ferrer",
        "what": "Un entretien, sans passer par l’équipe",
        "phone": "06 00 00 00 00",
        **other,
    }


@pytest.fixture
def kept(cast: Cast) -> SupportContact:
    with as_batch("fixture"):
        return SupportContact.objects.create(
            project=cast.project, name="Mme Ferrer", what="Parler", phone="1"
        )


def test_noted_by_the_coordination_seen_by_the_teams_of_the_project(cast: Cast, signed_in: SignIn) -> None:
    dalia = signed_in(cast.dalia)
    assert dalia.get(NEW).status_code == 200
    page = dalia.post(NEW, contact(cast, phone="")).content.decode()
    assert "Donnez un téléphone ou un e-mail" in page
    assert "Mme Ferrer" in page
    dalia.post(NEW, contact(cast))
    for member in (cast.amina, cast.farid, cast.manon):
        assert "Mme Ferrer" in signed_in(member).get(HOME).content.decode()
    assert "Mme Ferrer" not in signed_in(cast.chloe).get(HOME).content.decode()
    assert signed_in(cast.amina).post(NEW, contact(cast)).status_code == 403


@pytest.mark.parametrize("verb", ["edit", "end"])
def test_changed_by_the_coordination_only(
    cast: Cast, signed_in: SignIn, kept: SupportContact, verb: str
) -> None:
    url = reverse(f"pathways:supports-{verb}", args=[kept.pk])
    assert signed_in(cast.dalia).get(url).status_code == 200
    assert signed_in(cast.amina).post(url, contact(cast)).status_code == 403
    assert signed_in(cast.chloe).post(url, contact(cast)).status_code == 404


def test_changed_then_no_longer_offered(cast: Cast, signed_in: SignIn, kept: SupportContact) -> None:
    dalia = signed_in(cast.dalia)
    dalia.post(reverse("pathways:supports-edit", args=[kept.pk]), contact(cast, name="M. Roux"))
    assert "M. Roux" in dalia.get(HOME).content.decode()
    dalia.post(reverse("pathways:supports-end", args=[kept.pk]))
    assert "M. Roux" not in dalia.get(HOME).content.decode()
