"""The journal of readings: who may write which line, who reads it, and a chain that shows tampering."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from filrouge.privacy import seals
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading, Seal, Verification
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.shared import clock
from tests.cast import Cast

NOUR = UUID(int=1)


def line(cast: Cast, **values: object) -> Reading:
    """A line as the page writes it."""
    whole = {"organisations": [cast.mission_locale.pk], "user_id": cast.amina.pk, "person_id": cast.nour.pk}
    return Reading.objects.create(**{**whole, "what": "record", **values})


class TestWriting:
    def test_in_one_s_own_name(self, cast: Cast) -> None:
        with acting(cast.amina):
            assert line(cast).at

    @pytest.mark.parametrize(
        "forged",
        [
            {"user_id": None},
            {"user_id": 0},
            {"organisations": []},
            {"organisations": [1, 2, 3]},
            {"at": clock.now() - timedelta(days=1)},
            {"link": "other"},
        ],
    )
    def test_neither_in_another_s_nor_in_the_past(self, cast: Cast, forged: dict) -> None:
        with (
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
            acting(cast.amina),
        ):
            line(cast, **forged)

    def test_it_is_read_by_its_author_the_team_and_the_officer(self, cast: Cast) -> None:
        with acting(cast.amina):
            line(cast)
        for user, sees in (
            (cast.amina, 1),
            (cast.bruno, 1),
            (cast.olga, 1),
            (cast.chloe, 0),
            (cast.farid, 0),
        ):
            with acting(user):
                assert Reading.objects.count() == sees, user

    def test_the_officer_also_sees_readings_from_elsewhere(self, cast: Cast) -> None:
        with acting(cast.farid):
            line(cast, user_id=cast.farid.pk, organisations=[cast.association.pk], what="emergency")
        with acting(cast.olga):
            assert Reading.objects.get().user_id == cast.farid.pk


@pytest.fixture
def sealed(cast: Cast) -> list[int]:
    """Three stretches of two lines, sealed one after the other; their ids."""
    ids = []
    with as_batch("lay"):
        for minutes in (30, 20, 10):
            moment = clock.now() - timedelta(minutes=minutes)
            ids += [line(cast, at=moment + timedelta(seconds=s)).pk for s in (0, 1)]
            until = moment + timedelta(minutes=5)
            _seal_at(until)
    return ids


def _seal_at(until: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seals.clock, "now", lambda: until + seals.AGE)
        assert seals.seal_journal().count == 2


def tamper(statement: str, *values: object) -> None:
    """As the owner of the database, the only one who can."""
    with acting_as(OWNER), connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount == 1


def problem() -> str:
    with as_batch("verify"):
        return seals.verify_journal().problem


class TestChain:
    def test_it_holds(self, sealed: list[int], capsys: pytest.CaptureFixture) -> None:
        call_command("verify_journal")
        assert "Le journal tient : 6 lignes sous 3 sceaux." in capsys.readouterr().out

    def test_lines_younger_than_a_minute_wait(self, cast: Cast) -> None:
        with acting(cast.amina):
            line(cast)
        with as_batch("seal"):
            assert seals.seal_journal() is None
        assert not problem()

    def test_a_line_taken_out(self, sealed: list[int]) -> None:
        tamper("DELETE FROM privacy_reading WHERE id = %s", sealed[2])
        assert "disparu" in problem()
        with pytest.raises(CommandError, match=r"ne tient pas.*disparu"):
            call_command("verify_journal")

    def test_a_line_whose_time_changed(self, sealed: list[int]) -> None:
        tamper("UPDATE privacy_reading SET at = at + interval '1 second' WHERE id = %s", sealed[2])
        assert "a changé" in problem()

    def test_a_line_put_in_the_past(self, sealed: list[int], cast: Cast) -> None:
        with as_batch("lay"):
            line(cast, at=clock.now() - timedelta(minutes=19))
        assert "ajoutées après coup" in problem()

    def test_a_line_moved_from_a_stretch_to_the_next(self, sealed: list[int]) -> None:
        tamper("UPDATE privacy_reading SET at = at + interval '10 minutes' WHERE id = %s", sealed[0])
        assert "disparu" in problem()

    def test_a_seal_taken_out(self, sealed: list[int]) -> None:
        tamper("DELETE FROM privacy_seal WHERE id = (SELECT min(id) FROM privacy_seal)")
        assert "sceau manque" in problem()

    def test_a_seal_rewritten(self, sealed: list[int]) -> None:
        tamper("DELETE FROM privacy_reading WHERE id = %s", sealed[0])
        tamper("UPDATE privacy_seal SET count = 1 WHERE id = (SELECT min(id) FROM privacy_seal)")
        assert "a changé" in problem()

    def test_what_a_line_says_may_be_erased(self, sealed: list[int]) -> None:
        with as_batch("erase"):
            Reading.objects.update(reason="", person_id=NOUR)
        assert not problem()

    def test_a_stopped_worker_is_seen(self, sealed: list[int], cast: Cast) -> None:
        later = clock.now() + timedelta(hours=1)
        with acting(cast.amina):
            line(cast)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(seals.clock, "now", lambda: later)
            assert "Rien n’est scellé" in problem()

    def test_each_night_the_answer_is_kept(self, sealed: list[int]) -> None:
        with as_batch("verify"):
            seals.record_verification()
        assert (Verification.objects.get().lines, Seal.objects.count()) == (6, 3)


class TestScreen:
    PAGE = reverse("privacy:readings-index")

    def test_by_reference_for_the_officer(self, cast: Cast, signed_in: Callable) -> None:
        with acting(cast.amina):
            line(cast)
        page = signed_in(cast.olga).get(self.PAGE, {"reference": cast.nour.reference.lower()})
        assert "Amina Martin" in page.content.decode()
        assert "Mission locale de Béziers" in page.content.decode()

    def test_for_others_no_reference_exists(self, cast: Cast, signed_in: Callable) -> None:
        for user in (cast.amina, cast.chloe):
            page = signed_in(user).get(self.PAGE, {"reference": cast.nour.reference})
            assert "Aucune personne suivie" in page.content.decode()
