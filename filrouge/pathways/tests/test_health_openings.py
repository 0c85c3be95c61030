"""The health part of a project: closed by default, opened by the coordination with its reason."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from filrouge.pathways.actions.health_openings import open_health
from filrouge.pathways.events import HealthPartClosed, HealthPartOpened
from filrouge.pathways.models import HealthOpening
from filrouge.privacy.context import acting
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn

SAID = {"basis": "hds", "words": "Hébergeur du réseau, certificat de 2025"}


def url(cast: Cast) -> str:
    return reverse("pathways:health_openings-edit", args=[cast.project.pk])


def test_the_coordination_opens_it_says_on_what_it_rests_and_closes_it(
    cast: Cast, signed_in: SignIn, heard: list[Event]
) -> None:
    client = signed_in(cast.dalia)
    assert "Fermée." in client.get(url(cast)).content.decode()
    client.post(url(cast), SAID)
    page = client.get(url(cast)).content.decode()
    assert "par Dalia Benali" in page
    assert "certificat de 2025" in page
    client.post(url(cast), {})
    with acting(cast.dalia):
        [opening] = HealthOpening.objects.all()
        assert (opening.opened_by, opening.closed_by) == (cast.dalia, cast.dalia)
        assert opening.closed_at is not None
    assert [type(event) for event in heard] == [HealthPartOpened, HealthPartClosed]


def test_what_is_missing_is_explained_and_kept(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.dalia).post(url(cast), {**SAID, "basis": ""}).content.decode()
    assert "sur quel hébergement" in page
    assert "certificat de 2025" in page
    assert not HealthOpening.objects.exists()


def test_nobody_else_decides_it(cast: Cast, signed_in: SignIn) -> None:
    for other in (cast.amina, cast.chloe, cast.manon, cast.olga):
        assert signed_in(other).get(url(cast)).status_code == 403
        assert signed_in(other).post(url(cast), SAID).status_code == 403
    assert signed_in(cast.dalia).get(reverse("pathways:health_openings-edit", args=[0])).status_code == 404
    with pytest.raises(PermissionDenied), acting(cast.amina):
        open_health(by=cast.amina, project=cast.project, **SAID)
