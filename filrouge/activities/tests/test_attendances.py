"""Attendance: one tap per person, corrected, two who take it at once, one line per participation."""

from io import BytesIO
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import load_workbook

from filrouge.activities.actions.attendances import Tick, settle_doubt, take_attendance
from filrouge.activities.actions.sessions import say_not_held
from filrouge.activities.events import AttendanceDisputed, AttendanceTaken
from filrouge.activities.models import Activity, Attendance, AttendanceDoubt, Participation, Session
from filrouge.enrolment.tests.laying import newcomer
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import coming, in_days, session_laid, taken
from .litany import SignIn, asked_by, assert_litany


def url(session: Session) -> str:
    return reverse("activities:attendances-edit", args=[session.pk])


def noted(session: Session) -> dict[UUID, tuple]:
    with as_batch("look"):
        rows = Attendance.objects.filter(session=session)
        return {one.person_id: (one.came, one.minutes_late, one.excuse, one.taken_by_id) for one in rows}


@pytest.fixture
def both(cast: Cast, activity: Activity) -> list[Participation]:
    """Nour then Tesfay."""
    return coming(cast, activity, [cast.nour, cast.tesfay])


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, session: Session, both: list[Participation]
    ) -> None:
        page = assert_litany(cast, signed_in, "attendances-edit", session.pk)
        assert page.count('value="present"') == 2

    def test_one_tap_per_person_minutes_and_reasons(
        self, cast: Cast, signed_in: SignIn, session: Session, both: list[Participation], heard: list[Event]
    ) -> None:
        nour, tesfay = (one.pk for one in both)
        sent = {
            f"p-{nour}": "late",
            f"retard-{nour}": "15",
            f"raison-{nour}": "work",  # of another choice: it does not stay
            f"p-{tesfay}": "excused",
            f"raison-{tesfay}": "appointment",
            f"retard-{tesfay}": "20",
        }
        page = signed_in(cast.amina).post(url(session), sent, follow=True).text
        assert "2 présences enregistrées" in page
        assert noted(session) == {
            cast.nour.pk: ("late", 15, "", cast.amina.pk),
            cast.tesfay.pk: ("excused", None, "appointment", cast.amina.pk),
        }
        assert [type(one) for one in heard] == [AttendanceTaken, AttendanceTaken]

    def test_who_is_not_ticked_is_not_noted_or_is_absent_by_one_press(
        self, cast: Cast, signed_in: SignIn, session: Session, both: list[Participation]
    ) -> None:
        client, first = signed_in(cast.amina), {f"p-{both[0].pk}": "present"}
        client.post(url(session), first)
        assert set(noted(session)) == {cast.nour.pk}
        seen = {f"vu-{both[0].pk}": "present::"}
        client.post(url(session), {**first, **seen, "reste": "absent"})
        assert noted(session)[cast.tesfay.pk][0] == "absent"

    def test_thirty_people_take_less_than_thirty_five_taps(
        self, cast: Cast, signed_in: SignIn, session: Session, activity: Activity
    ) -> None:
        """The page asks one choice each and one press: what is tapped is what is sent."""
        people = [newcomer(cast, f"P{number}") for number in range(30)]
        activity_seats = Activity.objects.filter(pk=activity.pk)
        with as_batch("fixture"):
            activity_seats.update(seats=None)
        activity.refresh_from_db()
        ones = coming(cast, activity, people)
        sent = {f"p-{one.pk}": "present" for one in ones}
        assert len(sent) + 1 <= 35
        page = signed_in(cast.amina).post(url(session), sent, follow=True).text
        assert "30 présences enregistrées" in page

    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, session: Session, both: list[Participation]
    ) -> None:
        sent = {f"p-{both[0].pk}": "late", f"retard-{both[0].pk}": "un peu", f"p-{both[1].pk}": "absent"}
        page = signed_in(cast.amina).post(url(session), sent).text
        assert "Écrivez un nombre de minutes" in page
        assert "un peu" in page
        assert noted(session) == {}
        assert "Dites au moins qui est là" in signed_in(cast.amina).post(url(session), {}).text

    def test_it_is_corrected_afterwards(
        self, cast: Cast, signed_in: SignIn, session: Session, both: list[Participation]
    ) -> None:
        taken(cast, session, both[0], "absent")
        client = signed_in(cast.bruno)
        page = client.get(url(session)).text
        assert f'name="vu-{both[0].pk}" value="absent::"' in page
        client.post(url(session), {f"p-{both[0].pk}": "present", f"vu-{both[0].pk}": "absent::"})
        assert noted(session) == {cast.nour.pk: ("present", None, "", cast.bruno.pk)}

    def test_not_before_the_day_nor_when_it_was_not_held(
        self, cast: Cast, signed_in: SignIn, activity: Activity, both: list[Participation]
    ) -> None:
        later = session_laid(cast, activity, at=in_days(2))
        assert "pas encore venue" in signed_in(cast.amina).get(url(later)).text
        tick = {both[0].pk: Tick(came="present")}
        with pytest.raises(ValidationError, match="pas encore venue"), acting(cast.amina):
            take_attendance(by=cast.amina, session=later, ticks=tick)
        with acting(cast.amina):
            say_not_held(by=cast.amina, session=later, reason="weather")
        with pytest.raises(ValidationError, match="n’a pas lieu"), acting(cast.amina):
            take_attendance(by=cast.amina, session=later, ticks=tick)

    def test_not_by_another_team(self, cast: Cast, session: Session, both: list[Participation]) -> None:
        with pytest.raises(PermissionDenied), acting(cast.farid):
            take_attendance(by=cast.farid, session=session, ticks={both[0].pk: Tick(came="present")})

    def test_someone_who_is_not_of_it_is_refused_whole(
        self, cast: Cast, session: Session, both: list[Participation]
    ) -> None:
        ticks = {both[0].pk: Tick(came="present"), UUID(int=7): Tick(came="present")}
        with pytest.raises(ValidationError, match="a changé"), acting(cast.amina):
            take_attendance(by=cast.amina, session=session, ticks=ticks)
        assert noted(session) == {}

    def test_it_costs_the_same_with_many(
        self, cast: Cast, signed_in: SignIn, session: Session, activity: Activity, both: list[Participation]
    ) -> None:
        def cost() -> int:
            client = signed_in(cast.amina)
            with CaptureQueriesContext(connection) as queries:
                client.get(url(session))
            return len(asked_by(queries))

        few = cost()
        coming(cast, activity, [newcomer(cast, f"P{number}") for number in range(5)])
        assert cost() == few


class TestTwoAtOnce:
    """Amina and Bruno opened the page before either of them wrote."""

    def test_both_values_are_kept_for_a_choice(
        self, cast: Cast, signed_in: SignIn, session: Session, both: list[Participation], heard: list[Event]
    ) -> None:
        taken(cast, session, both[0], "present")
        page = signed_in(cast.bruno).post(url(session), {f"p-{both[0].pk}": "absent"}, follow=True).text
        assert "les deux sont gardées" in page
        assert "laquelle est juste" in page
        assert noted(session)[cast.nour.pk][0] == "present"
        with as_batch("look"):
            doubt = AttendanceDoubt.objects.get()
        assert (doubt.came, doubt.created_by) == ("absent", cast.bruno)
        assert isinstance(heard[-1], AttendanceDisputed)

    def test_told_again_it_waits_once(self, cast: Cast, session: Session, both: list[Participation]) -> None:
        taken(cast, session, both[0], "present")
        for _time in range(2):
            taken(cast, session, both[0], "absent", by=cast.bruno)
        with as_batch("look"):
            assert AttendanceDoubt.objects.count() == 1

    def test_the_same_value_disputes_nothing(
        self, cast: Cast, session: Session, both: list[Participation]
    ) -> None:
        taken(cast, session, both[0], "present")
        taken(cast, session, both[0], "present", by=cast.bruno)
        with as_batch("look"):
            assert not AttendanceDoubt.objects.exists()
        assert noted(session)[cast.nour.pk][3] == cast.amina.pk

    def test_what_one_left_as_it_was_says_nothing(
        self, cast: Cast, session: Session, both: list[Participation]
    ) -> None:
        taken(cast, session, both[0], "absent")
        taken(cast, session, both[0], "present", seen="absent::", by=cast.bruno)
        taken(cast, session, both[0], "absent", seen="absent::")  # Amina's page, not touched on this line
        assert noted(session)[cast.nour.pk][0] == "present"
        with as_batch("look"):
            assert not AttendanceDoubt.objects.exists()

    @pytest.mark.parametrize(("kept", "came"), [("premiere", "present"), ("seconde", "absent")])
    def test_someone_chooses(
        self, cast: Cast, signed_in: SignIn, session: Session, both: list[Participation], kept: str, came: str
    ) -> None:
        taken(cast, session, both[0], "present")
        taken(cast, session, both[0], "absent", by=cast.bruno)
        with as_batch("look"):
            doubt = AttendanceDoubt.objects.get()
        hidden = ("chloe", "manon", "farid")
        assert_litany(cast, signed_in, "attendances-settle", doubt.pk, hidden=hidden, refused=())
        choose = reverse("activities:attendances-settle", args=[doubt.pk])
        signed_in(cast.amina).post(choose, {"garde": kept})
        assert noted(session)[cast.nour.pk][0] == came
        assert signed_in(cast.amina).get(choose).status_code == 404

    def test_not_by_another_team(self, cast: Cast, session: Session, both: list[Participation]) -> None:
        taken(cast, session, both[0], "present")
        taken(cast, session, both[0], "absent", by=cast.bruno)
        with as_batch("look"):
            beside = AttendanceDoubt.objects.select_related("attendance__session__activity__organisation")
            doubt = beside.select_related("attendance__session__activity__project").get()
        with pytest.raises(PermissionDenied), acting(cast.farid):
            settle_doubt(by=cast.farid, doubt=doubt, keep_new=True)


class TestExport:
    def test_one_line_per_participation_of_those_in_reach(
        self, cast: Cast, signed_in: SignIn, session: Session, activity: Activity, both: list[Participation]
    ) -> None:
        taken(cast, session, both[0], "late", minutes_late=10)
        taken(cast, session, both[1], "absent")
        address = reverse("activities:attendances-export", args=[activity.pk])
        answer = signed_in(cast.amina).get(address)
        lines = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        assert [line[1] for line in lines[1:]] == ["Nour", "Tesfay"]
        assert lines[1][10:12] == ["en retard", 10]
        with as_batch("look"):
            assert Reading.objects.filter(what="export").count() == 2
        others = signed_in(cast.farid).get(address)
        assert len(load_workbook(BytesIO(others.content)).get_sheet_by_index(0).to_python()) == 1
        assert signed_in(cast.chloe).get(address).status_code == 404


class TestReach:
    """Who follows her writes; who runs the activity too, of those they may read; nobody else, whatever they ask."""

    def test_the_coordination_takes_attendance_of_those_it_reads(
        self, cast: Cast, session: Session, both: list[Participation]
    ) -> None:
        taken(cast, session, both[0], "present", by=cast.dalia)
        assert noted(session)[cast.nour.pk][0] == "present"

    def test_a_row_of_another_project_is_refused_by_the_database(
        self, cast: Cast, session: Session, both: list[Participation]
    ) -> None:
        with pytest.raises(ProgrammingError, match="row-level security"), acting(cast.dalia):
            Attendance.objects.create(
                person=cast.nour,
                project=cast.other_project,
                session=session,
                participation=both[0],
                came="present",
                taken_at=clock.now(),
                created_by=cast.dalia,
            )

    @pytest.mark.parametrize("who", ["farid", "chloe", "manon"])
    def test_whoever_does_not_reach_her_neither_reads_nor_writes(
        self, cast: Cast, session: Session, both: list[Participation], who: str
    ) -> None:
        taken(cast, session, both[0], "present")
        with acting(getattr(cast, who)):
            assert not Attendance.objects.exists()
            assert not Participation.objects.exists()
            assert not Attendance.objects.update(came="absent")
        with pytest.raises(ProgrammingError, match="row-level security"), acting(getattr(cast, who)):
            Attendance.objects.create(
                person=cast.tesfay,
                project=cast.project,
                session=session,
                participation=both[1],
                came="absent",
                taken_at=clock.now(),
            )
