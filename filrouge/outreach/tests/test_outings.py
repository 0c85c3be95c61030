"""The week of actions outside the walls: planning, changing, calling off."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from filrouge.outreach.actions.encounters import Heard
from filrouge.outreach.actions.outings import Plan, cancel_outing, plan_outing
from filrouge.outreach.events import OutingCancelled, OutingChanged, OutingPlanned
from filrouge.outreach.models import Approach, Kind, Outing
from filrouge.privacy.context import acting
from filrouge.shared import clock
from filrouge.shared.clock import PARIS
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import met, momo, outing_laid, place_laid, shipped
from .litany import SignIn, asked_by, assert_litany

pytestmark = pytest.mark.django_db
INDEX = "/hors-les-murs/"
NEW = "/hors-les-murs/actions/nouvelle/"


def typed(cast: Cast, **changes: object) -> dict:
    return {
        "team": f"{cast.association.pk}-{cast.project.pk}",
        "kind": "market",
        "day": (clock.today() + timedelta(days=3)).isoformat(),
        "starts": "09:30",
        "ends": "12:00",
        "members": [cast.farid.pk],
        "partners": "La mairie\nLe centre social",
        "transport": "navette",
        **changes,
    }


def at(hour: int, weekday: int = 1) -> datetime:
    monday, _sunday = clock.week_of(clock.today())
    return datetime.combine(monday + timedelta(days=weekday), datetime.min.time(), tzinfo=PARIS).replace(
        hour=hour
    )


class TestWhatAnOutingIs:
    def test_going_to_people_and_making_them_come_are_told_apart(self) -> None:
        assert Kind.BUS.approach is Approach.ALLER_VERS
        assert Kind.INFORMATION.approach is Approach.FAIRE_VENIR

    @pytest.mark.parametrize(
        ("hour", "hours", "weekday", "shifted"),
        [(10, 2, 1, False), (18, 2, 1, True), (7, 1, 1, True), (12, 2, 1, True), (10, 2, 5, True)],
    )
    def test_shifted_hours_are_those_no_office_keeps(
        self, hour: int, hours: int, weekday: int, shifted: bool
    ) -> None:
        start = at(hour, weekday)
        outing = Outing(starts_at=start, ends_at=start + timedelta(hours=hours))
        assert outing.shifted_hours is shifted


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        outing_laid(cast, starts_at=clock.now())
        page = assert_litany(cast, signed_in, "outings-index", hidden=(), refused=("manon", "olga"))
        assert "Bus itinérant" in page
        assert "Place du marché" in page

    def test_teams_of_one_project_see_where_the_others_go(self, cast: Cast, signed_in: SignIn) -> None:
        outing_laid(cast, starts_at=clock.now(), title="Thé au city-stade")
        for user in (cast.amina, cast.dalia):
            assert "Thé au city-stade" in signed_in(user).get(INDEX).content.decode()
        assert "Thé au city-stade" not in signed_in(cast.chloe).get(INDEX).content.decode()

    def test_the_week_the_place_and_the_team_are_in_the_address(self, cast: Cast, signed_in: SignIn) -> None:
        later = clock.now() + timedelta(days=14)
        outing = outing_laid(cast, starts_at=later, title="Dans deux semaines")
        client = signed_in(cast.farid)
        week = {"semaine": timezone.localdate(later).isoformat()}
        assert "Dans deux semaines" not in client.get(INDEX).content.decode()
        for asked in ({}, {"lieu": str(outing.place_id)}, {"equipe": str(cast.association.pk)}):
            assert "Dans deux semaines" in client.get(INDEX, {**week, **asked}).content.decode()
        elsewhere = client.get(INDEX, {**week, "equipe": str(cast.mission_locale.pk)}).content.decode()
        assert "Dans deux semaines" not in elsewhere

    def test_in_a_large_consortium_one_reads_one_s_own_team_first(
        self, cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        outing_laid(cast, starts_at=clock.now(), title="Le bus des autres")
        monkeypatch.setattr("filrouge.outreach.views.outings.MOST_TEAMS", 1)
        amina = signed_in(cast.amina)
        own = amina.get(INDEX)
        assert "Le bus des autres" not in own.text
        assert f'value="{cast.mission_locale.pk}" selected' in own.text
        assert "Le bus des autres" in amina.get(INDEX, {"equipe": ""}).text
        assert "Le bus des autres" in signed_in(cast.farid).get(INDEX).text
        assert "Le bus des autres" in signed_in(cast.dalia).get(INDEX).text
        following = amina.get(INDEX, {"equipe": ""}).context["after"]
        assert "equipe=" in following

    def test_after_midnight_it_is_the_next_day(self, cast: Cast, signed_in: SignIn) -> None:
        """In Paris, whatever the day is elsewhere."""
        outing_laid(cast, starts_at=at(0, weekday=2) - timedelta(minutes=30), title="Tard le soir")
        outing_laid(cast, starts_at=at(0, weekday=2) + timedelta(minutes=30), title="Après minuit")
        page = signed_in(cast.farid).get(INDEX).content.decode()
        between = page[page.index("Tard le soir") : page.index("Après minuit")]
        assert between.count("<h2") == 1

    def test_a_broken_address_shows_this_week(self, cast: Cast, signed_in: SignIn) -> None:
        broken = {"semaine": "hier", "lieu": "x", "equipe": "y"}
        assert signed_in(cast.farid).get(INDEX, broken).status_code == 200

    def test_it_costs_the_same_with_many(self, cast: Cast, signed_in: SignIn) -> None:
        def cost() -> int:
            client = signed_in(cast.farid)
            with CaptureQueriesContext(connection) as queries:
                client.get(INDEX)
            return len(asked_by(queries))

        outing_laid(cast, starts_at=clock.now())
        few = cost()
        for _more in range(8):
            outing_laid(cast, starts_at=clock.now())
        assert cost() == few


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "outings-new", hidden=(), refused=("manon", "olga"))

    def test_an_outing_is_planned_with_its_team_and_partners(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        place = place_laid(cast)
        answer = signed_in(cast.farid).post(NEW, typed(cast, place=str(place.pk), childcare="on"))
        outing = Outing.objects.get()
        assert answer.url == reverse("outreach:outings-show", args=[outing.pk])
        assert (outing.place, outing.childcare, outing.women_only) == (place, True, False)
        assert [one.user for one in outing.members.all()] == [cast.farid]
        assert [one.name for one in outing.partners.all()] == ["La mairie", "Le centre social"]
        assert isinstance(heard[-1], OutingPlanned)

    def test_an_end_before_the_beginning_is_the_next_day(self, cast: Cast, signed_in: SignIn) -> None:
        signed_in(cast.farid).post(NEW, typed(cast, kind="street", starts="21:00", ends="01:00"))
        outing = Outing.objects.get()
        assert outing.ends_at - outing.starts_at == timedelta(hours=4)

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"kind": ""}, "Dites quelle forme prend cette action."),
            ({"kind": "other_out"}, "Dites de quelle action il s’agit."),
            ({"day": ""}, "Dites quel jour."),
            ({"ends": "09:30"}, "La fin et le début sont à la même heure."),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
    ) -> None:
        page = signed_in(cast.farid).post(NEW, typed(cast, **wrong)).content.decode()
        assert sentence in page
        assert "Le centre social" in page
        assert not Outing.objects.exists()

    def test_one_may_be_taken_as_a_model_without_its_day(self, cast: Cast, signed_in: SignIn) -> None:
        model = outing_laid(cast, transport="minibus de la mairie")
        page = signed_in(cast.farid).get(NEW, {"modele": str(model.pk)}).content.decode()
        assert "minibus de la mairie" in page
        assert timezone.localdate(model.starts_at).isoformat() not in page
        signed_in(cast.farid).post(NEW, typed(cast, modele=str(model.pk)))
        assert Outing.objects.exclude(pk=model.pk).get().modelled_on == model

    def test_not_for_a_team_one_is_not_of(self, cast: Cast) -> None:
        plan = Plan(kind="bus", starts_at=at(9), ends_at=at(11))
        with pytest.raises(PermissionDenied), acting(cast.chloe):
            plan_outing(by=cast.chloe, organisation=cast.association, project=cast.project, plan=plan)

    def test_who_goes_is_of_the_team(self, cast: Cast) -> None:
        plan = Plan(kind="bus", starts_at=at(9), ends_at=at(11), team=(cast.amina,))
        with pytest.raises(ValidationError, match="de cette équipe"), acting(cast.farid):
            plan_outing(by=cast.farid, organisation=cast.association, project=cast.project, plan=plan)


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast)
        assert_litany(
            cast, signed_in, "outings-edit", outing.pk, hidden=("chloe", "manon"), refused=("amina",)
        )
        assert_litany(cast, signed_in, "outings-edit", outing.pk, who="dalia")

    def test_what_changed_replaces_what_was_planned(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        outing = outing_laid(cast)
        url = reverse("outreach:outings-edit", args=[outing.pk])
        signed_in(cast.farid).post(url, typed(cast, kind="sport", members=[], partners="Le club"))
        outing = Outing.objects.get()
        assert (outing.kind, outing.members.count()) == ("sport", 0)
        assert [one.name for one in outing.partners.all()] == ["Le club"]
        assert isinstance(heard[-1], OutingChanged)


class TestCancel:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast)
        assert_litany(cast, signed_in, "outings-cancel", outing.pk, refused=("amina",))

    def test_it_stays_in_the_week_with_the_reason(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        outing = outing_laid(cast, starts_at=clock.now())
        client, url = signed_in(cast.farid), reverse("outreach:outings-cancel", args=[outing.pk])
        assert "Dites en quelques mots pourquoi" in client.post(url, {"because": ""}).content.decode()
        client.post(url, {"because": "Orage"})
        assert isinstance(heard[-1], OutingCancelled)
        assert "Annulée : Orage" in client.get(INDEX).content.decode()
        assert client.get(url).status_code == 403

    def test_not_by_another_team(self, cast: Cast) -> None:
        outing = outing_laid(cast)
        with pytest.raises(PermissionDenied), acting(cast.amina):
            cancel_outing(by=cast.amina, outing=outing, because="non")


class TestShow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast)
        met(cast, outing=outing, who=momo(), heard=Heard(needs=[shipped("need")], note="Deux mots"))
        page = assert_litany(cast, signed_in, "outings-show", outing.pk)
        assert "Momo" in page
        assert "Un papier à remplir" in page

    def test_whom_one_met_is_for_the_team_that_met_them(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast)
        met(cast, outing=outing, who=momo())
        url = reverse("outreach:outings-show", args=[outing.pk])
        for user in (cast.amina, cast.dalia):
            page = signed_in(user).get(url).content.decode()
            assert "bus itinérant" in page
            assert "Momo" not in page

    def test_a_place_seen_by_everyone_asks_for_a_discreet_one(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast, place=place_laid(cast, exposure="seen"))
        page = signed_in(cast.farid).get(reverse("outreach:outings-show", args=[outing.pk])).content.decode()
        assert "Aucun lieu discret" in page

    def test_it_costs_the_same_with_many(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast)
        for number in range(9):
            met(cast, outing=outing, who=momo(nickname=f"M{number}"), heard=Heard(needs=[shipped("need")]))
        assert_litany(cast, signed_in, "outings-show", outing.pk)
