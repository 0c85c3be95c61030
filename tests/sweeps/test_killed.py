"""Three of the fifty kills of tests/proof/test_reminders.py."""

import pytest

from filrouge.pathways.tests.killed import is_of_the_tests, problems_after


@pytest.mark.usefixtures("django_db_setup")
def test_every_reminder_leaves_once_though_the_worker_is_killed(django_db_blocker: object) -> None:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        assert problems_after(3) == []


def test_the_database_that_is_copied_is_the_one_of_the_tests(db: None) -> None:
    assert is_of_the_tests()
