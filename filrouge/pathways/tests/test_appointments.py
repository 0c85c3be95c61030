"""Appointments: made, moved, settled in two clicks; my week."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from filrouge.pathways.actions.appointments import (
    Meeting,
    cancel_appointment,
    make_appointment,
    move_appointment,
)
from filrouge.pathways.actions.kept_facts import refresh_kept_facts, wrong_kept_facts
from filrouge.pathways.events import (
    AppointmentCancelled,
    AppointmentMade,
    AppointmentMoved,
    AppointmentSettled,
)
from filrouge.pathways.models import Absence, Appointment, Handover, Pathway, TeamSession
from filrouge.people.models import ContactChannel
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.shared.rights import Missed
from tests.cast import Cast
from tests.mailbox import Box

from .litany import BUDGET, SignIn, asked_by, assert_litany
from .reminding.world import run_jobs

INDEX = reverse("pathways:appointments-index")


def in_days(days: int) -> str:
    return timezone.localtime(clock.now() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def meeting(cast: Cast, **other: object) -> dict:
    common = {"starts_at": in_days(3), "purpose": "CV", "minutes": 45, "user": cast.amina.pk}
    return {**common, **other}


@pytest.fixture
def appointment(cast: Cast) -> Appointment:
    with acting(cast.amina):
        when = Meeting(starts_at=clock.now() + timedelta(hours=1), purpose="La banque", user=cast.amina)
        return make_appointment(by=cast.amina, pathway=cast.nour_pathway, meeting=when)


def url(verb: str, appointment: Appointment) -> str:
    return reverse(f"pathways:appointments-{verb}", args=[appointment.pk])


def reread(appointment: Appointment) -> Appointment:
    with as_batch("look"):
        return Appointment.objects.get(pk=appointment.pk)


def past(appointment: Appointment) -> datetime:
    with as_batch("time passes"):
        Appointment.objects.update(starts_at=clock.now() - timedelta(hours=2))
    return clock.now()


def test_the_new_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "appointments-new", cast.nour_pathway.pk)


@pytest.mark.parametrize("verb", ["edit", "settle", "cancel"])
def test_each_screen_answers_each_of_the_cast(
    cast: Cast, signed_in: SignIn, appointment: Appointment, verb: str
) -> None:
    assert_litany(cast, signed_in, f"appointments-{verb}", appointment.pk)


def test_made_moved_cancelled(cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
    client = signed_in(cast.amina)
    new = reverse("pathways:appointments-new", args=[cast.nour_pathway.pk])
    assert client.post(new, meeting(cast, retour=INDEX)).url == INDEX
    with acting(cast.amina):
        appointment = Appointment.objects.get()
    client.post(url("edit", appointment), meeting(cast, user=cast.bruno.pk, place="CIDFF"))
    assert (reread(appointment).user, reread(appointment).place) == (cast.bruno, "CIDFF")
    client.post(url("cancel", appointment))
    assert reread(appointment).outcome == "cancelled"
    with as_batch("look"):
        assert Pathway.objects.get(pk=cast.nour_pathway.pk).next_appointment_at is None
    assert [type(one) for one in heard] == [AppointmentMade, AppointmentMoved, AppointmentCancelled]


def test_settled_in_two_clicks(
    cast: Cast, signed_in: SignIn, appointment: Appointment, heard: list[Event]
) -> None:
    past(appointment)
    client = signed_in(cast.amina)
    assert "Qu’est-ce qui s’est passé ?" in client.get(INDEX).content.decode()
    client.post(url("settle", appointment), {"outcome": "missed"})
    assert reread(appointment).outcome == "missed"
    assert [one.outcome for one in heard if isinstance(one, AppointmentSettled)] == ["missed"]


def test_a_settled_meeting_is_not_moved(cast: Cast, signed_in: SignIn, appointment: Appointment) -> None:
    client = signed_in(cast.amina)
    client.post(url("settle", appointment), {"outcome": "came"})
    page = client.get(url("edit", appointment), follow=True).content.decode()
    assert "Ce rendez-vous est déjà noté : est venu·e." in page
    with pytest.raises(Missed):
        move(cast, reread(appointment))


def move(cast: Cast, appointment: Appointment) -> None:
    with acting(cast.amina):
        when = Meeting(starts_at=clock.now() + timedelta(days=1), purpose="x", user=cast.amina)
        move_appointment(by=cast.amina, appointment=appointment, meeting=when)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"starts_at": ""}, "Choisissez le jour et l’heure."),
        ({"starts_at": "2020-01-01T10:00"}, "Cette heure est passée"),
        ({"starts_at": "2999-01-01T10:00"}, "Cette date est trop lointaine"),
        ({"purpose": ""}, "Dites en un mot pourquoi vous vous voyez."),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
) -> None:
    new = reverse("pathways:appointments-new", args=[cast.nour_pathway.pk])
    page = signed_in(cast.amina).post(new, meeting(cast, place="Place du marché", **wrong)).content.decode()
    assert sentence in page
    assert "Place du marché" in page


def test_a_stranger_to_the_team_is_not_proposed(cast: Cast, signed_in: SignIn) -> None:
    new = reverse("pathways:appointments-new", args=[cast.nour_pathway.pk])
    assert "Farid" not in signed_in(cast.amina).get(new).content.decode()
    signed_in(cast.amina).post(new, meeting(cast, user=cast.farid.pk))
    with acting(cast.amina):
        assert not Appointment.objects.exists()


def test_settling_a_closed_path_is_possible(cast: Cast, signed_in: SignIn, appointment: Appointment) -> None:
    with as_batch("closed"):
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(closed_on=clock.today())
    signed_in(cast.amina).post(url("settle", appointment), {"outcome": "came"})
    assert reread(appointment).outcome == "came"


class TestSettledInOneScreen:
    """Why she did not come, when to meet again, whether her number still holds."""

    @pytest.fixture
    def number(self, cast: Cast) -> ContactChannel:
        values = {"person": cast.nour, "project": cast.project, "kind": "phone", "value": "+33612345678"}
        with as_batch("fixture"):
            return ContactChannel.objects.create(**values, checked_on=date(2026, 1, 9))

    def test_missed_why_and_the_new_date(
        self, cast: Cast, signed_in: SignIn, appointment: Appointment
    ) -> None:
        past(appointment)
        typed = {"outcome": "missed", "because": "transport", "next_at": in_days(4)}
        page = signed_in(cast.amina).post(url("settle", appointment), typed, follow=True).text
        assert "Nouveau rendez-vous pris." in page
        assert reread(appointment).missed_because == "transport"
        with as_batch("look"):
            again = Appointment.objects.exclude(pk=appointment.pk).get()
        assert (again.purpose, again.user, again.outcome) == ("La banque", cast.amina, "")

    def test_nothing_is_kept_of_why_when_she_came(
        self, cast: Cast, signed_in: SignIn, appointment: Appointment
    ) -> None:
        signed_in(cast.amina).post(url("settle", appointment), {"outcome": "came", "because": "forgot"})
        assert reread(appointment).missed_because == ""

    def test_the_number_is_checked_in_the_same_press(
        self, cast: Cast, signed_in: SignIn, appointment: Appointment, number: ContactChannel
    ) -> None:
        client = signed_in(cast.amina)
        page = client.get(url("settle", appointment)).text
        assert "Le 06 12 34 56 78 est toujours bon" in page
        assert "Vérifié la dernière fois le 9 janvier 2026." in page
        client.post(url("settle", appointment), {"outcome": "came", "checked": "on"})
        with as_batch("look"):
            assert ContactChannel.objects.get().checked_on == clock.today()

    def test_on_a_closed_path_no_new_date_is_asked(
        self, cast: Cast, signed_in: SignIn, appointment: Appointment
    ) -> None:
        with as_batch("closed"):
            Pathway.objects.filter(pk=cast.nour_pathway.pk).update(closed_on=clock.today())
        assert "Nouveau rendez-vous" not in signed_in(cast.amina).get(url("settle", appointment)).text

    def test_a_wrong_new_date_is_explained_and_nothing_is_settled(
        self, cast: Cast, signed_in: SignIn, appointment: Appointment
    ) -> None:
        typed = {"outcome": "missed", "next_at": "2020-01-01T10:00", "note": "Elle rappelle demain"}
        page = signed_in(cast.amina).post(url("settle", appointment), typed).text
        assert "Cette heure est passée" in page
        assert "Elle rappelle demain" in page
        assert reread(appointment).outcome == ""


class TestAbsencesInARow:
    def settled(self, cast: Cast, *outcomes: str) -> int:
        with as_batch("fixture"):
            common = {"person": cast.nour, "project": cast.project, "pathway": cast.nour_pathway}
            for number, outcome in enumerate(outcomes):
                at = clock.now() - timedelta(days=50 - number)
                Appointment.objects.create(**common, purpose="CV", starts_at=at, outcome=outcome)
            refresh_kept_facts([cast.nour_pathway.pk])
            assert not dict(wrong_kept_facts())
            return Pathway.objects.get(pk=cast.nour_pathway.pk).missed_in_a_row

    @pytest.mark.parametrize(
        ("outcomes", "count"),
        [
            ((), 0),
            (("missed",), 1),
            (("came", "missed", "missed"), 2),
            (("missed", "missed", "came"), 0),
            (("missed", "excused", "missed"), 1),
            (("missed", "cancelled", "missed"), 2),
            (("missed", "missed", ""), 2),
        ],
    )
    def test_those_since_the_last_one_held_or_excused(
        self, cast: Cast, outcomes: tuple[str, ...], count: int
    ) -> None:
        assert self.settled(cast, *outcomes) == count


class TestInvitations:
    """An invitation in a diary: the professional's names nobody; hers, only if she wishes."""

    def invited(self, cast: Cast, **other: object) -> Appointment:
        with acting(cast.amina):
            when = Meeting(
                **{"starts_at": clock.now() + timedelta(days=3), "purpose": "La banque", "user": cast.amina}  # type: ignore[arg-type]
                | other
            )
            return make_appointment(by=cast.amina, pathway=cast.nour_pathway, meeting=when)

    def letters(self, box: Box) -> list[tuple[list[str], str]]:
        run_jobs()
        return [(to, str(next(one.iter_attachments()).get_content())) for to, one in box.received]

    def test_the_professional_who_wants_them_receives_them_without_a_name(
        self, cast: Cast, signed_in: SignIn, box: Box
    ) -> None:
        signed_in(cast.amina).post(reverse("pathways:calendar-edit"), {"invitations": "yes"})
        self.invited(cast)
        [(to, calendar)] = self.letters(box)
        assert to == ["amina@example.org"]
        assert "METHOD:REQUEST" in calendar
        assert "RDV\\, 45 min" in calendar
        for secret in ("Nour", "Khatib", "banque", str(cast.nour.pk)):
            assert secret not in calendar

    def test_moved_and_called_off_the_diary_follows(self, cast: Cast, signed_in: SignIn, box: Box) -> None:
        signed_in(cast.amina).post(reverse("pathways:calendar-edit"), {"invitations": "yes"})
        appointment = self.invited(cast)
        move(cast, appointment)
        with acting(cast.amina):
            cancel_appointment(by=cast.amina, appointment=reread(appointment))
        # Three jobs, then one state: what left is the last one.
        letters = self.letters(box)
        assert "METHOD:CANCEL" in letters[-1][1]
        assert "SEQUENCE:2" in letters[-1][1]
        assert len({calendar.split("UID:")[1].split()[0] for _to, calendar in letters}) == 1

    def test_nobody_asked_nothing_leaves(self, cast: Cast, box: Box) -> None:
        self.invited(cast)
        assert self.letters(box) == []

    def test_hers_only_if_she_wishes_and_nobody_else_reads_her_mail(
        self, cast: Cast, signed_in: SignIn, box: Box
    ) -> None:
        new = reverse("pathways:appointments-new", args=[cast.nour_pathway.pk])
        client = signed_in(cast.amina)
        assert "invitation d’agenda" not in client.get(new).text
        with as_batch("fixture"):
            values = {"person": cast.nour, "project": cast.project, "kind": "email"}
            channel = ContactChannel.objects.create(**values, value="nour@example.org")
        assert "invitation d’agenda" in client.get(new).text
        client.post(new, meeting(cast, invites="on", place="Bureau 2"))
        [(to, calendar)] = self.letters(box)
        assert to == ["nour@example.org"]
        assert "Rendez-vous avec Amina" in calendar
        assert "Bureau 2" in calendar
        with as_batch("others read it"):
            ContactChannel.objects.filter(pk=channel.pk).update(discreet=True)
        assert "invitation d’agenda" not in client.get(new).text

    def test_they_stop_when_asked(self, cast: Cast, signed_in: SignIn, box: Box) -> None:
        client = signed_in(cast.amina)
        for choice in ("yes", "no"):
            page = client.post(reverse("pathways:calendar-edit"), {"invitations": choice}, follow=True).text
        assert "Recevoir des invitations" in page
        self.invited(cast)
        assert self.letters(box) == []


class TestIndex:
    def test_my_week_and_not_a_colleagues(
        self, cast: Cast, signed_in: SignIn, appointment: Appointment
    ) -> None:
        week = {"semaine": timezone.localdate(appointment.starts_at).isoformat()}
        assert "Nour Al Khatib" in signed_in(cast.amina).get(INDEX, week).content.decode()
        for other in (cast.bruno, cast.chloe):
            assert "Nour" not in signed_in(other).get(INDEX, week).content.decode()

    def test_a_substitute_has_the_meetings_of_the_days_away(
        self, cast: Cast, signed_in: SignIn, appointment: Appointment
    ) -> None:
        day = timezone.localdate(appointment.starts_at)
        with as_batch("away the day after"):
            away = Absence.objects.create(
                user=cast.amina,
                substitute=cast.bruno,
                since=day + timedelta(days=1),
                until=day + timedelta(days=2),
            )
        week = {"semaine": day.isoformat()}
        client = signed_in(cast.bruno)
        assert "Nour" not in client.get(INDEX, week).text
        with as_batch("away that day"):
            Absence.objects.filter(pk=away.pk).update(since=day)
        page = client.get(INDEX, week).text
        assert "Nour Al Khatib" in page
        assert "Rendez-vous d’Amina Martin" in page
        with as_batch("back early"):
            Absence.objects.update(cancelled_at=clock.now())
        assert "Nour" not in client.get(INDEX, week).text

    def test_who_comes_next_has_the_meeting_that_introduces(
        self, cast: Cast, signed_in: SignIn, appointment: Appointment
    ) -> None:
        with as_batch("a handover"):
            common = {"person": cast.nour, "project": cast.project, "pathway": cast.nour_pathway}
            Handover.objects.create(**common, to=cast.bruno, appointment=appointment)
        week = {"semaine": timezone.localdate(appointment.starts_at).isoformat()}
        client = signed_in(cast.bruno)
        assert "Nour Al Khatib" in client.get(INDEX, week).text
        with as_batch("given up"):
            Handover.objects.update(dropped_at=clock.now())
        assert "Nour" not in client.get(INDEX, week).text

    def test_the_times_of_my_team_are_there(self, cast: Cast, signed_in: SignIn) -> None:
        with as_batch("planned"):
            TeamSession.objects.create(
                organisation=cast.mission_locale,
                kind="supervision",
                theme="Le refus",
                starts_at=clock.now(),
                created_by=cast.bruno,
            )
        assert "Le refus" in signed_in(cast.amina).get(INDEX).text
        assert "Le refus" not in signed_in(cast.dalia).get(INDEX).text
        with as_batch("called off"):
            TeamSession.objects.update(cancelled_at=clock.now())
        assert "Le refus" not in signed_in(cast.amina).get(INDEX).text

    def test_it_costs_the_same_with_many(self, cast: Cast, signed_in: SignIn) -> None:
        with as_batch("many"):
            common = {"person": cast.nour, "project": cast.project, "pathway": cast.nour_pathway}
            Appointment.objects.bulk_create(
                Appointment(**common, user=cast.amina, purpose="CV", starts_at=clock.now()) for _ in range(15)
            )
        client = signed_in(cast.amina)
        with CaptureQueriesContext(connection) as queries:
            client.get(INDEX)
        assert len(asked_by(queries)) <= BUDGET

    def test_a_broken_week_is_this_week(self, cast: Cast, signed_in: SignIn) -> None:
        assert signed_in(cast.amina).get(INDEX, {"semaine": "demain"}).status_code == 200
