"""A word to the coordination about an alert, and its answer."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.privacy.rows import Level
from filrouge.vigilance.actions.escalations import escalate_alert
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import ITS_USER_ALONE, Alert, Escalation
from tests.cast import Cast

SignIn = Callable[[User], Client]
INDEX = reverse("vigilance:escalations-index")


@pytest.fixture
def alert(cast: Cast) -> Alert:
    with as_batch("night"):
        evaluate_everyone()
        return Alert.objects.select_related("person").get(rule="silence", person=cast.nour)


@pytest.fixture
def escalation(cast: Cast, alert: Alert) -> Escalation:
    with acting(cast.amina):
        return escalate_alert(by=cast.amina, alert=alert, word="Qui peut prendre le relais ?")


def ask(alert: Alert) -> str:
    return reverse("vigilance:alerts-escalate", args=[alert.pk])


def answer(escalation: Escalation) -> str:
    return reverse("vigilance:escalations-answer", args=[escalation.pk])


def test_the_coordination_reads_the_word_and_answers(cast: Cast, alert: Alert, signed_in: SignIn) -> None:
    amina, dalia = signed_in(cast.amina), signed_in(cast.dalia)
    sent = amina.post(ask(alert), {"word": "Qui peut prendre le relais ?"}, follow=True).content.decode()
    assert "La coordination est prévenue. L’alerte reste ouverte chez vous." in sent
    asked = dalia.get(INDEX).content.decode()
    assert "Qui peut prendre le relais ?" in asked
    assert "Nour Al Khatib" in asked
    with acting(cast.amina):
        escalation = Escalation.objects.get()
    dalia.post(answer(escalation), {"answer": "Bruno, dès lundi."})
    assert "Bruno, dès lundi." in amina.get(INDEX).content.decode()
    with acting(cast.amina):
        assert Alert.objects.open().filter(pk=alert.pk).exists()


def test_the_day_says_that_the_coordination_was_told(
    cast: Cast, escalation: Escalation, signed_in: SignIn
) -> None:
    said = signed_in(cast.amina).get("/").content.decode()
    assert "La coordination est prévenue." in said


def test_it_is_asked_once_at_a_time(cast: Cast, escalation: Escalation, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    said = client.post(ask(escalation.alert), {"word": "Encore ?"}, follow=True).content.decode()
    assert "déjà prévenue" in said
    with acting(cast.amina):
        assert Escalation.objects.count() == 1


def test_the_stranger_sees_nothing_and_the_one_who_asks_may_not_answer(
    cast: Cast, escalation: Escalation, signed_in: SignIn
) -> None:
    stranger = signed_in(cast.chloe)
    assert "relais" not in stranger.get(INDEX).content.decode()
    assert stranger.get(ask(escalation.alert)).status_code == 404
    assert stranger.post(answer(escalation), {"answer": "x"}).status_code == 404
    assert signed_in(cast.amina).get(answer(escalation)).status_code == 403
    assert signed_in(cast.amina).post(answer(escalation), {"answer": "x"}).status_code == 403


@pytest.mark.parametrize("level", [Level.FULL.value, Level.ASYLUM.value, ITS_USER_ALONE])
def test_what_the_coordination_may_not_know_is_not_told_to_it(
    cast: Cast, alert: Alert, signed_in: SignIn, level: int
) -> None:
    with as_batch("fixture"):
        Alert.objects.filter(pk=alert.pk).update(level=level)
        alert.refresh_from_db()
    assert signed_in(cast.amina).get(ask(alert)).status_code == 403
    with acting(cast.amina), pytest.raises(PermissionDenied):
        escalate_alert(by=cast.amina, alert=alert, word="Titre bientôt fini")


def test_nothing_said_is_explained_and_a_long_word_is_kept(
    cast: Cast, alert: Alert, escalation: Escalation, signed_in: SignIn
) -> None:
    said = signed_in(cast.dalia).post(answer(escalation), {"answer": ""}).content.decode()
    assert "Écrivez ce que vous répondez" in said
    long = "mot " * 200
    assert long.strip() in signed_in(cast.dalia).post(answer(escalation), {"answer": long}).content.decode()


def test_a_word_is_written_in_one_s_own_name_about_an_alert_one_reads(cast: Cast, alert: Alert) -> None:
    about = {"alert": alert, "person_id": alert.person_id, "project_id": alert.project_id, "word": "x"}
    for user, by in ((cast.chloe, cast.chloe), (cast.bruno, cast.amina)):
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
            acting(user),
        ):
            Escalation.objects.create(**about, by=by)


def test_the_list_costs_little(
    cast: Cast, escalation: Escalation, signed_in: SignIn, django_assert_max_num_queries: Callable
) -> None:
    client = signed_in(cast.dalia)
    with django_assert_max_num_queries(12):
        client.get(INDEX)


def test_an_alert_that_is_its_user_s_alone_is_read_by_nobody_else(cast: Cast, alert: Alert) -> None:
    with as_batch("fixture"):
        Alert.objects.filter(pk=alert.pk).update(level=ITS_USER_ALONE)
    for user, sees in ((cast.amina, True), (cast.bruno, False), (cast.dalia, False), (cast.manon, False)):
        with acting(user):
            assert Alert.objects.filter(pk=alert.pk).exists() is sees
