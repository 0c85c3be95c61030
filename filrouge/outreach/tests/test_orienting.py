"""What runs by itself around orientations: reminders, and forgetting those that led to no file."""

from datetime import timedelta

import pytest

from filrouge.outreach.actions.orientations import answer_orientation, discard_orientation, take_orientation
from filrouge.outreach.models import ForgottenOrientation, Orientation, OrientationAnswer, Origin
from filrouge.outreach.orienting.forgetting import forget_orientations
from filrouge.outreach.orienting.telling import acknowledge
from filrouge.privacy.context import acting
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate
from filrouge.vigilance.models import Alert
from filrouge.vigilance.queries import line_of
from filrouge.vigilance.registry import RULES
from tests.cast import Cast

from .sending import door_laid, sent, structure_laid


def moved(orientation: Orientation, **columns: object) -> None:
    with as_batch("time passes"):
        Orientation.objects.filter(pk=orientation.pk).update(**columns)


def alerts(cast: Cast) -> list[Alert]:
    with as_batch("the night"):
        evaluate(RULES["orientation_due"])
        due = Alert.objects.open().filter(rule="orientation_due").select_related("user")
        return list(due.saying_if_in_charge(cast.dalia))


class TestReminders:
    @pytest.mark.parametrize(
        ("days", "tag"),
        [
            (2, "à répondre sous 2 jours"),
            (0, "à répondre aujourd’hui"),
            (-1, "réponse en retard de 1 jour"),
            (-9, "réponse en retard de 9 jours"),
        ],
    )
    def test_the_team_is_reminded_two_days_before_and_after(self, cast: Cast, days: int, tag: str) -> None:
        one = sent(door_laid(cast))
        moved(one, answer_by=clock.today() + timedelta(days=days))
        (alert,) = alerts(cast)
        line = line_of(alert, cast.dalia)
        assert line.tag == tag
        assert line.action_url == f"/orientations/{one.pk}/"
        assert "Salima" not in line.why

    def test_not_while_there_is_time(self, cast: Cast) -> None:
        sent(door_laid(cast))
        assert not alerts(cast)

    def test_whose_it_is_and_the_coordination_s_while_it_is_nobody_s(self, cast: Cast) -> None:
        one = sent(door_laid(cast))
        moved(one, answer_by=clock.today())
        assert alerts(cast)[0].user == cast.dalia
        with acting(cast.amina):
            take_orientation(by=cast.amina, orientation=one)
        assert alerts(cast)[0].user == cast.amina

    def test_an_answer_or_putting_it_aside_ends_it(self, cast: Cast) -> None:
        door = door_laid(cast)
        answered, aside = sent(door), sent(door)
        for one in (answered, aside):
            moved(one, answer_by=clock.today())
        assert len(alerts(cast)) == 2
        with acting(cast.amina):
            answer_orientation(by=cast.amina, orientation=answered, kind="waiting")
            discard_orientation(by=cast.amina, orientation=aside, because="deux fois")
        assert not alerts(cast)

    def test_the_stranger_is_told_nothing(self, cast: Cast) -> None:
        moved(sent(door_laid(cast)), answer_by=clock.today())
        alerts(cast)
        for user, told in ((cast.amina, True), (cast.dalia, True), (cast.farid, False), (cast.chloe, False)):
            with acting(user):
                assert Alert.objects.filter(rule="orientation_due").exists() is told


class TestForgetting:
    def forget(self) -> int:
        with as_batch("the night"):
            return forget_orientations()

    def refused(self, cast: Cast, one: Orientation, days: int) -> None:
        with acting(cast.amina):
            answer_orientation(
                by=cast.amina, orientation=one, kind="refused", reason="no_room", proposal="La mission locale"
            )
        with as_batch("time passes"):
            OrientationAnswer.objects.update(at=clock.now() - timedelta(days=days))

    @pytest.mark.parametrize(("days", "kept"), [(89, 1), (91, 0)])
    def test_ninety_days_after_a_refusal(self, cast: Cast, days: int, kept: int) -> None:
        structure_laid(cast, "Maison de quartier des Arènes")
        one = sent(door_laid(cast))
        with as_batch("acknowledged"):
            acknowledge(one.pk)
        self.refused(cast, one, days)
        assert self.forget() == 1 - kept
        with as_batch("look"):
            assert Orientation.objects.count() == Origin.objects.count() == kept
            assert OrientationAnswer.objects.count() == kept
            assert OutsideLink.objects.filter(revoked_at=None).count() == kept
            counted = ForgottenOrientation.objects.values_list("come_from", "month__day")
            assert list(counted) == [("listed", 1)] * (1 - kept)

    def test_a_covered_one_is_counted_without_its_structure(self, cast: Cast) -> None:
        structure_laid(cast, "Le Pont", reveals="health")
        self.refused(cast, sent(door_laid(cast), structure="Le Pont"), 91)
        self.forget()
        with as_batch("look"):
            one = ForgottenOrientation.objects.get()
        assert (one.come_from, one.orienting_organisation_id) == ("covered", None)

    @pytest.mark.parametrize(("days", "gone"), [(13, 0), (15, 1)])
    def test_fourteen_days_once_put_aside_and_never_counted(self, cast: Cast, days: int, gone: int) -> None:
        one = sent(door_laid(cast))
        moved(one, discarded_at=clock.now() - timedelta(days=days))
        assert self.forget() == gone
        with as_batch("look"):
            assert not ForgottenOrientation.objects.exists()

    def test_a_year_without_a_file(self, cast: Cast) -> None:
        moved(sent(door_laid(cast)), received_at=clock.now() - timedelta(days=366))
        assert self.forget() == 1

    def test_never_one_that_has_a_file(self, cast: Cast) -> None:
        one = sent(door_laid(cast))
        moved(one, person_id=cast.nour.pk, received_at=clock.now() - timedelta(days=500))
        assert self.forget() == 0
