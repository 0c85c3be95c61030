"""The programme: what is offered, to whom it is shown, what changes after remarks."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import ConsortiumMember
from filrouge.activities.actions.activities import Programme, change_activity, end_activity, plan_activity
from filrouge.activities.events import ActivityChanged, ActivityPlanned, ImprovementWritten
from filrouge.activities.models import Activity, Improvement
from filrouge.enrolment.tests.test_cohorts import opened
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import activity_laid, coming, days_ago, in_days, read_by_farid, session_laid
from .litany import SignIn, asked_by, assert_litany

WEEK = "/activites/"
INDEX = "/activites/toutes/"
NEW = "/activites/nouvelle/"


def typed(cast: Cast, **changes: object) -> dict:
    return {
        "team": f"{cast.mission_locale.pk}-{cast.project.pk}",
        "kind": "cooking",
        "title": "Cuisine du marché",
        "about": "On fait les courses, on cuisine, on mange.",
        "seats": "12",
        "partners": "Le centre social\nUne cheffe",
        "linguistic_minutes": "60",
        "linguistic_words": "les mots de la cuisine",
        **changes,
    }


class TestWeek:
    def test_every_team_of_the_project_reads_it(self, cast: Cast, signed_in: SignIn) -> None:
        session_laid(cast, activity_laid(cast))
        page = assert_litany(cast, signed_in, "activities-week", hidden=(), refused=())
        assert "Cuisine du marché" in page
        assert "Noter les présences" in page
        for who in (cast.farid, cast.dalia):
            assert "Cuisine du marché" in signed_in(who).get(WEEK).text
        for who in (cast.chloe, cast.manon):
            assert "Cuisine du marché" not in signed_in(who).get(WEEK).text

    def test_who_does_not_run_it_is_not_led_to_its_attendance(self, cast: Cast, signed_in: SignIn) -> None:
        session_laid(cast, activity_laid(cast))
        assert "Noter les présences" not in signed_in(cast.farid).get(WEEK).text

    def test_the_week_and_the_team_are_in_the_address(self, cast: Cast, signed_in: SignIn) -> None:
        later = in_days(14)
        session_laid(cast, activity_laid(cast), at=later)
        client = signed_in(cast.amina)
        assert "Cuisine du marché" not in client.get(WEEK).text
        asked = {"semaine": later.date().isoformat()}
        assert "Cuisine du marché" in client.get(WEEK, asked).text
        others = client.get(WEEK, {**asked, "equipe": str(cast.association.pk)}).text
        assert "Salle du port" not in others

    def test_what_begins_after_midnight_is_of_its_own_day(self, cast: Cast, signed_in: SignIn) -> None:
        midnight = clock.start_of(clock.today()) + timedelta(minutes=5)
        session_laid(cast, activity_laid(cast), at=midnight)
        (line,) = signed_in(cast.amina).get(WEEK).context["lines"]
        assert line.day == clock.today()

    def test_it_costs_the_same_with_many(self, cast: Cast, signed_in: SignIn) -> None:
        def cost() -> int:
            client = signed_in(cast.amina)
            with CaptureQueriesContext(connection) as queries:
                client.get(WEEK)
            return len(asked_by(queries))

        activity = activity_laid(cast)
        session_laid(cast, activity)
        few = cost()
        for number in range(6):
            session_laid(cast, activity_laid(cast, title=f"Autre {number}"), place=f"Salle {number}")
        assert cost() == few


class TestIndex:
    def test_it_tells_what_is_offered_and_what_room_is_left(self, cast: Cast, signed_in: SignIn) -> None:
        activity = activity_laid(cast, seats=1)
        coming(cast, activity)
        page = assert_litany(cast, signed_in, "activities-index", hidden=(), refused=())
        assert "1 sur 1 place" in page
        assert "complet" in page
        assert "Cuisine du marché" not in signed_in(cast.chloe).get(INDEX).text

    def test_pages_follow_one_another_and_cost_the_same(
        self, cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("filrouge.activities.queries.programme.PAGE", 2)
        for number in range(5):
            activity_laid(cast, title=f"N° {number}")
        client, address, titles, costs = signed_in(cast.amina), INDEX, [], set()
        while address:
            with CaptureQueriesContext(connection) as queries:
                context = client.get(address).context
            costs.add(len(asked_by(queries)))
            titles += [line.activity.title for line in context["lines"]]
            address = INDEX + context["next_url"] if context["next_url"] else ""
        assert sorted(titles) == [f"N° {number}" for number in range(5)]
        assert len(costs) == 1
        for odd in ("x", "2026_x", "9" * 40):
            assert client.get(INDEX, {"apres": odd}).status_code == 200

    def test_a_word_of_the_title_finds_it(self, cast: Cast, signed_in: SignIn) -> None:
        activity_laid(cast)
        client = signed_in(cast.amina)
        assert "Cuisine du marché" in client.get(INDEX, {"titre": "marché"}).text
        assert "Aucune activité ne porte ce mot" in client.get(INDEX, {"titre": "voile"}).text


class TestNew:
    def test_nobody_is_led_there_whose_team_carries_no_project(self, cast: Cast, signed_in: SignIn) -> None:
        assert NEW in signed_in(cast.chloe).get(INDEX).text
        with as_batch("fixture"):
            ConsortiumMember.objects.filter(organisation=cast.stranger).delete()
        for address in (INDEX, reverse("activities:activities-week")):
            assert NEW not in signed_in(cast.chloe).get(address).text

    def test_it_is_for_those_who_accompany(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "activities-new", hidden=(), refused=("manon", "olga"))

    def test_it_is_planned_with_what_it_works_on(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        cohort = opened(cast)
        answer = signed_in(cast.amina).post(
            NEW, typed(cast, cohorts=[cohort.pk], facilitators=[cast.bruno.pk])
        )
        activity = Activity.objects.get()
        assert answer.url == reverse("activities:sessions-new", args=[activity.pk])
        assert activity.partners == ["Le centre social", "Une cheffe"]
        aims = [(one.domain, one.minutes, one.words) for one in activity.aims.all()]
        assert aims == [("linguistic", 60, "les mots de la cuisine")]
        assert [one.cohort for one in activity.for_cohorts.all()] == [cohort]
        assert [one.user for one in activity.run_by.all()] == [cast.bruno]
        assert isinstance(heard[-1], ActivityPlanned)

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"title": ""}, "Donnez-lui un titre"),
            ({"kind": "other"}, "Dites de quelle activité il s’agit."),
            ({"linguistic_minutes": ""}, "Dites aussi combien de minutes."),
            ({"seats": "0"}, "supérieure ou égale à 1"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
    ) -> None:
        page = signed_in(cast.amina).post(NEW, typed(cast, **wrong)).text
        assert sentence in page
        assert "Le centre social" in page
        assert not Activity.objects.exists()

    def test_one_may_be_taken_as_a_model(self, cast: Cast, signed_in: SignIn) -> None:
        model = activity_laid(cast, transport="minibus de la mairie")
        page = signed_in(cast.amina).get(NEW, {"modele": str(model.pk)}).text
        assert "minibus de la mairie" in page
        assert signed_in(cast.amina).get(NEW, {"modele": "x"}).status_code == 200

    def test_not_for_a_team_one_is_not_of(self, cast: Cast) -> None:
        with pytest.raises(PermissionDenied), acting(cast.chloe):
            plan_activity(
                by=cast.chloe,
                organisation=cast.mission_locale,
                project=cast.project,
                programme=Programme(kind="sport", title="Foot"),
            )

    def test_who_runs_it_is_of_the_team(self, cast: Cast) -> None:
        programme = Programme(kind="sport", title="Foot", facilitators=(cast.farid,))
        with pytest.raises(ValidationError, match="de cette équipe"), acting(cast.amina):
            plan_activity(
                by=cast.amina, organisation=cast.mission_locale, project=cast.project, programme=programme
            )


class TestShow:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        session_laid(cast, activity, at=in_days(3))
        coming(cast, activity)
        page = assert_litany(cast, signed_in, "activities-show", activity.pk, refused=())
        assert "Nour Al Khatib" in page
        assert "60 minutes par séance" in page

    def test_another_team_reads_how_many_come_and_not_who(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        coming(cast, activity, [cast.nour, cast.tesfay])
        page = signed_in(cast.farid).get(reverse("activities:activities-show", args=[activity.pk])).text
        assert "Nour" not in page
        assert "Tesfay" not in page
        assert "Et 2 personnes suivies par d’autres équipes" in page

    def test_whoever_only_reads_her_is_not_led_to_what_they_may_not_do(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        coming(cast, activity)
        read_by_farid(cast)
        address = reverse("activities:activities-show", args=[activity.pk])
        page = signed_in(cast.farid).get(address).text
        assert "Nour Al Khatib" in page
        assert "Ne vient plus" not in page
        assert "Ne vient plus" in signed_in(cast.amina).get(address).text

    def test_it_costs_the_same_with_many_sessions(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        coming(cast, activity, [cast.nour, cast.tesfay])
        for days in range(1, 9):
            session_laid(cast, activity, at=days_ago(days))
        assert_litany(cast, signed_in, "activities-show", activity.pk, refused=())


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        assert_litany(cast, signed_in, "activities-edit", activity.pk)
        assert_litany(cast, signed_in, "activities-edit", activity.pk, who="dalia")

    def test_what_changed_replaces_what_was_said(
        self, cast: Cast, signed_in: SignIn, activity: Activity, heard: list[Event]
    ) -> None:
        url = reverse("activities:activities-edit", args=[activity.pk])
        changed = typed(cast, title="Cuisine du soir", linguistic_minutes="", linguistic_words="")
        signed_in(cast.amina).post(url, {**changed, "professional_minutes": "45"})
        activity.refresh_from_db()
        assert activity.title == "Cuisine du soir"
        assert [(one.domain, one.minutes) for one in activity.aims.all()] == [("professional", 45)]
        assert isinstance(heard[-1], ActivityChanged)

    def test_not_by_another_team(self, cast: Cast, activity: Activity) -> None:
        with pytest.raises(PermissionDenied), acting(cast.farid):
            change_activity(
                by=cast.farid, activity=activity, programme=Programme(kind="sport", title="À nous")
            )


class TestEnd:
    def test_it_ends_once_nothing_is_ahead(self, cast: Cast, signed_in: SignIn, activity: Activity) -> None:
        session = session_laid(cast, activity, at=in_days(2))
        with pytest.raises(ValidationError, match="encore prévue"), acting(cast.amina):
            end_activity(by=cast.amina, activity=activity)
        with as_batch("fixture"):
            session.delete()
        url = reverse("activities:activities-end", args=[activity.pk])
        assert signed_in(cast.farid).post(url).status_code == 403
        assert signed_in(cast.chloe).post(url).status_code == 404
        assert signed_in(cast.amina).get(url).status_code == 405
        signed_in(cast.amina).post(url)
        activity.refresh_from_db()
        assert activity.ended_on
        assert (
            signed_in(cast.amina).get(reverse("activities:activities-edit", args=[activity.pk])).status_code
            == 403
        )


class TestImprove:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        assert_litany(cast, signed_in, "activities-improve", activity.pk)

    def test_it_is_written_then_told(
        self, cast: Cast, signed_in: SignIn, activity: Activity, heard: list[Event]
    ) -> None:
        client = signed_in(cast.amina)
        url = reverse("activities:activities-improve", args=[activity.pk])
        assert "Écrivez ce qui change" in client.post(url, {"words": ""}).text
        client.post(url, {"words": "On commence à 10 h."})
        written = Improvement.objects.get()
        assert written.told_on is None
        said = reverse("activities:activities-told", args=[written.pk])
        assert signed_in(cast.farid).post(said).status_code == 403
        assert signed_in(cast.chloe).post(said).status_code == 404
        client.post(said)
        written.refresh_from_db()
        assert written.told_on
        assert client.post(said).status_code == 404
        assert [type(one) for one in heard] == [ImprovementWritten, ImprovementWritten]
