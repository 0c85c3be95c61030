"""Finding who can help near someone, and what is shown of a service."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from filrouge.directory.models import Correction, Service
from filrouge.directory.nearby import around
from filrouge.directory.search import Wanted, search
from filrouge.directory.words import reasons_of
from filrouge.privacy.context import acting
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.reference.models import Commune, Epci
from filrouge.shared import clock
from tests.cast import Cast

from .laying import service_laid, structure_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db

FRENCH = "lecture-ecriture-calcul--maitriser-le-francais"
CHILDREN = "famille--garde-denfants"


@pytest.fixture
def beziers(db: None) -> Commune:
    with acting_as(OWNER):
        Commune.objects.create(
            code="34301",
            name="Sète",
            search_key="sete",
            department="34",
            postcodes=["34200"],
            population=44_000,
        )
        return Commune.objects.create(
            code="34032",
            name="Béziers",
            search_key="beziers",
            department="34",
            postcodes=["34500"],
            population=78_000,
            latitude=43.348,
            longitude=3.231,
        )


AGGLOMERATION = "243400769"


def in_agglomeration(commune: Commune) -> None:
    with acting_as(OWNER):
        commune.epci = Epci.objects.create(code=AGGLOMERATION, name="CA de Béziers-Méditerranée")
        commune.save()


def found(commune: Commune, **wanted: Any) -> list[str]:
    return [one.name for one in search(Wanted(around=around(commune), **wanted)).services]


class TestSearch:
    def test_the_closest_come_first_and_the_far_not_at_all(self, beziers: Commune) -> None:
        service_laid(1, nom="Loin", latitude=43.613, longitude=3.869)  # Montpellier, 60 km
        service_laid(2, nom="Pas loin", latitude=43.463, longitude=3.417)  # Pézenas, 20 km
        service_laid(3, nom="Ici")
        assert found(beziers, km=30) == ["Ici", "Pas loin"]
        assert found(beziers, km=100) == ["Ici", "Pas loin", "Loin"]

    def test_distances_are_those_of_a_map(self, beziers: Commune) -> None:
        service_laid(latitude=43.613, longitude=3.869)
        (service,) = search(Wanted(around=around(beziers), km=100)).services
        assert service.km == pytest.approx(59.3, abs=0.5)  # type: ignore[attr-defined]

    def test_what_is_doubtful_comes_later(self, beziers: Commune) -> None:
        old = (clock.today() - timedelta(days=800)).isoformat()
        service_laid(1, nom="Ancien", date_maj=old)
        service_laid(2, nom="Payant", frais="payant")
        service_laid(3, nom="Injoignable", telephone=None)
        service_laid(4, nom="Gratuit")
        assert found(beziers) == ["Gratuit", "Payant", "Injoignable", "Ancien"]
        assert found(beziers, free=True) == ["Gratuit", "Injoignable", "Ancien"]

    def test_by_theme_or_what_it_holds(self, beziers: Commune) -> None:
        service_laid(1, nom="Français")
        service_laid(2, nom="Crèche", thematiques=[CHILDREN])
        assert found(beziers, themes=(FRENCH,)) == ["Français"]
        assert found(beziers, themes=("famille",)) == ["Crèche"]
        assert found(beziers, themes=("mobilite",)) == []

    @pytest.mark.parametrize(
        "typed", ["gardes enfants", "GARDE D’ENFANT", "décalée", "decalees", "garde enf"]
    )
    def test_words_forgive_accents_plurals_and_an_unfinished_end(self, beziers: Commune, typed: str) -> None:
        service_laid(1, nom="Garde d’enfants aux heures décalées", thematiques=[CHILDREN])
        service_laid(2, nom="Cours de français")
        assert found(beziers, words=typed) == ["Garde d’enfants aux heures décalées"]

    def test_a_public_keeps_what_is_for_everyone_and_what_is_not_said(self, beziers: Commune) -> None:
        service_laid(1, nom="Femmes", publics=["femmes"])
        service_laid(2, nom="Jeunes", publics=["jeunes"])
        service_laid(3, nom="Tous", publics=["tous-publics"])
        service_laid(4, nom="Pas dit", publics=None)
        assert sorted(found(beziers, audience="jeunes")) == ["Jeunes", "Pas dit", "Tous"]

    def test_the_level_asked_is_at_most_that_of_the_person(self, beziers: Commune) -> None:
        service_laid(1, nom="Débutants")
        service_laid(2, nom="Avancés", conditions_acces="Français niveau B1 exigé")
        assert found(beziers, level="A2") == ["Débutants"]
        assert len(found(beziers, level="B2")) == 2

    def test_at_a_distance_for_those_of_the_zone_only(self, beziers: Commune) -> None:
        far = {"latitude": 48.85, "longitude": 2.35, "modes_accueil": ["a-distance"]}
        service_laid(1, nom="Pour tous", zone_eligibilite=["france"], **far)
        service_laid(2, nom="Pour l’Hérault", zone_eligibilite=["34"], **far)
        service_laid(3, nom="Pour Paris", zone_eligibilite=["75"], **far)
        service_laid(4, nom="Sur place")
        assert found(beziers)[0] == "Sur place"
        assert sorted(found(beziers, reception="a-distance")) == ["Pour l’Hérault", "Pour tous"]
        assert found(beziers, reception="en-presentiel") == ["Sur place"]

    def test_at_a_distance_for_the_intercommunality(self, beziers: Commune) -> None:
        far = {"latitude": 48.85, "longitude": 2.35, "modes_accueil": ["a-distance"]}
        service_laid(1, nom="Pour l’agglomération", zone_eligibilite=["243400769"], **far)
        assert found(beziers, reception="a-distance") == []
        with acting_as(OWNER):
            beziers.epci = Epci.objects.create(code="243400769", name="CA de Béziers-Méditerranée")
            beziers.save()
        assert found(beziers, reception="a-distance") == ["Pour l’agglomération"]

    def test_on_site_for_the_intercommunality_wherever_its_office_is(self, beziers: Commune) -> None:
        in_agglomeration(beziers)
        far = {"latitude": 43.613, "longitude": 3.869}
        service_laid(1, nom="Chez nous")
        service_laid(2, nom="Pour l’agglomération", zone_eligibilite=[AGGLOMERATION], **far)
        service_laid(3, nom="Pour la commune", zone_eligibilite=["34032"], **far)
        service_laid(4, nom="Pour une autre", zone_eligibilite=["243400017"], **far)
        service_laid(5, nom="Pour l’Hérault, loin", zone_eligibilite=["34"], **far)
        assert found(beziers) == ["Chez nous", "Pour l’agglomération", "Pour la commune"]
        assert found(beziers, reception="en-presentiel")[1] == "Pour l’agglomération"
        assert found(beziers, themes=("mobilite",)) == []

    def test_for_the_department_when_there_is_no_office_to_go_to(self, beziers: Commune) -> None:
        nowhere = {"latitude": None, "longitude": None, "code_insee": None, "commune": None}
        structure_laid(7, **nowhere)
        service_laid(1, 7, nom="Va partout", zone_eligibilite=["34", "11"], **nowhere)
        service_laid(2, 7, nom="Va ailleurs", zone_eligibilite=["75"], **nowhere)
        assert found(beziers) == ["Va partout"]

    def test_near_but_for_others_comes_later_and_says_so(self, beziers: Commune) -> None:
        service_laid(1, nom="Pour d’autres", zone_eligibilite=["75"])
        service_laid(2, nom="Payant", frais="payant")
        service_laid(3, nom="Pour l’Hérault", zone_eligibilite=["34"], frais="payant")
        assert found(beziers) == ["Payant", "Pour l’Hérault", "Pour d’autres"]
        said = {one.name: reasons_of(one) for one in search(Wanted(around=around(beziers))).services}
        assert "réservé à d’autres communes : vérifier" in said["Pour d’autres"]
        assert "pour qui vit ici" not in said["Pour l’Hérault"]

    def test_that_it_is_for_those_who_live_here_is_said_when_it_is_far(self, beziers: Commune) -> None:
        in_agglomeration(beziers)
        service_laid(1, zone_eligibilite=[AGGLOMERATION], latitude=43.613, longitude=3.869)
        (service,) = search(Wanted(around=around(beziers))).services
        assert "pour qui vit ici" in reasons_of(service)

    def test_open_now_when_hours_are_known(self, beziers: Commune) -> None:
        service_laid(1, nom="Le matin", horaires_accueil="Mo-Fr 09:00-12:00")
        service_laid(2, nom="Qui sait", horaires_accueil="sur rendez-vous")
        with time_machine.travel(
            datetime(2026, 11, 25, 9, 30, tzinfo=UTC), tick=False
        ):  # Wednesday, 10:30 in Paris
            assert found(beziers, open_now=True) == ["Le matin"]
        with time_machine.travel(datetime(2026, 11, 25, 12, 30, tzinfo=UTC), tick=False):
            assert found(beziers, open_now=True) == []

    def test_what_is_no_longer_published_is_not_found(self, beziers: Commune) -> None:
        service = service_laid()
        with as_batch("fixture"):
            Service.objects.filter(pk=service.pk).update(gone_at=clock.now())
        assert found(beziers) == []

    def test_pages_follow_each_other_without_hole_or_repeat(self, beziers: Commune) -> None:
        for number in range(1, 8):
            service_laid(number, nom=f"Service {number}", latitude=43.348 + (number // 2) / 1000)
        seen, after = [], ""
        while True:
            page = search(Wanted(around=around(beziers), after=after), limit=3)
            seen += [one.name for one in page.services]
            after = page.following
            if not after:
                break
        assert sorted(seen) == [f"Service {number}" for number in range(1, 8)]

    def test_a_commune_without_centre_is_where_its_structures_are(self, beziers: Commune) -> None:
        sete = Commune.objects.get(pk="34301")
        assert not around(sete).is_placed
        structure_laid(5, code_insee="34301", latitude=43.4, longitude=3.7)
        assert around(sete).latitude == pytest.approx(43.4)


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, beziers: Commune
    ) -> None:
        service_laid(date_maj=(clock.today() - timedelta(days=65)).isoformat())
        page = assert_litany(cast, signed_in, "services-index")
        assert "Cours de français" in page
        assert "à moins d’un kilomètre, gratuit" in page
        assert "mis à jour il y a 2 mois" in page
        for user in (cast.chloe, cast.manon, cast.petra, cast.olga):
            assert signed_in(user).get("/annuaire/").status_code == 200

    def test_what_is_given_at_a_distance_only_is_not_told_near(
        self, cast: Cast, signed_in: SignIn, beziers: Commune
    ) -> None:
        service_laid(modes_accueil=["a-distance"])
        page = signed_in(cast.amina).get("/annuaire/").content.decode()
        assert "à distance, gratuit" in page
        assert '<option value="20" selected>20 km</option>' in page

    def test_filters_are_those_of_the_address(self, cast: Cast, signed_in: SignIn, beziers: Commune) -> None:
        service_laid()
        url = reverse("directory:services-index")
        client = signed_in(cast.amina)
        assert (
            "Cours de français" in client.get(url, {"theme": FRENCH, "commune": "Béziers"}).content.decode()
        )
        page = client.get(url, {"theme": "mobilite", "commune": "Béziers"}).content.decode()
        assert "Rien trouvé si près" in page

    def test_what_makes_no_sense_in_the_address_is_left_aside(
        self, cast: Cast, signed_in: SignIn, beziers: Commune
    ) -> None:
        url = reverse("directory:services-index")
        odd = {"theme": "x", "km": "beaucoup", "commune": "Nulle-Part", "apres": "nan_1", "niveau": "Z9"}
        assert signed_in(cast.amina).get(url, odd).status_code == 200


class TestShow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        service = service_laid()
        page = assert_litany(cast, signed_in, "services-show", service.pk)
        assert "Il manque : comment le demander" in page
        assert "lundi" in page
        assert "9 h à 12 h" in page

    def test_no_way_to_call_is_said(self, cast: Cast, signed_in: SignIn) -> None:
        service = service_laid(telephone=None)
        page = (
            signed_in(cast.amina).get(reverse("directory:services-show", args=[service.pk])).content.decode()
        )
        assert "aucun moyen de contact" in page


def typed(**changes: object) -> dict[str, object]:
    return {"name": "Atelier vélo", "description": "On répare ensemble.", "themes": [FRENCH], **changes}


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        structure = structure_laid()
        assert_litany(cast, signed_in, "services-new", structure.pk, refused=("manon", "petra"))

    def test_a_service_is_added_where_its_structure_is(
        self, cast: Cast, signed_in: SignIn, beziers: Commune
    ) -> None:
        structure = structure_laid()
        url = reverse("directory:services-new", args=[structure.pk])
        answer = signed_in(cast.farid).post(url, typed(opening_hours="Sa 10:00-12:00"))
        assert answer.status_code == 302, answer.content.decode()
        service = Service.objects.get(name="Atelier vélo")
        assert (service.added_for, service.commune_code, service.latitude) == (
            cast.association,
            "34032",
            43.348,
        )
        assert found(beziers, words="velos") == ["Atelier vélo"]

    def test_a_mistake_is_explained_and_nothing_typed_is_lost(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("directory:services-new", args=[structure_laid().pk])
        wrong = typed(themes=[], latitude="43.3", conditions="Sur dossier")
        page = signed_in(cast.amina).post(url, wrong).content.decode()
        assert "Dites à quoi ce service répond." in page
        assert "Sur dossier" in page
        page = signed_in(cast.amina).post(url, typed(latitude="43.3")).content.decode()
        assert "Donnez la latitude et la longitude" in page
        assert not Service.objects.exists()


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        service = service_laid()
        assert_litany(cast, signed_in, "services-edit", service.pk, refused=("manon", "petra", "olga"))

    def test_only_what_changed_is_a_correction_signed(
        self, cast: Cast, signed_in: SignIn, beziers: Commune
    ) -> None:
        service = service_laid()
        url = reverse("directory:services-edit", args=[service.pk])
        client = signed_in(cast.amina)
        same = {
            "name": service.name,
            "description": service.description,
            "themes": service.themes,
            "audiences": service.audiences,
            "receptions": service.receptions,
            "fees": "gratuit",
            "phone": "04 65 71 00 09",
            "opening_hours": "Tu 14:00-16:00",
            "commune_code": "Béziers (34)",
            "latitude": "43.348",
            "longitude": "3.231",
        }
        assert client.post(url, same).status_code == 302
        with acting(cast.amina):
            corrected = {one.field: one.published for one in Correction.objects.select_related("service")}
        assert corrected == {"phone": "+33465710001", "opening_hours": "Mo 09:00-12:00"}
        service.refresh_from_db()
        assert service.open_at == [76, 77, 78, 79]
        page = client.get(reverse("directory:services-show", args=[service.pk])).content.decode()
        assert "La source dit : +33465710001" in page


class TestEnd:
    def test_what_was_added_here_is_taken_away_here(self, cast: Cast, signed_in: SignIn) -> None:
        structure = structure_laid()
        signed_in(cast.farid).post(reverse("directory:services-new", args=[structure.pk]), typed())
        service = Service.objects.get()
        assert_litany(cast, signed_in, "services-end", service.pk, refused=("manon",))
        signed_in(cast.amina).post(reverse("directory:services-end", args=[service.pk]))
        assert not Service.objects.current().exists()

    def test_what_is_published_follows_its_source(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("directory:services-end", args=[service_laid().pk])
        assert signed_in(cast.amina).post(url).status_code == 403


def test_parts_that_refuse_her_are_not_offered_to_a_manager(cast: Cast, signed_in: SignIn) -> None:
    for user, offered in ((cast.amina, True), (cast.manon, False)):
        for page in ("/annuaire/", "/annuaire/qui-fait-quoi/"):
            assert ("/annuaire/contacts/" in signed_in(user).get(page).content.decode()) is offered
