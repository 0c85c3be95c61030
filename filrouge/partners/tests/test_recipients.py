"""To whom: the directory, near where she lives, for what stands in the way."""

from uuid import uuid4

import pytest
from django.urls import reverse

from filrouge.partners.models import ReferralFigure
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import barrier_laid, service_laid, structure_laid
from .litany import assert_litany

pytestmark = pytest.mark.django_db
THEME = "logement-hebergement--se-maintenir-dans-le-logement"


def url(cast: Cast, query: str = "") -> str:
    return reverse("partners:recipients-index", args=[cast.nour_pathway.pk]) + query


def test_from_a_barrier_the_services_that_answer_it(cast: Cast, signed_in) -> None:
    barrier = barrier_laid(cast, THEME)
    structure = structure_laid()
    service_laid(structure, "Aide aux litiges", themes=[THEME])
    service_laid(structure, "Vélos réparés", themes=["mobilite--acceder-a-un-vehicule"])
    page = assert_litany(
        cast, signed_in, "recipients-index", cast.nour_pathway.pk, query=f"?frein={barrier.pk}", budget=16
    )
    assert "Aide aux litiges" in page
    assert "Vélos réparés" not in page
    assert f"frein={barrier.pk}" in page.split("Choisir")[0]


def test_a_structure_by_its_name_with_how_it_answers(cast: Cast, signed_in) -> None:
    structure = structure_laid()
    with as_batch("fixture"):
        ReferralFigure.objects.create(
            project=cast.project,
            structure=structure,
            sent=12,
            answered=10,
            accepted_percent=50,
            median_days=3,
            counted_at=clock.now(),
        )
    page = signed_in(cast.amina).get(url(cast, "?cherche=comptoir")).content.decode()
    assert "Comptoir du Port" in page
    assert "Répond en 3 jours" in page
    assert "50 fois sur 100" in page


def test_a_sensitive_barrier_or_an_unknown_one_is_not_told(cast: Cast, signed_in) -> None:
    barrier = barrier_laid(cast, "")
    for key in (barrier.pk, uuid4(), "x"):
        assert signed_in(cast.amina).get(url(cast, f"?frein={key}")).status_code == 404


def test_once_the_path_is_closed_nobody_is_sent(cast: Cast, signed_in) -> None:
    with as_batch("fixture"):
        type(cast.nour_pathway).objects.filter(pk=cast.nour_pathway.pk).update(closed_on=clock.today())
    assert signed_in(cast.amina).get(url(cast)).status_code == 403
