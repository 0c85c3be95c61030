"""A diary on a telephone: when and how long, never who."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from filrouge.pathways.actions.appointments import Meeting, cancel_appointment, make_appointment
from filrouge.pathways.actions.calendar import create_address
from filrouge.pathways.models import CalendarFeed, TeamSession
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .litany import SignIn

EDIT = reverse("pathways:calendar-edit")


def feed_of(cast: Cast) -> str:
    with acting(cast.amina):
        for purpose in ("Préfecture", "Annulé"):
            when = Meeting(
                starts_at=clock.now() + timedelta(days=2),
                purpose=purpose,
                place="CADA de Béziers",
                user=cast.amina,
            )
            made = make_appointment(by=cast.amina, pathway=cast.nour_pathway, meeting=when)
        cancel_appointment(by=cast.amina, appointment=made)
        return reverse("pathways:calendar-show", args=[create_address(by=cast.amina)])


def test_anyone_with_the_address_reads_hours_and_no_name(cast: Cast) -> None:
    answer = Client().get(feed_of(cast))
    assert answer["Content-Type"].startswith("text/calendar")
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == "RDV, 45 min"
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=45)
    assert not set(event) & {"LOCATION", "DESCRIPTION", "ATTENDEE", "ORGANIZER", "URL"}
    for word in ("Nour", "Khatib", "Amina", "fecture", "CADA", cast.nour.reference, str(cast.nour.pk)):
        assert word not in answer.content.decode()


def test_the_times_of_the_team_are_in_it_without_their_subject(cast: Cast) -> None:
    with as_batch("planned"):
        TeamSession.objects.create(
            organisation=cast.mission_locale,
            kind="supervision",
            theme="Le refus",
            starts_at=clock.now() + timedelta(days=1),
            created_by=cast.bruno,
        )
    answer = Client().get(feed_of(cast))
    summaries = [str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]
    assert summaries == ["RDV, 45 min", "Temps d’équipe, 120 min"]
    assert "refus" not in answer.text


def test_an_event_keeps_its_name_from_one_reading_to_the_next(cast: Cast) -> None:
    url = feed_of(cast)
    first, second = (Calendar.from_ical(Client().get(url).content).walk("VEVENT")[0]["uid"] for _ in "12")
    assert first == second


def test_an_unknown_address_answers_nothing(cast: Cast) -> None:
    assert Client().get(reverse("pathways:calendar-show", args=["inconnue"])).status_code == 404


def test_only_a_digest_is_kept(cast: Cast) -> None:
    token = feed_of(cast).split("/")[-1].removesuffix(".ics")
    with as_batch("look"):
        assert CalendarFeed.objects.get().digest != token


def test_who_left_has_no_diary(cast: Cast) -> None:
    url = feed_of(cast)
    with as_batch("gone"):
        cast.amina.memberships.update(until=clock.today())
    assert Calendar.from_ical(Client().get(url).content).walk("VEVENT") == []
    with as_batch("closed"):
        type(cast.amina).objects.filter(pk=cast.amina.pk).update(is_active=False)
    assert Client().get(url).status_code == 404


def test_the_address_is_shown_once_replaced_and_revoked(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    made = client.post(EDIT).content.decode()
    first = made.split('value="http://testserver')[1].split('"')[0]
    assert Client().get(first).status_code == 200
    assert ".ics" not in client.get(EDIT).content.decode()
    client.post(EDIT)
    assert Client().get(first).status_code == 404
    client.post(EDIT, {"revoke": "1"})
    with as_batch("look"):
        assert not CalendarFeed.objects.exists()


def test_signing_in_is_needed_to_make_one(cast: Cast) -> None:
    assert Client().post(EDIT).status_code == 302
    with as_batch("look"):
        assert not CalendarFeed.objects.exists()
