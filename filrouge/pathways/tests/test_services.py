"""From what stands in someone's way to the services that answer it near her home."""

import pytest
from django.urls import reverse

from filrouge.directory.models import Kind
from filrouge.directory.tests.laying import service_row, structure_row, taken
from filrouge.pathways.models import Barrier
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.reference.models import Commune
from tests.cast import Cast

from .litany import SignIn, assert_litany
from .test_answers import hindered

pytestmark = pytest.mark.django_db

FRENCH = "lecture-ecriture-calcul--maitriser-le-francais"
CHILDREN = "famille--garde-denfants"


@pytest.fixture(autouse=True)
def offer(cast: Cast) -> None:
    with acting_as(OWNER):
        Commune.objects.create(
            code="34032",
            name="Béziers",
            search_key="beziers",
            department="34",
            postcodes=[],
            latitude=43.348,
            longitude=3.231,
        )
    with as_batch("fixture"):
        cast.nour.commune_code = "34032"
        cast.nour.save()
    taken(Kind.STRUCTURES, [structure_row()])
    far = {"latitude": 43.613, "longitude": 3.869}
    taken(
        Kind.SERVICES,
        [
            service_row(1),
            service_row(2, nom="Crèche du canal", thematiques=[CHILDREN]),
            service_row(3, nom="Cours à Montpellier", **far),
            service_row(4, nom="Centre de soins", thematiques=["sante--sante-mentale"]),
        ],
    )


def page_of(cast: Cast, signed_in: SignIn, query: str = "") -> str:
    url = reverse("pathways:services-index", args=[cast.nour_pathway.pk])
    return signed_in(cast.amina).get(url + query).content.decode()


def test_the_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    hindered(cast, FRENCH)
    page = assert_litany(cast, signed_in, "services-index", cast.nour_pathway.pk)
    assert "Cours de français" in page
    assert "à moins d’un kilomètre, gratuit" in page
    assert f"{reverse('partners:referrals-new', args=[cast.nour_pathway.pk])}?service=" in page


def test_only_what_is_open_is_looked_for_and_only_near(cast: Cast, signed_in: SignIn) -> None:
    hindered(cast, FRENCH)
    page = page_of(cast, signed_in)
    assert "Crèche du canal" not in page
    assert "Cours à Montpellier" not in page
    assert "Cours à Montpellier" in page_of(cast, signed_in, "?km=100")


def test_one_of_them_may_be_chosen(cast: Cast, signed_in: SignIn) -> None:
    _french, children = hindered(cast, FRENCH, CHILDREN)
    page = page_of(cast, signed_in, f"?frein={children.pk}")
    assert "Crèche du canal" in page
    assert "Cours de français" not in page


def test_what_is_sensitive_is_not_looked_for(cast: Cast, signed_in: SignIn) -> None:
    with as_batch("fixture"):
        Barrier.objects.create(
            pathway=cast.nour_pathway,
            person=cast.nour,
            project=cast.project,
            created_by=cast.amina,
            sub_theme="",
        )
    page = page_of(cast, signed_in)
    assert "Centre de soins" not in page
    assert "Rien d’ouvert dans le diagnostic" in page
