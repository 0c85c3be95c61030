"""What is not let pass: silence, then silence again, then a yes that leads nowhere."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.partners.actions.referrals import withdraw_referral
from filrouge.partners.actions.returns import read_return
from filrouge.partners.models import ReferralFact, SheetReturn
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from filrouge.vigilance.queries import AlertLine, line_of
from tests.cast import Cast

from .laying import aged, answered, back, read, sent, sheet_laid

pytestmark = pytest.mark.django_db


def alerts(rule: str) -> list[Alert]:
    with as_batch("the night"):
        evaluate_everyone()
        return list(Alert.objects.open().filter(rule=rule))


def line_for(user: object, alert: Alert) -> AlertLine:
    with acting(user):
        return line_of(Alert.objects.saying_if_in_charge(user).get(pk=alert.pk), user)


class TestSilence:
    def test_from_the_day_after_to_who_follows_her_without_the_partner_s_name(self, cast: Cast) -> None:
        referral = aged(sent(cast), 7)
        assert not alerts("referral_silent")
        referral = aged(referral, 1)
        (alert,) = alerts("referral_silent")
        assert (alert.user_id, alert.person_id) == (cast.amina.pk, cast.nour.pk)
        line = line_for(cast.amina, alert)
        assert line.tag == "partenaire muet depuis 1 jour"
        assert line.action_url == reverse("partners:referrals-show", args=[referral.pk])
        assert "Comptoir" not in f"{alert.facts} {line.why} {line.tag}"

    @pytest.mark.parametrize("kind", ["accepted", "refused", "full", "wrong_public", "started"])
    def test_an_answer_ends_it(self, cast: Cast, kind: str) -> None:
        referral = aged(sent(cast), 9)
        assert alerts("referral_silent")
        answered(cast, referral, kind)
        assert not alerts("referral_silent")

    def test_a_colleague_who_takes_over_has_not_answered(self, cast: Cast) -> None:
        referral = aged(sent(cast), 9)
        answered(cast, referral, "taken_over", who="Lina Cros")
        assert alerts("referral_silent")

    def test_nor_what_she_took_back(self, cast: Cast) -> None:
        referral = aged(sent(cast), 9)
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=referral, how="spoken")
        assert not alerts("referral_silent")


class TestEscalation:
    def test_after_as_long_again_the_coordination_is_told(self, cast: Cast) -> None:
        referral = aged(sent(cast), 14)
        assert not alerts("referral_unanswered")
        referral = aged(referral, 1)
        (alert,) = alerts("referral_unanswered")
        assert alert.user == cast.dalia
        line = line_for(cast.dalia, alert)
        assert line.action_url == reverse("partners:referrals-show", args=[referral.pk])
        assert len(alerts("referral_silent")) == 1

    def test_three_days_given_three_days_more(self, cast: Cast) -> None:
        referral = aged(sent(cast, answer_by=clock.today() + timedelta(days=3)), 6)
        assert not alerts("referral_unanswered")
        aged(referral, 1)
        assert alerts("referral_unanswered")


class TestNotBegun:
    def test_a_yes_that_leads_nowhere(self, cast: Cast) -> None:
        referral = sent(cast)
        answered(cast, referral, "accepted", on=clock.today() - timedelta(days=7))
        assert not alerts("referral_not_begun")
        with as_batch("time passes"):
            ReferralFact.objects.filter(kind="accepted").update(on=clock.today() - timedelta(days=8))
        (alert,) = alerts("referral_not_begun")
        assert alert.user == cast.amina
        answered(cast, referral, "started")
        assert not alerts("referral_not_begun")


class TestSheet:
    def test_a_sheet_that_came_back_waits_three_days_and_no_longer_is_silence(self, cast: Cast) -> None:
        referral = sent(cast)
        returned = back(cast, sheet_laid(cast, referral), situation="Logée")
        aged(referral, 9)
        assert not alerts("referral_silent")
        assert not alerts("sheet_to_read")
        with as_batch("time passes"):
            SheetReturn.objects.update(at=clock.now() - timedelta(days=4))
        (alert,) = alerts("sheet_to_read")
        line = line_for(cast.amina, alert)
        assert (alert.user_id, line.tag) == (cast.amina.pk, "fiche navette à relire")
        assert "Logée" not in f"{alert.facts} {line.why}"
        with acting(cast.amina):
            read_return(
                by=cast.amina, referral=read(referral), returned=returned, decisions={"situation": False}
            )
        assert not alerts("sheet_to_read")

    def test_a_sheet_that_left_is_no_answer(self, cast: Cast) -> None:
        referral = sent(cast)
        sheet_laid(cast, referral)
        aged(referral, 9)
        assert alerts("referral_silent")
