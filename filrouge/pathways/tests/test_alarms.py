"""A project's plan: who is warned of an incident, and in how long."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.pathways.actions.incidents import add_alarm_step
from filrouge.pathways.alarm_plan import PROPOSED, steps_of
from filrouge.pathways.models import AlarmStep
from filrouge.privacy.context import acting
from tests.cast import Cast

SignIn = Callable[[User], Client]
LINE = {"severity": "2", "whom": "coordination", "user": "", "within_hours": "4"}


def index(cast: Cast) -> str:
    return reverse("pathways:alarms-index", args=[cast.project.pk])


def new(cast: Cast) -> str:
    return reverse("pathways:alarms-new", args=[cast.project.pk])


def test_a_plan_is_proposed_until_the_project_writes_its_own(cast: Cast, signed_in: SignIn) -> None:
    dalia = signed_in(cast.dalia)
    assert "Plan proposé par Fil rouge" in dalia.get(index(cast)).content.decode()
    dalia.post(new(cast), LINE)
    said = dalia.get(index(cast)).content.decode()
    assert "Plan proposé" not in said
    assert "4 heures" in said
    with acting(cast.dalia):
        assert len(steps_of(cast.project)) == 1
        assert len(steps_of(cast.other_project)) == len(PROPOSED)


def test_a_line_taken_out_stays_in_the_history(cast: Cast, signed_in: SignIn) -> None:
    with acting(cast.dalia):
        step = add_alarm_step(
            by=cast.dalia, project=cast.project, severity=3, whom="manager", user=None, within_hours=1
        )
    end = reverse("pathways:alarms-end", args=[step.pk])
    dalia = signed_in(cast.dalia)
    assert "Retirer cette ligne ?" in dalia.get(end).content.decode()
    dalia.post(end)
    step.refresh_from_db()
    assert step.removed_by == cast.dalia
    assert dalia.get(end).status_code == 404


def test_the_project_reads_it_the_coordination_writes_it(cast: Cast, signed_in: SignIn) -> None:
    for user in (cast.amina, cast.farid, cast.manon):
        assert signed_in(user).get(index(cast)).status_code == 200
        assert signed_in(user).get(new(cast)).status_code == 403
        assert signed_in(user).post(new(cast), LINE).status_code == 403
    assert signed_in(cast.chloe).get(index(cast)).status_code == 404
    assert signed_in(cast.chloe).get(new(cast)).status_code == 404
    with acting(cast.amina), pytest.raises(PermissionDenied):
        add_alarm_step(
            by=cast.amina, project=cast.project, severity=3, whom="lead", user=None, within_hours=1
        )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"whom": "named"}, "Choisissez la personne à prévenir."),
        ({"within_hours": "0"}, "supérieure ou égale à 1"),
        ({"severity": ""}, "obligatoire"),
    ],
)
def test_a_wrong_line_is_explained(
    cast: Cast, signed_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    assert sentence in signed_in(cast.dalia).post(new(cast), LINE | changed).content.decode()
    assert not AlarmStep.objects.exists()


def test_the_screens_cost_little(
    cast: Cast, signed_in: SignIn, django_assert_max_num_queries: Callable
) -> None:
    client = signed_in(cast.dalia)
    for url in (index(cast), new(cast)):
        with django_assert_max_num_queries(12):
            client.get(url)
