"""Needs against supply: whom it counts, what it says exists near them, who reads it."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import load_workbook

from filrouge.partners.models import NeedFigure, Public, WaitFigure
from filrouge.partners.needs.counting import count_needs
from filrouge.pathways.models import Barrier, Pathway
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.reference.models import Commune, Epci
from filrouge.shared import clock
from tests.cast import Cast

from .laying import aged, answered, barrier_laid, sent, service_laid, structure_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db

HOUSING, BUS = "logement-hebergement--louer-un-logement", "mobilite--mobilite-douce-partagee-collective"
ALONE, CHILDREN = "remobilisation--lien-social", "famille--garde-denfants"
URL, EXPORT = reverse("partners:needs-index"), reverse("partners:needs-export")
BEZIERS, SETE, RODEZ = (43.348, 3.231), (43.392, 3.647), (44.358, 2.567)


@pytest.fixture(autouse=True)
def towns(db: None) -> None:
    """Sète is 34 km from Béziers; Rodez 124."""
    with acting_as(OWNER):
        for code, name, point in (
            ("34032", "Béziers", BEZIERS),
            ("34301", "Sète", SETE),
            ("12202", "Rodez", RODEZ),
        ):
            Commune.objects.create(
                code=code,
                name=name,
                search_key=name.lower(),
                department=code[:2],
                postcodes=[],
                latitude=point[0],
                longitude=point[1],
            )


def needing(cast: Cast, people: int, *sub_themes: str, commune: str = "34032", **who: Any) -> list[Pathway]:
    """So many people, each hindered by all of these."""
    with as_batch("fixture"):
        paths = []
        for _ in range(people):
            person = Person.objects.create(given_name="Zahra", commune_code=commune, **who)
            bound = {"person": person, "project": cast.project}
            path = Pathway.objects.create(organisation=cast.association, opened_on=clock.today(), **bound)
            for one in sub_themes:
                Barrier.objects.create(pathway=path, sub_theme=one, since=clock.today(), **bound)
            paths.append(path)
    return paths


def serving(
    theme: str, point: tuple[float | None, float | None], code: str = "34032", **columns: Any
) -> None:
    structure = structure_laid(f"Structure {theme} {point}", commune_code=code)
    service_laid(
        structure,
        commune_code=code,
        themes=[theme],
        **{"latitude": point[0], "longitude": point[1], **columns},
    )


def gathered(**communes: str) -> None:
    """By name of the intercommunality, its communes, parted by spaces."""
    with acting_as(OWNER):
        for number, (name, codes) in enumerate(communes.items()):
            epci = Epci.objects.create(code=f"20000000{number}", name=name.replace("_", " "))
            Commune.objects.filter(pk__in=codes.split()).update(epci=epci)


def counted(public: Public = Public.EVERYONE) -> dict[tuple[str, str, str], NeedFigure]:
    with as_batch("the night"):
        count_needs()
        found = NeedFigure.objects.filter(public=public)
        return {(one.department, one.commune_code, one.theme): one for one in found}


def people(public: Public = Public.EVERYONE, commune: str = "34032") -> dict[str, int]:
    return {theme: one.people for (_, code, theme), one in counted(public).items() if code == commune}


class TestPeople:
    def test_each_once_for_a_theme_and_once_for_all_of_them(self, cast: Cast) -> None:
        needing(cast, 6, HOUSING, "logement-hebergement--changer-de-logement", BUS)
        assert people() == {"": 6, "logement-hebergement": 6, "mobilite": 6}

    def test_what_is_lifted_ended_or_kept_apart_is_not_counted(self, cast: Cast) -> None:
        lifted, ended, apart = (needing(cast, 5, one) for one in (HOUSING, BUS, ""))
        assert len(apart) == 5
        with as_batch("fixture"):
            Barrier.objects.filter(pathway__in=lifted).update(lifted_on=clock.today())
            Pathway.objects.filter(pk__in=[one.pk for one in ended]).update(closed_on=clock.today())
        assert counted() == {}

    def test_a_place_of_fewer_than_five_has_no_figure(self, cast: Cast) -> None:
        needing(cast, 9, HOUSING)
        needing(cast, 4, HOUSING, commune="34301")
        needing(cast, 8, HOUSING, commune="12202")
        told = {(d, c): one.people for (d, c, theme), one in counted().items() if theme}
        assert told == {("", ""): 21, ("34", ""): 13, ("12", ""): 8, ("12", "12202"): 8}

    def test_publics_are_read_in_what_records_know(self, cast: Cast) -> None:
        young = clock.today() - timedelta(days=20 * 365)
        needing(cast, 5, HOUSING, ALONE, sex="man", birth_date=young)
        needing(cast, 6, HOUSING, ALONE, sex="woman")
        needing(cast, 7, HOUSING, CHILDREN)
        assert people()["logement-hebergement"] == 18
        assert people(Public.LONE_MEN) == {"": 5, "logement-hebergement": 5, "remobilisation": 5}
        assert people(Public.YOUNG)["logement-hebergement"] == 5
        assert people(Public.LONE_WOMEN)["logement-hebergement"] == 6
        assert people(Public.FAMILIES) == {"": 7, "logement-hebergement": 7, "famille": 7}

    def test_whose_commune_nobody_noted_counts_in_the_whole(self, cast: Cast) -> None:
        needing(cast, 5, HOUSING, commune="")
        needing(cast, 5, HOUSING)
        told = {(d, c) for d, c, theme in counted() if theme}
        assert told == {("", ""), ("?", ""), ("34", ""), ("34", "34032")}


class TestOffer:
    def housing(self, public: Public = Public.EVERYONE) -> NeedFigure:
        return counted(public)["34", "34032", "logement-hebergement"]

    def test_what_is_near_and_how_far_the_nearest_is(self, cast: Cast) -> None:
        needing(cast, 5, HOUSING)
        serving(HOUSING, SETE, "34301")
        far = self.housing()
        assert (far.services, far.nearest_km, far.remote) == (0, 34, False)
        serving(HOUSING, (43.40, 3.25))
        near = self.housing()
        assert (near.services, near.nearest_km) == (1, 6)
        assert counted()["34", "", "logement-hebergement"].services == 2

    def test_nothing_known_beyond_fifty_kilometres(self, cast: Cast) -> None:
        needing(cast, 5, HOUSING)
        serving(HOUSING, RODEZ, "12202")
        assert (self.housing().services, self.housing().nearest_km) == (0, None)

    def test_what_answers_only_at_a_distance_is_said_apart(self, cast: Cast) -> None:
        needing(cast, 5, HOUSING)
        serving(HOUSING, BEZIERS, receptions=["a-distance"], zone=["34"])
        assert (self.housing().services, self.housing().remote) == (0, True)

    def test_what_is_for_others_only_answers_nobody_here(self, cast: Cast) -> None:
        needing(cast, 6, HOUSING, CHILDREN)
        serving(HOUSING, BEZIERS, audiences=["jeunes"])
        assert self.housing().services == 1
        assert self.housing(Public.FAMILIES).services == 0
        serving(HOUSING, (43.35, 3.24), audiences=["jeunes", "familles"])
        assert self.housing(Public.FAMILIES).services == 1

    def test_what_is_for_those_who_live_elsewhere_answers_nobody_here(self, cast: Cast) -> None:
        needing(cast, 5, HOUSING)
        serving(HOUSING, BEZIERS, zone=["12202"])
        assert (self.housing().services, self.housing().nearest_km) == (0, None)
        assert counted()["34", "", "logement-hebergement"].services == 0
        serving(HOUSING, BEZIERS, zone=["34"])
        assert (self.housing().services, self.housing().nearest_km) == (1, 0)
        assert counted()["34", "", "logement-hebergement"].services == 1

    def test_what_says_it_comes_here_counts_wherever_its_office_is(self, cast: Cast) -> None:
        needing(cast, 5, HOUSING)
        serving(HOUSING, RODEZ, "12202", zone=["34032"])
        assert (self.housing().services, self.housing().nearest_km) == (1, None)
        assert counted()["34", "", "logement-hebergement"].services == 1
        # A whole department: only without an office to go to.
        serving(HOUSING, RODEZ, "12202", zone=["34"])
        assert self.housing().services == 1
        serving(HOUSING, (None, None), "", zone=["34"])
        assert self.housing().services == 2

    def test_what_is_near_and_says_it_is_for_those_of_the_place_counts_once(self, cast: Cast) -> None:
        needing(cast, 5, HOUSING)
        serving(HOUSING, BEZIERS, zone=["34032"])
        assert (self.housing().services, self.housing().nearest_km) == (1, 0)
        assert counted()["34", "", "logement-hebergement"].services == 1

    def test_a_commune_without_a_point_says_that_it_does_not_know(self, cast: Cast) -> None:
        needing(cast, 5, HOUSING)
        with acting_as(OWNER):
            Commune.objects.filter(pk="34032").update(latitude=None, longitude=None)
        serving(HOUSING, SETE, "34301")
        assert (self.housing().services, self.housing().nearest_km) == (None, None)


class TestEpcis:
    """Between a department and its communes, when communes know theirs."""

    def told(self, theme: str = "logement-hebergement") -> dict[tuple[str, str, str], int]:
        counted()
        with as_batch("look"):
            found = NeedFigure.objects.filter(public="", theme=theme)
            return {(one.department, one.epci_code, one.commune_code): one.people for one in found}

    def test_each_has_its_figure_and_its_communes_theirs(self, cast: Cast) -> None:
        gathered(CA_de_Béziers="34032", CA_de_Sète="34301")
        needing(cast, 9, HOUSING)
        needing(cast, 7, HOUSING, commune="34301")
        needing(cast, 6, HOUSING, commune="12202")
        assert self.told() == {
            ("", "", ""): 22,
            ("34", "", ""): 16,
            ("34", "200000000", ""): 9,
            ("34", "200000000", "34032"): 9,
            ("34", "200000001", ""): 7,
            ("34", "200000001", "34301"): 7,
            ("12", "", ""): 6,
            ("12", "", "12202"): 6,
        }

    def test_nothing_under_five_nor_what_a_subtraction_would_give(self, cast: Cast) -> None:
        gathered(CA_de_Béziers="34032 34301")
        needing(cast, 9, HOUSING)
        needing(cast, 3, HOUSING, commune="34301")
        assert self.told() == {("", "", ""): 12, ("34", "", ""): 12, ("34", "200000000", ""): 12}

    def test_one_that_lies_in_two_departments_is_told_in_each(self, cast: Cast) -> None:
        gathered(CC_des_Monts="34032 12202")
        needing(cast, 9, HOUSING)
        needing(cast, 6, HOUSING, commune="12202")
        told = self.told()
        assert (told["34", "200000000", ""], told["12", "200000000", ""]) == (9, 6)

    def test_its_services_are_those_within_it_and_those_given_from_afar_to_it(self, cast: Cast) -> None:
        gathered(CA_de_Béziers="34032", CA_de_Sète="34301")
        needing(cast, 9, HOUSING)
        needing(cast, 7, HOUSING, commune="34301")
        serving(HOUSING, BEZIERS)
        serving(HOUSING, RODEZ, "12202", receptions=["a-distance"], zone=["200000001"])
        counted()
        with as_batch("look"):
            found = NeedFigure.objects.filter(public="", theme="logement-hebergement")
            supply = {one.epci_code: (one.services, one.remote) for one in found.filter(commune_code="")}
            remote = set(found.filter(remote=True).values_list("commune_code", flat=True))
        assert supply["200000000"] == (1, False)
        assert supply["200000001"] == (0, True)
        assert remote == {"", "34301"}

    def test_a_service_for_one_of_them_comes_to_it_and_to_each_of_its_communes(self, cast: Cast) -> None:
        gathered(CA_de_Béziers="34032", CA_de_Sète="34301")
        needing(cast, 9, HOUSING)
        needing(cast, 7, HOUSING, commune="34301")
        serving(HOUSING, RODEZ, "12202", zone=["200000001"])
        counted()
        with as_batch("look"):
            found = NeedFigure.objects.filter(public="", theme="logement-hebergement")
            services = {(one.epci_code, one.commune_code): one.services for one in found}
        assert services["200000001", "34301"] == services["200000001", ""] == 1
        assert services["200000000", "34032"] == services["200000000", ""] == 0

    def test_a_department_leads_to_them_and_they_to_their_communes(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        gathered(CA_de_Béziers="34032", CA_de_Sète="34301")
        needing(cast, 9, HOUSING)
        needing(cast, 7, HOUSING, commune="34301")
        counted()
        query = "?theme=logement-hebergement&departement=34"
        page = assert_litany(cast, signed_in, "needs-index", who="dalia", hidden=(), refused=(), query=query)
        assert ">CA de Béziers</a>" in page
        assert ">Béziers</a>" not in page
        assert "Services sur place" in page
        client = signed_in(cast.dalia)
        inside = client.get(f"{URL}{query}&intercommunalite=200000000").content.decode()
        assert ">Béziers</a>" in inside
        assert ">Sète</a>" not in inside
        assert "Services à moins de 20 km" in inside.replace("\u00a0", " ")
        assert '<option value="200000000" selected>CA de Béziers' in inside
        # A commune alone says its own; another intercommunality chosen after it is the one meant.
        alone = client.get(f"{URL}{query}&commune=34032").content.decode()
        assert '<option value="200000000" selected>' in alone
        other = client.get(f"{URL}{query}&commune=34032&intercommunalite=200000001").content.decode()
        assert '<option value="200000001" selected>' in other
        assert ">Sète</a>" in other

    def test_the_map_draws_one_whose_communes_cannot_be(self, cast: Cast, signed_in: SignIn) -> None:
        """Béziers would be read by subtraction of the three of Sète; Rodez is drawn as it was."""
        gathered(CA_de_Béziers="34032 34301")
        needing(cast, 9, HOUSING)
        needing(cast, 3, HOUSING, commune="34301")
        needing(cast, 6, HOUSING, commune="12202")
        serving(HOUSING, SETE, "34301")
        counted()
        page = signed_in(cast.dalia).get(f"{URL}?theme=logement-hebergement").content.decode()
        drawn = page.partition('<ol class="small">')[2].partition("</ol>")[0]
        assert "CA de Béziers : 12" in drawn.replace("\u00a0", " ")
        assert "Rodez : 6" in drawn.replace("\u00a0", " ")
        assert "Béziers :" not in drawn.replace("CA de Béziers", "")
        assert page.count('class="ring"') == 1  # Rodez; of an intercommunality, distances are not known

    def test_the_export_says_them(self, cast: Cast, signed_in: SignIn) -> None:
        gathered(CA_de_Béziers="34032", CA_de_Sète="34301")
        needing(cast, 9, HOUSING)
        needing(cast, 7, HOUSING, commune="34301")
        counted()
        answer = signed_in(cast.dalia).get(f"{EXPORT}?theme=logement-hebergement&intercommunalite=200000000")
        _titles, *rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        assert [(row[0], row[1], row[2], row[6]) for row in rows] == [
            ("34", "CA de Béziers", "", 9),
            ("34", "CA de Béziers", "Béziers", 9),
        ]


class TestWaits:
    def laid(self, cast: Cast, yes: int, no: int) -> dict[str, WaitFigure]:
        """Nour is sent on; then the same happens to others, told by their own rows."""
        barrier = barrier_laid(cast, HOUSING)
        structure = structure_laid()
        paths = needing(cast, yes + no, HOUSING)
        for number, path in enumerate(paths):
            referral = aged(sent(cast, structure=structure, barrier=barrier), 6 + number)
            answered(cast, referral, "accepted" if number < yes else "refused", **self.why(number >= yes))
            with as_batch("fixture"):
                type(referral).objects.filter(pk=referral.pk).update(person=path.person)
        with as_batch("the night"):
            count_needs()
            return {one.department: one for one in WaitFigure.objects.all()}

    def why(self, refused: bool) -> dict[str, str]:
        return {"reason": "too_far"} if refused else {}

    def test_the_median_of_five_and_why_it_is_no(self, cast: Cast) -> None:
        figure = self.laid(cast, 5, 6)["34"]
        assert figure.theme == "logement-hebergement"
        assert figure.outcomes == {"accepted": 5, "too_far": 6}
        assert (figure.accepted_days, figure.started_days) == (8, None)

    def test_four_answers_are_nobody_s_business(self, cast: Cast) -> None:
        assert self.laid(cast, 4, 0) == {}

    def test_five_referrals_of_one_person_are_one_person(self, cast: Cast) -> None:
        barrier = barrier_laid(cast, HOUSING)
        for _ in range(5):
            answered(cast, aged(sent(cast, barrier=barrier), 6), "accepted")
        with as_batch("the night"):
            count_needs()
            assert not WaitFigure.objects.exists()


class TestScreen:
    def lay(self, cast: Cast) -> None:
        needing(cast, 14, HOUSING, BUS)
        needing(cast, 9, HOUSING, commune="12202")
        serving(BUS, BEZIERS)
        serving(HOUSING, SETE, "34301")
        counted()

    def test_the_litany(self, cast: Cast, signed_in: SignIn) -> None:
        self.lay(cast)
        refused = ("chloe", "amina", "farid", "manon", "olga")
        page = assert_litany(cast, signed_in, "needs-index", who="dalia", hidden=(), refused=refused)
        assert "Se loger, être hébergé·e : 14 participants en ont besoin à Béziers" in page
        assert "le service le plus proche est à 34 km" in page
        assert "Rodez ; aucun service n’est connu à moins de 50 km" in page
        assert "Se déplacer : " not in page
        assert page.count('<g class="territory-point">') == 2
        for name in refused:
            assert signed_in(getattr(cast, name)).get(EXPORT).status_code == 403

    def test_a_theme_is_shown_place_by_place(self, cast: Cast, signed_in: SignIn) -> None:
        self.lay(cast)
        query = "?theme=logement-hebergement&departement=34"
        page = assert_litany(cast, signed_in, "needs-index", who="dalia", hidden=(), refused=(), query=query)
        assert "Lieu par lieu" in page
        assert ">Béziers</a>" in page
        assert "Rodez" not in page
        assert 'class="ring"' in page
        assert "34 km" in page

    def test_what_is_asked_and_unknown_is_as_if_it_were_not(self, cast: Cast, signed_in: SignIn) -> None:
        self.lay(cast)
        page = (
            signed_in(cast.dalia).get(f"{URL}?theme=x&departement=99&commune=34032&public=y").content.decode()
        )
        assert "Besoin par besoin" in page
        assert signed_in(cast.dalia).get(f"{URL}?projet={cast.other_project.pk}").status_code == 404

    def test_nothing_to_show_says_what_to_do(self, cast: Cast, signed_in: SignIn) -> None:
        assert "à partir de cinq personnes" in signed_in(cast.dalia).get(URL).content.decode()
        self.lay(cast)
        page = signed_in(cast.dalia).get(f"{URL}?public=families").content.decode()
        assert "Élargissez le lieu" in page

    def test_the_export_says_what_the_screen_says(self, cast: Cast, signed_in: SignIn) -> None:
        self.lay(cast)
        answer = signed_in(cast.dalia).get(f"{EXPORT}?theme=logement-hebergement")
        titles, *rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        assert titles[:5] == ["Département", "Intercommunalité", "Commune", "Code INSEE", "Besoin"]
        assert titles[5:7] == ["Public", "Participants"]
        assert [(row[0], row[2], row[6]) for row in rows] == [
            ("", "", 23),
            ("12", "", 9),
            ("12", "Rodez", 9),
            ("34", "", 14),
            ("34", "Béziers", 14),
        ]

    def test_too_long_an_export_says_what_to_do(
        self, cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.lay(cast)
        monkeypatch.setattr("filrouge.partners.views.needs.MOST_EXPORTED", 1)
        assert "choisissez un département" in signed_in(cast.dalia).get(EXPORT, follow=True).content.decode()


def test_another_project_is_out_of_reach_of_its_coordinator(cast: Cast) -> None:
    needing(cast, 6, HOUSING)
    counted()
    with acting(cast.chloe):
        assert not NeedFigure.objects.exists()
        assert not WaitFigure.objects.exists()
    with acting(cast.dalia):
        assert NeedFigure.objects.exists()
