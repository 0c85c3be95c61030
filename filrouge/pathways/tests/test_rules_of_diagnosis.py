"""What is known grows old; what blocks waits for someone."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .test_rules import about_nour, change, night

CHILDCARE = "famille--garde-denfants"


def lay(model: str, cast: Cast, **values: object) -> Any:
    with as_batch("fixture"):
        return apps.get_model("pathways", model).objects.create(**about_nour(cast), **values)


def barrier(cast: Cast, days: int, **values: object) -> Any:
    since = clock.today() - timedelta(days=days)
    facts = {"sub_theme": CHILDCARE, "severity": 3, "blocking": True, "observed_on": since}
    return lay("Barrier", cast, since=since, **facts | values)


def test_nothing_looked_at_for_six_months(cast: Cast) -> None:
    assert "diagnosis_old" in night()  # her path is 200 days old
    lay(
        "LevelObservation",
        cast,
        scale="listening",
        value="A2",
        observed_on=clock.today() - timedelta(days=180),
    )
    assert "diagnosis_old" not in night()


def test_a_path_just_opened_has_time(cast: Cast) -> None:
    change(cast, opened_on=clock.today() - timedelta(days=180))
    assert "diagnosis_old" not in night()


def test_a_barrier_seen_again_is_a_diagnosis_too(cast: Cast) -> None:
    barrier(cast, 20)
    assert "diagnosis_old" not in night()


def test_what_blocks_and_nobody_handles(cast: Cast) -> None:
    row = barrier(cast, 15)
    assert "barrier_unhandled" in night()
    with as_batch("fixture"):
        type(row).objects.filter(pk=row.pk).update(handled_with="PMI")
    assert "barrier_unhandled" not in night()


@pytest.mark.parametrize(
    ("days", "values"),
    [(14, {}), (40, {"blocking": False}), (40, {"lifted_on": clock.today()})],
)
def test_what_is_recent_does_not_block_or_was_lifted_asks_for_nothing(
    cast: Cast, days: int, values: dict[str, object]
) -> None:
    barrier(cast, days, **values)
    assert "barrier_unhandled" not in night()


def test_the_coordination_does_not_learn_of_a_barrier(cast: Cast) -> None:
    barrier(cast, 40)
    night()
    for user, sees in ((cast.amina, True), (cast.bruno, True), (cast.dalia, False)):
        with acting(user):
            assert Alert.objects.filter(rule="barrier_unhandled").exists() is sees
