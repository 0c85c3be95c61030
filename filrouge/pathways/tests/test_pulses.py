"""The weekly pulse: what nobody can give back to anyone, and what we do not claim.

What is tried below, as the owner of the tables (more than any role of the site): ids, dates, `ctid` (where a row
lies), `xmin` (which transaction wrote it). Decision 0011 says what remains possible.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.pathways.actions.care import answer_pulse
from filrouge.pathways.models import PulseWeek
from filrouge.privacy.context import acting
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .helping import lay_volunteer
from .litany import SignIn
from .test_care import colleague

INDEX = reverse("pathways:pulses-index")


def answer(user: User, cast: Cast, *answers: int) -> bool:
    with acting(user):
        return answer_pulse(by=user, organisation=cast.mission_locale, answers=answers)  # type: ignore[arg-type]


def owner(statement: str, *values: object) -> list[tuple]:
    with acting_as(OWNER), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def everything() -> list[tuple]:
    """All that the three tables hold."""
    return [
        *owner("SELECT week, answers, first, second, third FROM pathways_pulseweek ORDER BY id"),
        *owner("SELECT digest, week FROM pathways_pulsemark ORDER BY digest"),
        *owner("SELECT week, salt FROM pathways_pulsesalt"),
    ]


def last_week() -> date:
    return clock.week_of(clock.today())[0] - timedelta(days=7)


@pytest.fixture
def five(cast: Cast) -> list[User]:
    return [cast.amina, cast.bruno, cast.manon, colleague(cast, "Lea"), colleague(cast, "Hugo")]


def test_one_answer_a_week_added_to_the_team_s(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("pathways:pulses-new", args=[cast.mission_locale.pk])
    client = signed_in(cast.amina)
    page = client.post(url, {"first": 4, "second": 2}).content.decode()
    assert "Choisissez de 1 à 5." in page
    given = {"first": 4, "second": 2, "third": 5}
    assert "mêlée à celles de l’équipe" in client.post(url, given, follow=True).content.decode()
    assert "déjà répondu" in client.post(url, given, follow=True).content.decode()
    assert "déjà répondu" in client.get(url).content.decode()
    assert owner("SELECT answers, first, second, third FROM pathways_pulseweek") == [
        (1, [0, 0, 0, 1, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 1])
    ]


def test_whoever_is_not_of_the_team_does_not_answer(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("pathways:pulses-new", args=[cast.mission_locale.pk])
    for outside in (cast.chloe, cast.farid, cast.dalia, lay_volunteer(cast)):
        assert signed_in(outside).get(url).status_code == 404
        with pytest.raises(ProgrammingError), transaction.atomic(), acting(outside):
            connection.cursor().execute("SELECT answer_pulse(%s, 1, 1, 1)", [cast.mission_locale.pk])
    assert owner("SELECT * FROM pathways_pulseweek") == []


def test_nothing_is_shown_under_five_answers_nor_before_the_week_is_over(
    cast: Cast, signed_in: SignIn, five: list[User]
) -> None:
    def shown(user: User) -> list[int]:
        with acting(user):
            return list(PulseWeek.objects.values_list("answers", flat=True))

    for user in five[:4]:
        answer(user, cast, 3, 3, 3)
    owner("UPDATE pathways_pulseweek SET week = %s RETURNING 1", last_week())
    assert shown(cast.amina) == shown(cast.manon) == []
    owner("UPDATE pathways_pulseweek SET week = %s RETURNING 1", last_week() + timedelta(days=7))
    answer(five[4], cast, 5, 5, 5)
    assert shown(cast.amina) == []
    assert "Aucune semaine à montrer" in signed_in(cast.amina).get(INDEX).content.decode()
    owner("UPDATE pathways_pulseweek SET week = %s RETURNING 1", last_week())
    assert shown(cast.amina) == shown(cast.manon) == shown(cast.dalia) == [5]
    assert shown(cast.chloe) == shown(cast.farid) == []
    assert "3,4" in signed_in(cast.amina).get(INDEX).content.decode()
    assert signed_in(lay_volunteer(cast)).get(INDEX).status_code == 403


@pytest.mark.parametrize("table", ["pathways_pulsemark", "pathways_pulsesalt"])
@pytest.mark.parametrize("statement", ["SELECT * FROM {}", "DELETE FROM {}", "INSERT INTO {} DEFAULT VALUES"])
def test_neither_the_site_nor_its_jobs_read_who_answered(cast: Cast, table: str, statement: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), acting(cast.amina):
        connection.cursor().execute(statement.format(table))
    with pytest.raises(ProgrammingError), transaction.atomic(), as_batch("look"):
        connection.cursor().execute(statement.format(table))


@pytest.mark.parametrize("change", ["SET answers = 9", "SET first = '{9,0,0,0,0}'"])
def test_nobody_changes_the_sums_by_hand(cast: Cast, change: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), acting(cast.manon):
        connection.cursor().execute(f"UPDATE pathways_pulseweek {change}")


def test_the_same_answers_given_by_others_leave_the_same_tables(cast: Cast, five: list[User]) -> None:
    """The strongest thing said here: who answered what is not written, so no reading can find it."""
    answers = [(1, 2, 3), (5, 5, 5), (2, 2, 2), (4, 1, 5), (3, 3, 1)]

    def told(users: Sequence[User]) -> list[tuple]:
        with transaction.atomic():
            owner("INSERT INTO pathways_pulsesalt VALUES (fr_this_week(), 'the same salt') RETURNING 1")
            for user, given in zip(users, answers, strict=True):
                answer(user, cast, *given)
            left = everything()
            transaction.set_rollback(True)
        return left

    assert told(five) == told(five[::-1]) == told([*five[2:], *five[:2]])


def test_trying_to_join_them_again(cast: Cast, five: list[User]) -> None:
    """By the transaction that wrote the rows: who answered last is all it tells. A row lies where there was room."""
    for user, value in zip(five, (1, 5, 2, 4, 3), strict=True):
        answer(user, cast, value, value, value)
    weeks: list[tuple[Any, ...]] = owner("SELECT xmin::text, ctid::text, answers FROM pathways_pulseweek")
    marks = owner(
        "SELECT xmin::text, digest FROM pathways_pulsemark ORDER BY age(xmin)"
    )  # the youngest first
    [(written_by, _place, count)] = weeks
    assert count == 5  # one row for all: five places to put five answers do not exist
    assert [xmin for xmin, _digest in marks].count(written_by) == 1  # and nothing of what she said
    assert marks[0][0] == written_by
    # Cells are written together: their versions do not tell which one the last answer moved.
    assert not owner(
        "SELECT 1 FROM pg_attribute WHERE attrelid = 'pathways_pulseweek'::regclass AND attname = 'at'"
    )


def test_no_trace_of_an_answer_elsewhere(cast: Cast) -> None:
    """No audit, no reading, no job, no event: only the two rows."""

    def counts() -> list[int]:
        watched = ("privacy_change", "privacy_reading", "procrastinate_jobs", "django_admin_log")
        return [owner(f"SELECT count(*) FROM {table}")[0][0] for table in watched]

    before = counts()
    answer(cast.amina, cast, 1, 1, 1)
    assert counts() == before


def test_the_marks_of_a_week_go_with_the_first_answer_of_the_next(cast: Cast) -> None:
    answer(cast.amina, cast, 1, 1, 1)
    owner("UPDATE pathways_pulsemark SET week = week - 7 RETURNING 1")
    owner("UPDATE pathways_pulsesalt SET week = week - 7 RETURNING 1")
    assert answer(cast.bruno, cast, 2, 2, 2)
    assert len(owner("SELECT digest FROM pathways_pulsemark")) == 1
    assert len(owner("SELECT salt FROM pathways_pulsesalt")) == 1
    assert answer(cast.amina, cast, 1, 1, 1)


@pytest.mark.parametrize("wrong", [(0, 3, 3), (3, 6, 3), (3, 3, None)])
def test_only_from_one_to_five(cast: Cast, wrong: tuple) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), acting(cast.amina):
        connection.cursor().execute("SELECT answer_pulse(%s, %s, %s, %s)", [cast.mission_locale.pk, *wrong])
