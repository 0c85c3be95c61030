"""Attendance taken on a telephone without network: sent once or ten times, beside what others wrote meanwhile."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader
from python_calamine import load_workbook

from filrouge.activities.actions.sessions import say_not_held
from filrouge.activities.models import (
    Activity,
    Attendance,
    AttendanceDoubt,
    AttendanceSignature,
    Facilitator,
    NotHeld,
    Participation,
    Session,
)
from filrouge.enrolment.tests.laying import newcomer
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.sync.models import Conflict, Device, Extension, Operation
from filrouge.sync.tests.phone import Phone, id_of, registered, text_of
from tests.cast import Cast

from .laying import activity_laid, coming, in_days, session_laid, taken


@pytest.fixture
def phone(cast: Cast, signed_in: Callable) -> Phone:
    """Amina's."""
    return registered(signed_in(cast.amina))


def noted_text(
    cast: Cast, session: Session, said: str, person: Person | None = None, *, known: str = "", **more: Any
) -> str:
    payload = {
        "session": str(session.pk),
        "changes": {"attendance": [known, said]},
        **{name: more.pop(name) for name in ("mine", "added") if name in more},
    }
    who = person or cast.nour
    about = {"person": str(who.pk), "project": cast.project.pk, "id": str(uuid4())}
    return text_of("activities.attendance", payload, **{**about, **more})


def said(session: Session) -> dict[Any, str]:
    with as_batch("look"):
        rows = Attendance.objects.filter(session=session)
        return {one.person_id: f"{one.came}:{one.minutes_late or ''}:{one.excuse}" for one in rows}


class TestAttendance:
    def test_each_gesture_is_an_attendance_dated_when_it_was_made(
        self, cast: Cast, phone: Phone, session: Session, activity: Activity
    ) -> None:
        coming(cast, activity, [cast.nour, cast.tesfay])
        then = clock.now() - timedelta(minutes=40)
        texts = [
            noted_text(cast, session, "late:15:", at=then),
            noted_text(cast, session, "excused::work", cast.tesfay),
        ]
        assert phone.states(*texts) == ["applied", "applied"]
        assert said(session) == {cast.nour.pk: "late:15:", cast.tesfay.pk: "excused::work"}
        with as_batch("look"):
            one = Attendance.objects.get(person=cast.nour)
            assert (one.taken_by, one.taken_at) == (cast.amina, then)
            assert {operation.content for operation in Operation.objects.all()} == {""}

    def test_told_again_and_by_two_telephones_it_is_noted_once(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        text = noted_text(cast, session, "present::")
        assert phone.states(text, text) == ["applied"]
        assert phone.states(text) == registered(phone.client, "Un second").states(text) == ["applied"]
        assert said(session) == {cast.nour.pk: "present::"}

    def test_corrected_before_the_telephone_knew_that_the_first_had_arrived(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        first = noted_text(cast, session, "present::")
        then = noted_text(cast, session, "late:10:", mine=["present::"])
        last = noted_text(cast, session, "absent::", mine=["present::", "late:10:"])
        assert phone.states(first) == ["applied"]
        assert phone.states(then, last) == ["applied", "applied"]
        assert said(session) == {cast.nour.pk: "absent::"}

    def test_two_gestures_of_one_exchange_are_in_their_order(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        now = clock.now()
        first = noted_text(cast, session, "present::", at=now - timedelta(seconds=9))
        last = noted_text(cast, session, "half::", mine=["present::"], at=now)
        assert phone.states(last, first) == ["applied", "applied"]
        assert said(session) == {cast.nour.pk: "half::"}

    def test_thirty_people_cost_little_more_than_three(
        self, cast: Cast, phone: Phone, session: Session, activity: Activity
    ) -> None:
        """Looked up once, written at once."""
        with as_batch("fixture"):
            Activity.objects.update(seats=None)
        activity.refresh_from_db()
        people = [newcomer(cast, f"P{number}") for number in range(33)]
        coming(cast, activity, people)

        def cost(some: list[Person]) -> int:
            texts = [noted_text(cast, session, "present::", one) for one in some]
            with CaptureQueriesContext(connection) as queries:
                assert set(phone.states(*texts)) == {"applied"}
            return sum("SAVEPOINT" not in one["sql"] for one in queries)

        cost(people[:1])
        few = cost(people[1:3])
        assert cost(people[3:]) <= few + 2  # a batch or two more of the audit
        assert len(said(session)) == 33

    @pytest.mark.parametrize(
        ("value", "why"), [("asleep::", "cette présence"), ("late:x:", "cette présence")]
    )
    def test_what_is_wrong_is_said_to_its_author(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation, value: str, why: str
    ) -> None:
        (answer,) = phone.send(noted_text(cast, session, value))["results"]
        assert answer["state"] == "refused"
        assert why in answer["why"]

    def test_before_its_day_or_not_held_it_is_refused_and_kept(
        self, cast: Cast, phone: Phone, activity: Activity, nour_comes: Participation
    ) -> None:
        later = session_laid(cast, activity, at=in_days(2))
        text = noted_text(cast, later, "present::")
        (answer,) = phone.send(text)["results"]
        assert "pas encore venue" in answer["why"]
        with acting(cast.amina):
            say_not_held(by=cast.amina, session=later, reason="weather")
        (answer,) = phone.send(noted_text(cast, later, "present::"))["results"]
        assert "n’a pas lieu" in answer["why"]
        with acting(cast.amina):
            assert [bool(one.content) for one in Operation.objects.all()] == [True, True]

    def test_one_that_is_refused_keeps_no_other_from_being_written(
        self, cast: Cast, phone: Phone, session: Session, activity: Activity
    ) -> None:
        coming(cast, activity, [cast.nour, cast.tesfay])
        wrong = noted_text(cast, session, "asleep::")
        right = noted_text(cast, session, "present::", cast.tesfay)
        assert sorted(phone.states(wrong, right)) == ["applied", "refused"]
        assert said(session) == {cast.tesfay.pk: "present::"}

    def test_somebody_of_one_s_own_who_was_not_expected_is_added(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        text = noted_text(cast, session, "present::", cast.tesfay, added=True)
        assert phone.states(text, text) == ["applied"]
        assert said(session) == {cast.tesfay.pk: "present::"}
        with acting(cast.amina):
            assert Participation.objects.get(person=cast.tesfay).enrolled_at

    def test_nobody_is_added_who_is_out_of_reach(self, cast: Cast, phone: Phone, session: Session) -> None:
        with as_batch("fixture"):
            AccessGrant.objects.filter(person=cast.tesfay).delete()
        assert phone.states(noted_text(cast, session, "present::", cast.tesfay, added=True)) == ["held"]
        with as_batch("look"):
            assert not Participation.objects.exists()

    def test_another_team_notes_nothing(
        self, cast: Cast, signed_in: Callable, session: Session, nour_comes: Participation
    ) -> None:
        for who in (cast.farid, cast.chloe):
            assert registered(signed_in(who)).states(noted_text(cast, session, "absent::")) == ["held"]
        assert said(session) == {}


class TestTwoTookIt:
    """Bruno took it too, on the site or on his own telephone."""

    @pytest.fixture
    def disputed(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> dict[str, Any]:
        taken(cast, session, nour_comes, "absent", by=cast.bruno)
        (answer,) = phone.send(noted_text(cast, session, "late:15:"))["results"]
        assert answer["state"] == "conflict"
        return answer["conflicts"][0]

    def test_both_values_are_shown_in_words_with_who_and_when(
        self, cast: Cast, disputed: dict[str, Any], session: Session
    ) -> None:
        assert disputed["label"] == "présence"
        assert disputed["said"] == {"mine": "en retard de 15 min", "theirs": "absent·e"}
        assert disputed["by"] == "Bruno Petit"
        assert said(session) == {cast.nour.pk: "absent::"}
        with as_batch("look"):
            assert not AttendanceDoubt.objects.exists()  # told in one place

    @pytest.mark.parametrize(("choice", "left"), [("mine", "late:15:"), ("theirs", "absent::")])
    def test_its_author_chooses_on_the_telephone(
        self, cast: Cast, phone: Phone, disputed: dict[str, Any], session: Session, choice: str, left: str
    ) -> None:
        text = text_of("sync.choice", {"conflict": disputed["id"], "choice": choice})
        assert phone.states(text) == ["applied"]
        assert said(session) == {cast.nour.pk: left}
        with acting(cast.amina):
            assert not Operation.objects.disputed(cast.amina).exists()

    def test_or_at_the_desk(
        self, cast: Cast, phone: Phone, disputed: dict[str, Any], session: Session
    ) -> None:
        with acting(cast.amina):
            operation = Operation.objects.disputed(cast.amina).get()
            conflict = Conflict.objects.get()
        page = phone.client.get(reverse("sync:conflicts-show", args=[operation.pk])).text
        assert "en retard de 15 min" in page
        assert "absent·e" in page
        phone.client.post(reverse("sync:conflicts-show", args=[operation.pk]), {str(conflict.pk): "mine"})
        assert said(session) == {cast.nour.pk: "late:15:"}

    def test_nobody_else_chooses(self, cast: Cast, signed_in: Callable, disputed: dict[str, Any]) -> None:
        for who in (cast.bruno, cast.dalia, cast.chloe):
            text = text_of("sync.choice", {"conflict": disputed["id"], "choice": "mine"})
            assert registered(signed_in(who)).states(text) == ["refused"]

    def test_the_same_value_disputes_nothing(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        taken(cast, session, nour_comes, "present", by=cast.bruno)
        assert phone.states(noted_text(cast, session, "present::")) == ["applied"]

    def test_what_was_seen_and_is_still_there_is_corrected(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        taken(cast, session, nour_comes, "absent", by=cast.bruno)
        assert phone.states(noted_text(cast, session, "present::", known="absent::")) == ["applied"]
        assert said(session) == {cast.nour.pk: "present::"}

    def test_what_one_corrected_at_the_desk_meanwhile_is_not_written_over(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        taken(cast, session, nour_comes, "late", minutes_late=5)
        assert phone.states(noted_text(cast, session, "absent::")) == ["conflict"]
        assert said(session) == {cast.nour.pk: "late:5:"}


class TestNotHeld:
    def text(self, cast: Cast, session: Session, **payload: str) -> str:
        said = {"session": str(session.pk), "reason": "weather", "words": "Orage", **payload}
        return text_of("activities.not_held", said, project=cast.project.pk, id=str(uuid4()))

    def test_it_is_said_once(self, cast: Cast, phone: Phone, session: Session) -> None:
        text = self.text(cast, session)
        assert phone.states(text) == registered(phone.client, "Un second").states(text) == ["applied"]
        with as_batch("look"):
            known = NotHeld.objects.get()
            assert (known.session, known.reason, known.words, known.by) == (
                session, "weather", "Orage", cast.amina,
            )  # fmt: skip

    def test_once_somebody_noted_who_came_it_is_refused_with_the_reason(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        taken(cast, session, nour_comes, "present", by=cast.bruno)
        (answer,) = phone.send(self.text(cast, session))["results"]
        assert (answer["state"], "elle a eu lieu" in answer["why"]) == ("refused", True)

    def test_a_colleague_said_so_for_another_reason(self, cast: Cast, phone: Phone, session: Session) -> None:
        with acting(cast.bruno):
            say_not_held(by=cast.bruno, session=session, reason="nobody")
        assert phone.states(self.text(cast, session)) == ["refused"]

    def test_not_by_another_team(self, cast: Cast, signed_in: Callable, session: Session) -> None:
        assert registered(signed_in(cast.farid)).states(self.text(cast, session)) == ["held"]
        assert phone_says_why(cast) == [
            "Seules l’équipe qui propose cette activité et la coordination du projet peuvent le faire."
        ]

    def test_an_unknown_reason_is_refused(self, cast: Cast, phone: Phone, session: Session) -> None:
        assert phone.states(self.text(cast, session, reason="alien")) == ["refused"]


def phone_says_why(cast: Cast) -> list[str]:
    with acting(cast.farid):
        return list(Operation.objects.values_list("held_because", flat=True))


class TestHanded:
    def test_whoever_takes_it_up_reads_it_in_words_and_writes_it(
        self, cast: Cast, signed_in: Callable, session: Session, nour_comes: Participation
    ) -> None:
        text = noted_text(cast, session, "late:15:")
        registered(signed_in(cast.farid)).send(text)
        with as_batch("fixture"):
            Operation.objects.update(heir=cast.amina, handed_by=cast.dalia, handed_at=clock.now())
            operation = Operation.objects.get()
        address = reverse("sync:handed-show", args=[operation.pk])
        page = signed_in(cast.amina).get(address).text
        assert "Nour Al Khatib" in page
        assert "en retard de 15 min" in page
        assert "Cuisine du marché" in page
        signed_in(cast.amina).post(address)
        assert said(session) == {cast.nour.pk: "late:15:"}


class TestCarried:
    """A first name, an initial, what is noted already; as far ahead as the telephone stays readable."""

    def carried(self, phone: Phone) -> list[dict[str, Any]]:
        return phone.send(wants=True)["packet"]["attendance"].get("sessions", [])

    def test_who_is_expected_and_nothing_else_of_anyone(
        self, cast: Cast, phone: Phone, session: Session, activity: Activity
    ) -> None:
        nour, _tesfay = coming(cast, activity, [cast.nour, cast.tesfay])
        taken(cast, session, nour, "late", minutes_late=10)
        (one,) = self.carried(phone)
        assert [person["name"] for person in one["people"]] == ["Nour A.", "Tesfay H."]
        assert one["people"][0] == {
            "person": str(cast.nour.pk),
            "name": "Nour A.",
            "expected": True,
            "said": "late:10:",
            "signed": [],
        }
        assert set(one) == {
            *("id", "project", "title", "place", "starts_at", "ends_at", "halves", "people", "unseen"),
        }  # fmt: skip

    def test_two_who_would_be_called_alike_bear_their_whole_name(
        self, cast: Cast, phone: Phone, session: Session, activity: Activity
    ) -> None:
        with as_batch("fixture"):
            Person.objects.filter(pk=cast.tesfay.pk).update(given_name="Nour", family_name="Alemu")
        coming(cast, activity, [cast.nour, cast.tesfay])
        (one,) = self.carried(phone)
        assert sorted(person["name"] for person in one["people"]) == ["Nour Al Khatib", "Nour Alemu"]

    def test_three_days_ahead_and_until_the_end_of_a_trip_it_was_extended_for(
        self, cast: Cast, phone: Phone, activity: Activity
    ) -> None:
        for days in (-3, 1, 5, 8):
            session_laid(cast, activity, at=clock.now() + timedelta(days=days))
        assert len(self.carried(phone)) == 1
        with as_batch("fixture"):
            Extension.objects.create(
                device=Device.objects.get(), until=in_days(7), reason="Montagne", given_by=cast.dalia
            )
        assert len(self.carried(phone)) == 2

    def test_a_session_that_is_not_held_stays_here(self, cast: Cast, phone: Phone, session: Session) -> None:
        with acting(cast.amina):
            say_not_held(by=cast.amina, session=session, reason="weather")
        assert self.carried(phone) == []

    def test_those_one_runs_by_name_or_that_nobody_does(
        self, cast: Cast, phone: Phone, signed_in: Callable, session: Session, nour_comes: Participation
    ) -> None:
        bruno = registered(signed_in(cast.bruno))
        assert len(self.carried(phone)) == len(self.carried(bruno)) == 1
        with as_batch("fixture"):
            Facilitator.objects.create(activity=session.activity, user=cast.bruno)
        assert (len(self.carried(phone)), len(self.carried(bruno))) == (0, 1)
        for who in (cast.farid, cast.chloe):
            assert self.carried(registered(signed_in(who))) == []

    def test_taking_people_along_is_journalled(
        self, cast: Cast, signed_in: Callable, session: Session, nour_comes: Participation
    ) -> None:
        registered(signed_in(cast.bruno)).send(wants=True)
        with as_batch("look"):
            (one,) = Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.bruno.pk)
            assert one.reason == "emporté sur un téléphone, pour le terrain"

    def test_it_costs_the_same_with_many(
        self, cast: Cast, phone: Phone, session: Session, activity: Activity, nour_comes: Participation
    ) -> None:
        def cost() -> int:
            phone.send(wants=True)  # journalled once a day
            with CaptureQueriesContext(connection) as queries:
                phone.send(wants=True)
            return sum("SAVEPOINT" not in one["sql"] for one in queries)

        few = cost()
        coming(cast, activity, [newcomer(cast, f"P{number}") for number in range(4)])
        other = activity_laid(cast, title="Théâtre")
        coming(cast, other)
        session_laid(cast, other)
        session_laid(cast, activity, at=in_days(1))
        assert cost() == few


class TestSignature:
    DRAWN = "M10 10L20 20L30 10"

    @pytest.fixture
    def session(self, cast: Cast, activity: Activity) -> Session:
        """A whole morning."""
        yesterday = clock.start_of(clock.today() - timedelta(days=1))
        return session_laid(cast, activity, at=yesterday + timedelta(hours=9))

    def text(
        self, cast: Cast, session: Session, half: str, person: Person | None = None, **payload: Any
    ) -> str:
        at = payload.pop("at", None)
        said = {"session": str(session.pk), "half": half, "drawing": self.DRAWN, **payload}
        about = {"person": str((person or cast.nour).pk), "project": cast.project.pk, "id": str(uuid4())}
        return text_of("activities.signature", said, at=at, **about)

    def test_it_is_kept_encrypted_with_who_when_and_for_which_half_day(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        half = session.halves[0]
        text = self.text(cast, session, half)
        assert phone.states(text, text) == ["applied"]
        assert registered(phone.client, "Un second").states(text) == ["applied"]
        with acting(cast.amina):
            kept = AttendanceSignature.objects.get()
            assert (str(kept.pk), kept.person, kept.session, kept.half) == (
                id_of(text), cast.nour, session, half,
            )  # fmt: skip
            assert (kept.drawing, kept.created_by) == (self.DRAWN, cast.amina)
        with as_batch("look"), connection.cursor() as cursor:
            cursor.execute("SELECT drawing FROM activities_attendancesignature")
            assert b"M10" not in bytes(cursor.fetchone()[0])

    def test_a_second_one_for_the_same_half_day_is_refused(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        texts = [self.text(cast, session, session.halves[0]) for _time in range(2)]
        assert sorted(phone.states(*texts)) == ["applied", "refused"]

    @pytest.mark.parametrize(
        "payload",
        [{"drawing": 'M1 1"><script>'}, {"drawing": ""}, {"half": "night"}, {"drawing": "M1 1" * 6000}],
    )
    def test_what_is_not_a_signature_is_refused(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation, payload: dict[str, str]
    ) -> None:
        said = {"half": "morning", **payload}
        assert phone.states(self.text(cast, session, **said)) == ["refused"]

    def test_a_half_day_that_the_session_has_not_is_refused(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        (answer,) = phone.send(self.text(cast, session, "afternoon"))["results"]
        assert "rien n’y est à signer" in answer["why"]

    def test_whoever_was_added_there_signs_after(self, cast: Cast, phone: Phone, session: Session) -> None:
        added = noted_text(cast, session, "present::", added=True)
        said = {"session": str(session.pk), "half": session.halves[0], "drawing": self.DRAWN}
        about = {"person": str(cast.nour.pk), "project": cast.project.pk, "after": [id_of(added)]}
        signed = text_of("activities.signature", said, id=str(uuid4()), **about)
        assert phone.states(signed, added) == ["applied", "applied"]

    def test_the_page_says_who_signed_and_warns_when_it_is_noted_otherwise(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        phone.send(self.text(cast, session, session.halves[0]))
        address = reverse("activities:sessions-show", args=[session.pk])
        assert "Signé sur le téléphone" in phone.client.get(address).text
        taken(cast, session, nour_comes, "absent")
        assert "à vérifier" in phone.client.get(address).text

    def test_nobody_changes_it_and_another_team_neither_reads_nor_gives_it(
        self, cast: Cast, phone: Phone, signed_in: Callable, session: Session, nour_comes: Participation
    ) -> None:
        phone.send(self.text(cast, session, session.halves[0]))
        assert registered(signed_in(cast.farid)).states(self.text(cast, session, session.halves[0])) == [
            "held"
        ]
        for who in (cast.farid, cast.chloe, cast.manon):
            with acting(who):
                assert not AttendanceSignature.objects.exists()
        with pytest.raises(DatabaseError, match="permission denied"), acting(cast.amina):
            AttendanceSignature.objects.update(half="afternoon")

    def test_the_printed_sheet_and_the_table_bear_it(
        self, cast: Cast, phone: Phone, session: Session, nour_comes: Participation
    ) -> None:
        printed = reverse("activities:sessions-sheet", args=[session.pk])
        assert "au doigt" not in words_of(phone.client.get(printed).content)
        at = session.starts_at + timedelta(minutes=12)
        phone.send(noted_text(cast, session, "present::"), self.text(cast, session, "morning", at=at))
        assert "au doigt" in words_of(phone.client.get(printed).content)
        table = reverse("activities:attendances-export", args=[session.activity_id])
        lines = load_workbook(BytesIO(phone.client.get(table).content)).get_sheet_by_index(0).to_python()
        assert lines[1][-1] == "matin (9 h 12)"


def words_of(paper: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
