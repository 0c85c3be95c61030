"""Who does what in a commune, and what nobody does there."""

import pytest

from filrouge.privacy.roles import OWNER, acting_as
from filrouge.reference.models import Commune, Epci
from tests.cast import Cast

from .laying import official_laid, service_laid, structure_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def beziers(db: None) -> None:
    with acting_as(OWNER):
        Commune.objects.create(
            code="34032", name="Béziers", search_key="beziers", department="34", postcodes=[]
        )


def test_the_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    service_laid(1)
    service_laid(2, nom="Autre cours")
    structure_laid(7, nom="Sans service")
    official_laid(cast, commune_code="34032")
    page = assert_litany(cast, signed_in, "communes-index")
    for said in ("Le français, lire, écrire, compter", "2 services", "Sans service", "Marc Delmas"):
        assert said in page
    nobody = page[page.index("Personne ici") :]
    assert "Se déplacer" in nobody
    assert "Le français" not in nobody[: nobody.index("Structures sans service publié")]


def test_a_commune_is_chosen_by_its_name_or_said_unknown(cast: Cast, signed_in: SignIn) -> None:
    service_laid()
    client = signed_in(cast.chloe)
    assert "Maison des mots" in client.get("/annuaire/qui-fait-quoi/?commune=beziers").content.decode()
    assert "n’est pas reconnue" in client.get("/annuaire/qui-fait-quoi/?commune=Atlantide").content.decode()


def test_those_who_come_from_elsewhere_for_the_intercommunality(cast: Cast, signed_in: SignIn) -> None:
    with acting_as(OWNER):
        epci = Epci.objects.create(code="243400769", name="CA de Béziers-Méditerranée")
        Commune.objects.filter(code="34032").update(epci=epci)
    away = {"code_insee": "34172", "commune": "Montpellier"}
    structure_laid(2, nom="Bus des mots", **away)
    service_laid(2, 2, zone_eligibilite=["243400769"], **away)
    structure_laid(3, nom="Bus d’ailleurs", **away)
    service_laid(3, 3, zone_eligibilite=["34"], **away)
    service_laid(1)
    page = signed_in(cast.amina).get("/annuaire/qui-fait-quoi/").content.decode()
    assert "Bus des mots" in page
    assert "d’ailleurs, pour qui vit ici" in page.split("Bus des mots")[1][:300]
    assert "d’ailleurs, pour qui vit ici" not in page.split("Maison des mots")[1][:300]
    assert "Bus d’ailleurs" not in page
