"""Holidays, and who stands in."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from filrouge.pathways.actions.absences import cancel_absence, plan_absence
from filrouge.pathways.events import AbsenceCancelled, AbsenceChanged, AbsencePlanned
from filrouge.pathways.models import Absence
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .litany import SignIn

INDEX, NEW = reverse("pathways:absences-index"), reverse("pathways:absences-new")
TODAY = clock.today()


def week(cast: Cast, **other: object) -> dict:
    until = TODAY + timedelta(days=6)
    common = {"user": cast.amina.pk, "since": TODAY.isoformat(), "until": until.isoformat()}
    return {**common, "substitute": cast.bruno.pk, **other}


@pytest.fixture
def absence(cast: Cast) -> Absence:
    with acting(cast.amina):
        until = TODAY + timedelta(days=6)
        return plan_absence(by=cast.amina, user=cast.amina, since=TODAY, until=until, substitute=cast.bruno)


def test_planned_changed_cancelled(cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
    client = signed_in(cast.amina)
    assert "Bruno Petit prend le relais" in client.post(NEW, week(cast), follow=True).content.decode()
    with acting(cast.amina):
        absence = Absence.objects.get()
    client.post(reverse("pathways:absences-edit", args=[absence.pk]), week(cast, substitute=""))
    assert "sans remplacement" in client.get(INDEX).content.decode()
    client.post(reverse("pathways:absences-end", args=[absence.pk]))
    assert "Aucune absence prévue" in client.get(INDEX).content.decode()
    assert [type(one) for one in heard] == [AbsencePlanned, AbsenceChanged, AbsenceCancelled]


def test_who_is_away_too_cannot_stand_in(cast: Cast, signed_in: SignIn) -> None:
    last = TODAY + timedelta(days=6)
    with acting(cast.bruno):
        plan_absence(by=cast.bruno, user=cast.bruno, since=last, until=last, substitute=None)
    client = signed_in(cast.amina)
    assert "Absent·e aussi ces jours-là" in client.post(NEW, week(cast)).content.decode()
    with acting(cast.amina), pytest.raises(PermissionDenied):
        plan_absence(by=cast.amina, user=cast.amina, since=TODAY, until=last, substitute=cast.bruno)
    client.post(NEW, week(cast, until=(last - timedelta(days=1)).isoformat()))
    with acting(cast.amina):
        assert Absence.objects.get(user=cast.amina).substitute == cast.bruno


def test_nobody_is_offered_to_replace_herself(cast: Cast, signed_in: SignIn) -> None:
    offered = signed_in(cast.amina).get(NEW).text.split('name="substitute"')[1]
    assert "Bruno Petit" in offered
    assert "Amina Martin" not in offered


def test_a_substitute_who_leaves_in_turn_leaves_nobody(cast: Cast, absence: Absence) -> None:
    with as_batch("night"):
        evaluate_everyone()
        assert not Alert.objects.filter(rule="referent_away").exists()
        Absence.objects.create(user=cast.bruno, since=TODAY, until=TODAY)
        evaluate_everyone()
        assert Alert.objects.filter(rule="referent_away", user=cast.amina).exists()


def test_the_manager_may_note_it_for_the_team(cast: Cast, signed_in: SignIn) -> None:
    signed_in(cast.manon).post(NEW, week(cast))
    with acting(cast.manon):
        assert Absence.objects.get().user == cast.amina


@pytest.mark.parametrize("verb", ["edit", "end"])
def test_a_colleague_reads_and_does_not_change(
    cast: Cast, signed_in: SignIn, absence: Absence, verb: str
) -> None:
    url = reverse(f"pathways:absences-{verb}", args=[absence.pk])
    assert signed_in(cast.amina).get(url).status_code == 200
    assert "Amina Martin" in signed_in(cast.bruno).get(INDEX).content.decode()
    assert signed_in(cast.bruno).post(url, week(cast)).status_code == 403
    assert signed_in(cast.chloe).post(url, week(cast)).status_code == 404
    assert "Amina Martin" not in signed_in(cast.chloe).get(INDEX).content.decode()


def test_nobody_notes_a_colleagues_absence(cast: Cast) -> None:
    with pytest.raises(PermissionDenied), acting(cast.bruno):
        plan_absence(by=cast.bruno, user=cast.amina, since=TODAY, until=TODAY, substitute=None)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"until": (TODAY - timedelta(days=1)).isoformat()}, "Le dernier jour vient avant le premier."),
        ({"since": ""}, "Donnez le premier jour d’absence."),
    ],
)
def test_a_mistake_is_explained(cast: Cast, signed_in: SignIn, wrong: dict, sentence: str) -> None:
    page = signed_in(cast.amina).post(NEW, week(cast, **wrong)).content.decode()
    assert sentence in page
    assert f'value="{cast.bruno.pk}" selected' in page


def test_one_does_not_replace_oneself(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.amina).post(NEW, week(cast, substitute=cast.amina.pk)).content.decode()
    assert "Choisissez un·e autre collègue de la même organisation." in page


def test_the_substitute_holds_the_alerts_meanwhile(cast: Cast, signed_in: SignIn, absence: Absence) -> None:
    """All of them, not only the ten of the first screen; nobody else of the team does."""
    with as_batch("night"):
        evaluate_everyone()
    url, nour = reverse("vigilance:alerts-index"), "<strong>Nour Al Khatib</strong>"
    assert nour in signed_in(cast.bruno).get(url).text
    assert nour in signed_in(cast.amina).get(url).text
    assert nour not in signed_in(cast.dalia).get(url).text
    with acting(cast.amina):
        cancel_absence(by=cast.amina, absence=absence)
    assert nour not in signed_in(cast.bruno).get(url).text
