"""What is not let pass outside: a promise, a debrief, a face shown for too long."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.outreach.actions.encounters import Heard
from filrouge.outreach.actions.outings import debrief_outing
from filrouge.outreach.models import Orientation
from filrouge.people.actions.information import HowGiven, give_information
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate_everyone, evaluate_teams
from filrouge.vigilance.models import Alert
from filrouge.vigilance.queries import AlertLine, line_of
from tests.cast import Cast

from .laying import met, momo, outing_laid, shipped
from .test_testimonies import lent

pytestmark = pytest.mark.django_db


def alerts(rule: str) -> list[Alert]:
    with as_batch("the night"):
        evaluate_teams()
        return list(Alert.objects.open().filter(rule=rule).select_related("person"))


def line_for(cast: Cast, alert: Alert) -> AlertLine:
    """As Farid reads it."""
    with acting(cast.farid):
        return line_of(Alert.objects.saying_if_in_charge(cast.farid).get(pk=alert.pk), cast.farid)


class TestPromises:
    def test_a_promise_past_its_day_is_told_to_who_made_it_without_a_name(self, cast: Cast) -> None:
        promised = Heard(next_step=shipped("next_step"), next_step_on=clock.today() - timedelta(days=2))
        met(cast, who=momo(), heard=promised)
        met(cast, who=momo(), heard=Heard(next_step=shipped("next_step"), next_step_on=clock.today()))
        (alert,) = alerts("promise_outside")
        assert (alert.user, alert.person) == (cast.farid, None)
        line = line_for(cast, alert)
        assert line.why == "1 personne rencontrée dehors attend ce qui lui a été promis."
        assert line.action_url == "/hors-les-murs/personnes/"
        assert "Momo" not in str(alert.facts)


class TestDebriefs:
    def test_after_three_days_an_outing_asks_for_its_debrief(self, cast: Cast) -> None:
        outing = outing_laid(cast, starts_at=clock.now() - timedelta(days=4))
        outing_laid(cast, starts_at=clock.now() - timedelta(days=2))
        (alert,) = alerts("no_debrief")
        assert str(outing.pk) in line_for(cast, alert).action_url
        with acting(cast.farid):
            debrief_outing(by=cast.farid, outing=outing, worked="Le thé")
        assert not alerts("no_debrief")

    def test_one_called_off_asks_nothing(self, cast: Cast) -> None:
        outing_laid(cast, starts_at=clock.now() - timedelta(days=4), cancelled_at=clock.now())
        assert not alerts("no_debrief")


class TestTestimonies:
    def test_a_face_shown_after_the_agreement_ended_is_grave(self, cast: Cast) -> None:
        lent(cast, until=30)
        assert not alerts("testimony_past")
        lent(cast, until=-2)
        (alert,) = alerts("testimony_past")
        assert line_for(cast, alert).kind == "grave"
        assert alert.user == cast.farid


class TestInformation:
    def due(self, cast: Cast, days: int) -> list[Alert]:
        with as_batch("fixture"):
            Orientation.objects.all().delete()
            Orientation.objects.create(
                person=cast.nour,
                project=cast.project,
                organisation=cast.mission_locale,
                given_name="Nour",
                agreed_how="spoken",
                taken_by=cast.amina,
                received_at=clock.now() - timedelta(days=days),
                answer_by=clock.today(),
            )
            evaluate_everyone()
            return list(Alert.objects.open().filter(rule="information_due"))

    def test_within_the_month_someone_is_told_what_is_kept_of_her(self, cast: Cast) -> None:
        assert self.due(cast, 19) == []
        (alert,) = self.due(cast, 20)
        assert (alert.person_id, alert.user_id) == (cast.nour.pk, cast.amina.pk)
        with acting(cast.amina):
            line = line_of(Alert.objects.saying_if_in_charge(cast.amina).get(pk=alert.pk), cast.amina)
        assert line.action_url == reverse("people:agreements-index", args=[cast.nour.pk])

    def test_once_told_it_is_over(self, cast: Cast) -> None:
        assert self.due(cast, 40)
        with acting(cast.amina):
            give_information(
                by=cast.amina,
                person=cast.nour,
                project=cast.project,
                purpose="accompaniment",
                given=HowGiven(language="ara", how="spoken"),
            )
        assert self.due(cast, 40) == []
