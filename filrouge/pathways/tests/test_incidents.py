"""Danger, violence, a home lost: known to those who act, and to nobody else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import Membership, User
from filrouge.messaging.models import Message
from filrouge.pathways.actions.incidents import (
    Situation,
    acknowledge_incident,
    end_incident,
    note_incident,
    open_incident,
)
from filrouge.pathways.actions.referents import start_pair
from filrouge.pathways.models import AlarmStep, Incident, IncidentEntry, IncidentNotice, Pathway
from filrouge.people.actions.merging import perform_merge
from filrouge.people.models import AccessGrant, Merge
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.actions.alerts import handle_alerts, postpone_alert
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .litany import BUDGET, asked_by, assert_litany

SignIn = Callable[[User], Client]
INDEX = reverse("pathways:incidents-index")
SAID = "« Il a cassé la porte cette nuit. »"


def situation(severity: int = 3) -> Situation:
    return Situation(kind="violence", severity=severity, happened_on=clock.today(), text=SAID)


@pytest.fixture
def incident(cast: Cast) -> Incident:
    """Told by Bruno about Nour: Amina leads, Dalia coordinates, Manon manages."""
    with acting(cast.bruno):
        return open_incident(by=cast.bruno, pathway=cast.nour_pathway, situation=situation())


def show(incident: Incident) -> str:
    return reverse("pathways:incidents-show", args=[incident.pk])


def new(cast: Cast) -> str:
    return reverse("pathways:incidents-new", args=[cast.nour_pathway.pk])


def answer(**changed: object) -> dict[str, object]:
    return {
        "kind": "violence",
        "severity": "3",
        "happened_on": clock.today().isoformat(),
        "text": SAID,
    } | changed


def watched_by(user: User) -> set[str]:
    """The alerts about incidents that are open and read by this user."""
    with as_batch("night"):
        evaluate_everyone()
    with acting(user):
        return set(Alert.objects.open().filter(rule__startswith="incident").values_list("rule", flat=True))


# --- who knows -------------------------------------------------------------------------------------


def test_author_referents_and_those_warned_know_it_and_nobody_else(cast: Cast, incident: Incident) -> None:
    knowing = {cast.bruno, cast.amina, cast.dalia, cast.manon}
    for user in (
        cast.amina,
        cast.bruno,
        cast.dalia,
        cast.manon,
        cast.chloe,
        cast.farid,
        cast.olga,
        cast.petra,
    ):
        with acting(user):
            for model in (Incident, IncidentEntry, IncidentNotice):
                assert model.objects.exists() is (user in knowing), (user, model)


def test_a_colleague_of_the_team_does_not_know_it_exists(cast: Cast, signed_in: SignIn) -> None:
    with acting(cast.amina):
        incident = open_incident(by=cast.amina, pathway=cast.nour_pathway, situation=situation(severity=1))
    bruno = signed_in(cast.bruno)
    assert bruno.get(show(incident)).status_code == 404
    assert "violences" not in bruno.get(INDEX).content.decode()
    assert "violence" not in bruno.get(cast.nour.get_absolute_url()).content.decode()


def test_whoever_becomes_referent_knows_and_the_former_author_still_does(
    cast: Cast, incident: Incident
) -> None:
    with acting(cast.bruno):
        assert Incident.objects.exists()
    with as_batch("fixture"):
        IncidentNotice.objects.all().delete()
    with acting(cast.amina):
        start_pair(by=cast.amina, pathway=cast.nour_pathway, user=cast.bruno)
        assert Incident.objects.exists()


def test_whoever_left_the_consortium_no_longer_knows(cast: Cast, incident: Incident) -> None:
    with as_batch("fixture"):
        Membership.objects.filter(user=cast.manon).update(until=clock.today())
    with acting(cast.manon):
        assert not Incident.objects.exists()


def test_an_author_without_the_file_no_longer_knows(cast: Cast, incident: Incident) -> None:
    with as_batch("fixture"):
        AccessGrant.objects.filter(person=cast.nour).update(until=clock.now() - timedelta(hours=1))
    with acting(cast.bruno):
        assert not Incident.objects.exists()


def test_nobody_warns_oneself_of_an_incident_one_does_not_know(cast: Cast, incident: Incident) -> None:
    bound = {"person": cast.nour, "project": cast.project, "incident": incident, "due_at": clock.now()}
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        acting(cast.farid),
    ):
        IncidentNotice.objects.create(**bound, user=cast.farid, created_by=cast.farid)


def test_a_merge_tells_nobody_new_of_it(cast: Cast) -> None:
    """Tesfay's file is led by Bruno in pair: merged into it, the incident of Nour would be known to him."""
    with acting(cast.amina):
        open_incident(by=cast.amina, pathway=cast.nour_pathway, situation=situation(severity=1))
        start_pair(by=cast.amina, pathway=cast.tesfay_pathway, user=cast.bruno)
    with as_batch("job"):
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(closed_on=clock.today())
        agreed = {"asked_by": cast.amina, "agreed_by": cast.amina, "agreed_at": clock.now()}
        merge = perform_merge(Merge.objects.create(kept=cast.tesfay, gone_id=cast.nour.pk, **agreed).pk)
        assert merge.refusal
    with acting(cast.bruno):
        assert not Incident.objects.exists()


def test_the_journal_is_never_rewritten(cast: Cast, incident: Incident) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        acting(cast.bruno),
    ):
        IncidentEntry.objects.update(created_at=clock.now())


# --- who is warned ---------------------------------------------------------------------------------


def test_without_a_plan_of_its_own_the_proposed_one_is_followed(cast: Cast, incident: Incident) -> None:
    with acting(cast.bruno):
        hours = {
            notice.user: round((notice.due_at - notice.created_at).total_seconds() / 3600)
            for notice in IncidentNotice.objects.select_related("user")
        }
    assert hours == {cast.amina: 48, cast.dalia: 2, cast.manon: 2}


def test_less_grave_less_people_are_told(cast: Cast) -> None:
    with acting(cast.amina):
        open_incident(by=cast.amina, pathway=cast.nour_pathway, situation=situation(severity=1))
        assert not IncidentNotice.objects.exists()


def test_the_message_says_nothing_of_what_happened(cast: Cast, incident: Incident) -> None:
    with as_batch("look"):
        messages = list(Message.objects.all())
        assert {message.to for message in messages} == {
            "amina@example.org",
            "dalia@example.org",
            "manon@example.org",
        }
        for message in messages:
            told = f"{message.subject} {message.text} {message.purpose}".lower()
            assert not any(word in told for word in ("nour", "violence", "incident", "danger", "porte"))


def test_a_platform_that_cannot_write_still_warns_on_the_page_of_the_day(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("filrouge.messaging.actions.messages.can_carry", lambda channel: False)
    with acting(cast.bruno):
        open_incident(by=cast.bruno, pathway=cast.nour_pathway, situation=situation())
    assert "incident_to_read" in watched_by(cast.amina)


# --- what waits ------------------------------------------------------------------------------------


def test_it_waits_for_each_until_it_is_read(cast: Cast, incident: Incident) -> None:
    assert "incident_to_read" in watched_by(cast.dalia)
    assert watched_by(cast.bruno) == set()
    with acting(cast.dalia):
        acknowledge_incident(by=cast.dalia, incident=incident)
    assert "incident_to_read" not in watched_by(cast.dalia)
    assert "incident_to_read" in watched_by(cast.amina)


def test_it_is_neither_waved_away_nor_put_off(cast: Cast, incident: Incident, signed_in: SignIn) -> None:
    watched_by(cast.dalia)
    with acting(cast.dalia):
        alert = Alert.objects.get(rule="incident_to_read")
        other = Alert.objects.filter(person=cast.nour, rule="silence").first()
        for act in (
            lambda: handle_alerts(by=cast.dalia, alerts=[alert], note="Vu"),
            lambda: postpone_alert(by=cast.dalia, alert=alert, until=clock.today(), reason="Plus tard"),
        ):
            with pytest.raises(PermissionDenied):
                act()
    dalia = signed_in(cast.dalia)
    for name in ("alerts-handle", "alerts-postpone"):
        assert dalia.get(reverse(f"vigilance:{name}", args=[alert.pk])).status_code == 403
        assert reverse(f"vigilance:{name}", args=[alert.pk]) not in dalia.get("/").content.decode()
    assert (
        str(alert.pk) not in dalia.get(reverse("vigilance:alerts-handle", args=[other.pk])).content.decode()
    )


def test_who_told_of_it_learns_that_somebody_did_not_read_in_time(cast: Cast, incident: Incident) -> None:
    with as_batch("later"):
        IncidentNotice.objects.filter(user=cast.dalia).update(due_at=clock.now() - timedelta(minutes=1))
    assert watched_by(cast.bruno) == {"incident_unread"}
    assert "incident_unread" not in watched_by(cast.amina)


def test_an_incident_left_without_a_word_comes_back_to_the_referent(cast: Cast, incident: Incident) -> None:
    with as_batch("later"):
        IncidentEntry.objects.update(created_at=clock.now() - timedelta(days=9))
    assert "incident_open" in watched_by(cast.amina)
    assert "incident_open" not in watched_by(cast.bruno)
    with acting(cast.amina):
        note_incident(by=cast.amina, incident=incident, text="Mise à l’abri hier soir.")
    assert "incident_open" not in watched_by(cast.amina)


def test_once_ended_nothing_waits_and_nothing_is_added(cast: Cast, incident: Incident) -> None:
    with acting(cast.amina):
        end_incident(
            by=cast.amina, incident=incident, text="Elle est à l’abri.", lessons="Le 115 avant 18 h."
        )
        assert Incident.objects.get().lessons == "Le 115 avant 18 h."
        with pytest.raises(PermissionDenied):
            note_incident(by=cast.amina, incident=Incident.objects.get(), text="Encore")
    for user in (cast.amina, cast.bruno, cast.dalia):
        assert watched_by(user) == set()


# --- screens ---------------------------------------------------------------------------------------


def test_it_is_told_from_the_file(cast: Cast, signed_in: SignIn) -> None:
    page = assert_litany(cast, signed_in, "incidents-new", cast.nour_pathway.pk)
    assert "Dalia Benali" in page
    client = signed_in(cast.amina)
    said = client.post(new(cast), answer(), follow=True).content.decode()
    assert "cassé la porte" in said
    assert "pas encore lu" in said


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"severity": ""}, "Dites s’il faut agir aujourd’hui."),
        ({"kind": ""}, "Choisissez ce qui se passe."),
        ({"text": ""}, "Écrivez ce que vous avez vu ou entendu"),
        ({"happened_on": (clock.today() + timedelta(days=2)).isoformat()}, "pas encore venu"),
    ],
)
def test_what_lacks_is_explained_and_what_was_typed_is_kept(
    cast: Cast, signed_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    said = signed_in(cast.amina).post(new(cast), answer(**changed)).content.decode()
    assert sentence in said
    assert ("cassé la porte" in said) is ("text" not in changed)
    with acting(cast.amina):
        assert not Incident.objects.exists()


def test_the_screens_of_an_incident_exist_for_those_who_know(
    cast: Cast, incident: Incident, signed_in: SignIn
) -> None:
    urls = [show(incident), reverse("pathways:incidents-end", args=[incident.pk])]
    for user in (cast.amina, cast.bruno, cast.dalia, cast.manon):
        for url in urls:
            assert signed_in(user).get(url).status_code == 200
    for user in (cast.chloe, cast.farid, cast.olga):
        for url in urls:
            assert signed_in(user).get(url).status_code == 404
            assert signed_in(user).post(url, {}).status_code == 404


def test_who_follows_nobody_reads_without_the_name(cast: Cast, incident: Incident, signed_in: SignIn) -> None:
    manon = signed_in(cast.manon)
    assert "Incidents" in manon.get("/").content.decode()
    assert "Quelqu’un que vous ne suivez pas" in manon.get(INDEX).content.decode()
    said = manon.get(show(incident)).content.decode()
    assert "Quelqu’un que vous ne suivez pas" in said
    assert "cassé la porte" in said
    assert "Al Khatib" not in said
    pressed = manon.post(reverse("pathways:incidents-acknowledge", args=[incident.pk]), follow=True)
    assert "Merci" in pressed.content.decode()


def test_the_journal_is_read_and_written_from_the_screen(
    cast: Cast, incident: Incident, signed_in: SignIn
) -> None:
    client = signed_in(cast.amina)
    assert "Écrivez ce qui a été fait" in client.post(show(incident), {"text": ""}).content.decode()
    said = client.post(show(incident), {"text": "Accompagnée au commissariat."}, follow=True).content.decode()
    assert "Accompagnée au commissariat." in said
    end = reverse("pathways:incidents-end", args=[incident.pk])
    assert "Dites comment" in client.post(end, {"text": ""}).content.decode()
    ended = client.post(end, {"text": "À l’abri.", "lessons": ""}, follow=True).content.decode()
    assert "terminé" in ended


def test_reading_it_is_written_down(cast: Cast, incident: Incident, signed_in: SignIn) -> None:
    signed_in(cast.dalia).get(show(incident))
    with as_batch("look"):
        assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.dalia.pk).exists()


def test_the_list_costs_the_same_for_one_or_for_many(
    cast: Cast, incident: Incident, signed_in: SignIn
) -> None:
    with acting(cast.bruno):
        for _number in range(5):
            open_incident(by=cast.bruno, pathway=cast.nour_pathway, situation=situation(severity=2))
    client = signed_in(cast.bruno)
    for url in (INDEX, show(incident)):
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))


def test_the_numbers_and_the_law_are_for_everyone_who_works_here(cast: Cast, signed_in: SignIn) -> None:
    for user in (cast.amina, cast.manon, cast.farid):
        said = signed_in(user).get(reverse("pathways:incidents-help")).content.decode()
        for words in ("119", "3919", "114", "L. 226-2-1", "434-3", "226-14"):
            assert words in said


def test_the_alarm_plan_names_whom_the_team_wants(cast: Cast) -> None:
    with as_batch("fixture"):
        AlarmStep.objects.create(
            project=cast.project,
            severity=2,
            whom="named",
            user=cast.farid,
            within_hours=1,
            added_by=cast.dalia,
        )
    with acting(cast.amina):
        open_incident(by=cast.amina, pathway=cast.nour_pathway, situation=situation())
    with acting(cast.farid):
        assert Incident.objects.exists()
    with acting(cast.dalia):
        assert not Incident.objects.exists()
