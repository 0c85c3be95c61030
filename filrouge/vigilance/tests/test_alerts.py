from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.messaging.deliveries import make_deliveries
from filrouge.messaging.models import Webhook
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.privacy.rows import Level
from filrouge.shared import clock
from filrouge.vigilance.actions.alerts import handle_alerts, postpone_alert
from filrouge.vigilance.evaluation import evaluate_everyone, evaluate_people
from filrouge.vigilance.models import Alert, Postponement
from tests.cast import Cast

SignIn = Callable[[User], Client]
INDEX = reverse("vigilance:alerts-index")


@pytest.fixture
def alert(cast: Cast) -> Alert:
    """Nobody has talked with Nour for 200 days: her path was opened and nothing was noted since."""
    with as_batch("night"):
        evaluate_everyone()
        return Alert.objects.select_related("person").get(rule="silence", person=cast.nour)


def handle(alert: Alert) -> str:
    return reverse("vigilance:alerts-handle", args=[alert.pk])


def postpone(alert: Alert) -> str:
    return reverse("vigilance:alerts-postpone", args=[alert.pk])


def test_the_referent_sees_who_is_forgotten_and_why(cast: Cast, alert: Alert, signed_in: SignIn) -> None:
    page = signed_in(cast.amina).get(INDEX).content.decode()
    assert "Nour Al Khatib" in page
    assert "sans échange depuis 200 jours" in page
    assert "Convenu : un contact tous les 7 jours." in page


def test_one_line_per_person_however_many_alerts(cast: Cast, alert: Alert, signed_in: SignIn) -> None:
    page = signed_in(cast.amina).get(INDEX).content.decode()
    assert page.count("<strong>Nour Al Khatib</strong>") == 1
    assert "rien de prévu" in page


def test_the_stranger_sees_no_alert(cast: Cast, alert: Alert, signed_in: SignIn) -> None:
    client = signed_in(cast.chloe)
    assert "Nour" not in client.get(INDEX, {"qui": "equipe"}).content.decode()
    assert client.get(handle(alert)).status_code == 404
    assert client.post(postpone(alert), {}).status_code == 404


def test_someone_who_only_coordinates_may_handle_it(cast: Cast, alert: Alert, signed_in: SignIn) -> None:
    answer = signed_in(cast.dalia).post(
        handle(alert), {"alerts": [str(alert.pk)], "note": "Amina la rappelle."}
    )
    assert answer.status_code == 302


def test_one_act_closes_several(cast: Cast, alert: Alert, signed_in: SignIn) -> None:
    with as_batch("look"):
        every = list(Alert.objects.open().filter(person=cast.nour))
    assert len(every) > 2
    answer = signed_in(cast.amina).post(
        handle(alert), {"alerts": [str(a.pk) for a in every], "note": "Appelée ce matin."}, follow=True
    )
    assert f"{len(every)} alertes traitées." in answer.content.decode()
    with as_batch("look"):
        assert not Alert.objects.open().filter(person=cast.nour).exists()
        assert Alert.objects.get(pk=alert.pk).closing_note == "Appelée ce matin."


def test_handling_without_a_word_is_explained_and_keeps_the_ticks(
    cast: Cast, alert: Alert, signed_in: SignIn
) -> None:
    page = signed_in(cast.amina).post(handle(alert), {"alerts": [str(alert.pk)], "note": ""}).content.decode()
    assert "À corriger avant d’enregistrer" in page
    assert "checked" in page


def test_a_handled_alert_does_not_come_back_the_next_night_but_is_not_lost(cast: Cast, alert: Alert) -> None:
    with as_batch("handled"):
        Alert.objects.filter(pk=alert.pk).update(closing="handled", closed_at=clock.now())
        evaluate_everyone()
        assert not Alert.objects.open().filter(rule="silence", person=cast.nour).exists()
        Alert.objects.filter(pk=alert.pk).update(closed_at=clock.now() - timedelta(days=15))
        evaluate_everyone()
        assert Alert.objects.open().filter(rule="silence", person=cast.nour).exists()


def test_postponing_hides_until_the_day_and_keeps_the_reason(
    cast: Cast, alert: Alert, signed_in: SignIn
) -> None:
    day = clock.today() + timedelta(days=5)
    client = signed_in(cast.amina)
    client.post(postpone(alert), {"until": day.isoformat(), "reason": "En stage jusqu’à vendredi."})
    with acting(cast.amina):
        assert alert not in Alert.objects.due()
        assert Postponement.objects.get().reason == "En stage jusqu’à vendredi."
    assert "Reviendra le" in client.get(INDEX).content.decode()


@pytest.mark.parametrize(("days", "sentence"), [(0, "Choisissez un jour à venir."), (90, "Au plus tard le")])
def test_a_wrong_day_is_explained_and_the_reason_kept(
    cast: Cast, alert: Alert, signed_in: SignIn, days: int, sentence: str
) -> None:
    day = clock.today() + timedelta(days=days)
    page = (
        signed_in(cast.amina)
        .post(postpone(alert), {"until": day.isoformat(), "reason": "En stage"})
        .content.decode()
    )
    assert sentence in page
    assert "En stage" in page


def test_someone_who_accompanies_nobody_may_not_handle(cast: Cast, alert: Alert, signed_in: SignIn) -> None:
    assert signed_in(cast.manon).get(handle(alert)).status_code == 404


def test_the_list_costs_the_same_for_two_or_for_many(
    cast: Cast, alert: Alert, signed_in: SignIn, django_assert_max_num_queries: Callable
) -> None:
    client = signed_in(cast.amina)
    with django_assert_max_num_queries(12):
        client.get(INDEX)


def test_refreshing_one_person_leaves_the_others_alone(cast: Cast, alert: Alert) -> None:
    with as_batch("one"):
        Alert.objects.filter(person=cast.tesfay).delete()
        evaluate_people([cast.nour.pk])
        assert not Alert.objects.filter(person=cast.tesfay).exists()


@pytest.mark.parametrize(("level", "told"), [(Level.SHARED, 1), (Level.FULL, 1), (Level.ASYLUM, 0)])
def test_other_systems_are_not_told_of_an_alert_of_need_to_know(
    cast: Cast, alert: Alert, monkeypatch: pytest.MonkeyPatch, level: Level, told: int
) -> None:
    deferred: list[dict] = []
    monkeypatch.setattr("filrouge.messaging.reactions.defer", lambda _task, **ids: deferred.append(ids))
    with as_batch("fixture"):
        Alert.objects.filter(pk=alert.pk).update(level=level)
        Webhook.objects.create(
            organisation=cast.mission_locale,
            url="https://example.org/",
            secret="frw_secret",
            events=["AlertHandled"],
            created_by=cast.manon,
        )
        alert.refresh_from_db()
    with acting(cast.amina):
        handle_alerts(by=cast.amina, alerts=[alert], note="Préfecture appelée")
    (ids,) = deferred
    with as_batch("job"):
        assert len(make_deliveries(ids.pop("event_id"), ids.pop("event_name"), ids)) == told


@pytest.mark.parametrize(("level", "seen"), [(Level.SHARED, True), (Level.ASYLUM, False)])
def test_why_an_alert_was_put_off_is_read_by_those_who_read_the_alert(
    cast: Cast, alert: Alert, level: Level, seen: bool
) -> None:
    with as_batch("fixture"):
        Alert.objects.filter(pk=alert.pk).update(level=level)
    with acting(cast.amina):
        postpone_alert(by=cast.amina, alert=alert, until=clock.today(), reason="Récépissé attendu")
    for colleague in (cast.bruno, cast.dalia):
        with acting(colleague):
            assert Postponement.objects.exists() is seen
