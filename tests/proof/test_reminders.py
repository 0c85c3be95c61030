"""The worker that prepares and sends reminders killed fifty times: each leaves once. Part of `make proof`."""

import pytest

from filrouge.pathways.tests.killed import is_of_the_tests, problems_after

KILLS = 50


@pytest.mark.usefixtures("django_db_setup")
def test_every_reminder_leaves_once_though_the_worker_is_killed_fifty_times(
    django_db_blocker: object,
) -> None:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        assert problems_after(KILLS) == []


def test_the_database_that_is_copied_is_the_one_of_the_tests(db: None) -> None:
    assert is_of_the_tests()
