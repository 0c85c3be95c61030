"""Sessions: one or many, with exceptions; moved; not held; what the group says afterwards."""

from datetime import date, time, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from filrouge.activities.actions.sessions import Calendar, plan_sessions, say_not_held
from filrouge.activities.events import ReflectionWritten, SessionMoved, SessionNotHeld, SessionsPlanned
from filrouge.activities.models import Activity, NotHeld, Participation, Reflection, Session, SessionMove
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import coming, days_ago, in_days, session_laid, taken
from .litany import SignIn, assert_litany

MONDAY = date(2027, 3, 1)


def typed(**changes: object) -> dict:
    return {
        "first": "2027-03-01",
        "starts": "14:00",
        "ends": "16:30",
        "place": "Salle du port",
        "rhythm": "once",
        **changes,
    }


class TestCalendar:
    def days(self, **known: object) -> list[date]:
        values = {"first": MONDAY, "starts": time(9), "ends": time(12), **known}
        return list(Calendar(**values).days())  # type: ignore[arg-type]

    def test_once_is_one_day(self) -> None:
        assert self.days() == [MONDAY]

    def test_it_comes_back_every_week_but_on_some_days(self) -> None:
        off = MONDAY + timedelta(days=7)
        days = self.days(rhythm="weekly", until=MONDAY + timedelta(days=21), but=[off])
        assert days == [MONDAY, MONDAY + timedelta(days=14), MONDAY + timedelta(days=21)]

    def test_one_week_in_two(self) -> None:
        assert len(self.days(rhythm="fortnightly", until=MONDAY + timedelta(days=28))) == 3

    def test_every_day_leaves_week_ends_out(self) -> None:
        days = self.days(rhythm="daily", until=MONDAY + timedelta(days=13))
        assert len(days) == 10
        assert all(day.weekday() < 5 for day in days)

    def test_hours_are_those_of_paris_on_both_sides_of_summer_time(self) -> None:
        calendar = Calendar(first=MONDAY, starts=time(9), ends=time(12))
        for day in (date(2027, 3, 22), date(2027, 3, 29)):
            start, end = calendar.moments(day)
            assert (start.hour, end.hour) == (9, 12)
        assert (
            calendar.moments(date(2027, 3, 22))[0].utcoffset()
            != calendar.moments(date(2027, 3, 29))[0].utcoffset()
        )


class TestNew:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        assert_litany(cast, signed_in, "sessions-new", activity.pk)

    def test_those_that_come_back_are_planned_at_once(
        self, cast: Cast, signed_in: SignIn, activity: Activity, heard: list[Event]
    ) -> None:
        url = reverse("activities:sessions-new", args=[activity.pk])
        sent = typed(rhythm="weekly", until="2027-03-31", but="08/03/2027\n2027-03-22")
        page = signed_in(cast.amina).post(url, sent, follow=True).text
        assert "3 séances prévues" in page
        days = [timezone.localdate(one.starts_at).day for one in activity.sessions.order_by("starts_at")]
        assert days == [1, 15, 29]
        assert isinstance(heard[-1], SessionsPlanned)

    def test_the_same_are_not_planned_twice_and_another_place_is_another_session(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        client, url = signed_in(cast.amina), reverse("activities:sessions-new", args=[activity.pk])
        client.post(url, typed())
        assert "déjà prévues" in client.post(url, typed()).text
        client.post(url, typed(place="Sète"))
        assert activity.sessions.count() == 2

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"first": ""}, "Dites quel jour."),
            ({"ends": "14:00"}, "La fin et le début sont à la même heure."),
            ({"rhythm": "weekly"}, "Dites jusqu’à quel jour elle revient."),
            ({"rhythm": "weekly", "until": "2027-02-01"}, "Ce jour vient avant la première séance."),
            ({"rhythm": "weekly", "until": "2029-02-01"}, "un an au plus"),
            ({"but": "Noël"}, "« Noël » : écrivez le jour comme 24/12/2026."),
            ({"but": "31/02/2027"}, "« 31/02/2027 » : écrivez"),
            ({"rhythm": "weekly", "until": "2027-03-02", "but": "01/03/2027"}, "Il ne reste aucun jour"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, activity: Activity, wrong: dict, sentence: str
    ) -> None:
        url = reverse("activities:sessions-new", args=[activity.pk])
        page = signed_in(cast.amina).post(url, typed(**wrong)).text
        assert sentence in page
        assert "Salle du port" in page
        assert not activity.sessions.exists()

    def test_not_by_another_team(self, cast: Cast, activity: Activity) -> None:
        calendar = Calendar(first=MONDAY, starts=time(9), ends=time(12))
        with pytest.raises(PermissionDenied), acting(cast.farid):
            plan_sessions(by=cast.farid, activity=activity, calendar=calendar)


class TestMove:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, session: Session
    ) -> None:
        assert_litany(cast, signed_in, "sessions-move", session.pk)

    def test_what_it_was_stays_with_the_reason(
        self, cast: Cast, signed_in: SignIn, activity: Activity, heard: list[Event]
    ) -> None:
        session = session_laid(cast, activity, at=in_days(3))
        before = session.starts_at
        url = reverse("activities:sessions-move", args=[session.pk])
        sent = {"day": "2027-03-02", "starts": "10:00", "ends": "12:00", "place": "Sète"}
        client = signed_in(cast.amina)
        assert "Dites en quelques mots pourquoi" in client.post(url, sent).text
        page = client.post(url, {**sent, "because": "La salle est prise."}, follow=True).text
        assert "Déplacée : elle était prévue" in page
        session.refresh_from_db()
        assert (session.place, timezone.localtime(session.starts_at).hour) == ("Sète", 10)
        moved = SessionMove.objects.get()
        assert (moved.starts_at, moved.place) == (before, "Salle du port")
        assert isinstance(heard[-1], SessionMoved)

    def test_one_whose_attendance_is_noted_stays_where_it_was(
        self, cast: Cast, signed_in: SignIn, session: Session, nour_comes: Participation
    ) -> None:
        taken(cast, session, nour_comes, "present")
        url = reverse("activities:sessions-move", args=[session.pk])
        sent = {"day": "2027-03-02", "starts": "10:00", "ends": "12:00", "because": "Pluie"}
        assert "Des présences y sont déjà notées" in signed_in(cast.amina).post(url, sent).text

    def test_two_are_not_put_at_the_same_hour_and_place(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        session = session_laid(cast, activity, at=in_days(3))
        url = reverse("activities:sessions-move", args=[session.pk])
        sent = {"day": "2027-03-02", "starts": "10:00", "ends": "12:00", "place": "Sète", "because": "Pluie"}
        client = signed_in(cast.amina)
        client.post(url, sent)
        other = session_laid(cast, activity, at=in_days(4))
        again = reverse("activities:sessions-move", args=[other.pk])
        assert "Une autre séance est déjà prévue" in client.post(again, sent).text


class TestCancel:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, session: Session
    ) -> None:
        assert_litany(cast, signed_in, "sessions-cancel", session.pk)

    def test_it_stays_in_the_week_with_the_reason(
        self, cast: Cast, signed_in: SignIn, session: Session, heard: list[Event]
    ) -> None:
        client, url = signed_in(cast.amina), reverse("activities:sessions-cancel", args=[session.pk])
        assert "Dites laquelle" in client.post(url, {"reason": "other"}).text
        client.post(url, {"reason": "weather", "words": "Orage sur le port"})
        assert isinstance(heard[-1], SessionNotHeld)
        assert "La météo : Orage sur le port" in client.get("/activites/").text
        assert "déjà noté" in client.post(url, {"reason": "weather"}).text

    def test_not_once_somebody_came(self, cast: Cast, session: Session, nour_comes: Participation) -> None:
        taken(cast, session, nour_comes, "present")
        with pytest.raises(ValidationError, match="elle a eu lieu"), acting(cast.amina):
            say_not_held(by=cast.amina, session=session, reason="nobody")
        assert not NotHeld.objects.exists()


class TestShow:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, session: Session, nour_comes: Participation
    ) -> None:
        taken(cast, session, nour_comes, "late", minutes_late=15)
        page = assert_litany(cast, signed_in, "sessions-show", session.pk, refused=())
        assert "en retard de 15 min" in page
        assert "Noté par Amina Martin" in page

    def test_another_team_reads_no_name(
        self, cast: Cast, signed_in: SignIn, session: Session, nour_comes: Participation
    ) -> None:
        taken(cast, session, nour_comes, "present")
        page = signed_in(cast.farid).get(reverse("activities:sessions-show", args=[session.pk])).text
        assert "Nour" not in page


class TestReflect:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, session: Session
    ) -> None:
        assert_litany(cast, signed_in, "sessions-reflect", session.pk)

    def test_the_words_of_the_group_are_kept_and_may_be_completed(
        self, cast: Cast, signed_in: SignIn, session: Session, heard: list[Event]
    ) -> None:
        client, url = signed_in(cast.amina), reverse("activities:sessions-reflect", args=[session.pk])
        assert "Écrivez au moins une ligne" in client.post(url, {}).text
        page = client.post(url, {"did": "Un tajine", "skills": "Lire une recette"}, follow=True).text
        assert "Lire une recette" in page
        client.post(url, {"did": "Deux tajines"})
        assert Reflection.objects.get().did == "Deux tajines"
        assert isinstance(heard[-1], ReflectionWritten)

    def test_not_before_it_takes_place(self, cast: Cast, signed_in: SignIn, activity: Activity) -> None:
        session = session_laid(cast, activity, at=in_days(1))
        url = reverse("activities:sessions-reflect", args=[session.pk])
        assert "n’a pas encore eu lieu" in signed_in(cast.amina).post(url, {"did": "Rien"}).text


class TestHalves:
    @pytest.mark.parametrize(
        ("starts", "ends", "halves"),
        [
            (time(9), time(12), ["morning"]),
            (time(9), time(13, 30), ["morning"]),  # lunch makes no afternoon
            (time(9), time(17), ["morning", "afternoon"]),
            (time(14), time(16), ["afternoon"]),
            (time(12, 45), time(13, 15), ["morning"]),
            (time(18), time(21), ["afternoon"]),
            (time(22), time(2), ["afternoon"]),
        ],
    )
    def test_a_session_takes_the_half_days_it_takes_an_hour_of(
        self, starts: time, ends: time, halves: list[str]
    ) -> None:
        starts_at, ends_at = Calendar(first=MONDAY, starts=starts, ends=ends).moments(MONDAY)
        assert Session(starts_at=starts_at, ends_at=ends_at).halves == halves


class TestSheet:
    def test_it_names_those_expected_and_notes_that_they_were_read(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        session = session_laid(cast, activity, at=days_ago(0))
        coming(cast, activity, [cast.nour, cast.tesfay])
        url = reverse("activities:sessions-sheet", args=[session.pk])
        answer = signed_in(cast.amina).get(url)
        paper = PdfReader(BytesIO(answer.content))
        words = "\n".join(page.extract_text() for page in paper.pages)
        assert "Nour Al Khatib" in words
        assert "Signature" in words
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, what="document").exists()
        assert signed_in(cast.farid).get(url).status_code == 403
        assert signed_in(cast.chloe).get(url).status_code == 404
