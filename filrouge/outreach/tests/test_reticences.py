"""Reticences are statistics: whoever tries to tie one to someone again fails."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from filrouge.outreach.actions.encounters import Felt, Heard
from filrouge.outreach.models import Encounter, Reticence
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import met, momo, outing_laid, shipped

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_met_the_same_week(cast: Cast) -> list[Encounter]:
    monday, _sunday = clock.week_of(clock.today() - timedelta(days=7))
    outing = outing_laid(cast, starts_at=clock.start_of(monday) + timedelta(hours=10))
    return [
        met(
            cast,
            outing=outing,
            at=outing.starts_at + timedelta(minutes=minutes),
            who=momo(nickname=name),
            heard=Heard(note=name),
            reticences=(Felt(reticence=shipped("reticence", rank), reply=shipped("reply"), helped="yes"),),
        )
        for minutes, name, rank in ((10, "Momo", 1), (40, "Sara", 2))
    ]


class TestNothingTiesThemToSomeone:
    def test_no_column_they_share_tells_two_encounters_apart(self, two_met_the_same_week: list) -> None:
        """All that a reticence says besides itself is the same for both."""
        with as_batch("try to join"):
            known = {(one.project_id, one.channel, one.week) for one in Reticence.objects.all()}
        assert len(known) == 1

    def test_no_key_leads_to_an_encounter_a_user_or_a_team(self) -> None:
        keys = {f.name for f in Reticence._meta.concrete_fields if f.is_relation}
        assert keys == {"project", "reticence", "reply"}
        assert not [f for f in Reticence._meta.get_fields() if f.auto_created and f.is_relation]

    def test_their_ids_are_not_ordered_by_time(self, two_met_the_same_week: list) -> None:
        with as_batch("try to join"):
            assert {one.pk.version for one in Reticence.objects.all()} == {4}

    def test_no_date_is_finer_than_the_week(self, two_met_the_same_week: list) -> None:
        with as_batch("try to join"):
            assert {one.week.weekday() for one in Reticence.objects.all()} == {0}
        assert not [
            f.name for f in Reticence._meta.concrete_fields if f.get_internal_type() == "DateTimeField"
        ]

    def test_no_history_keeps_them(self, two_met_the_same_week: list) -> None:
        with as_batch("try to join"):
            assert not Change.objects.filter(table="outreach_reticence").exists()

    @pytest.mark.parametrize("column", ["xmin", "ctid"])
    def test_the_web_role_cannot_ask_what_was_written_together(
        self, cast: Cast, two_met_the_same_week: list, column: str
    ) -> None:
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            acting(cast.farid),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"SELECT {column} FROM outreach_reticence")
