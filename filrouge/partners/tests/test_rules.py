"""What is not let pass: silence, then silence again, a yes that leads nowhere, a day that comes to ask again."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.partners.actions.referrals import remind_partner, withdraw_referral
from filrouge.partners.actions.returns import read_return
from filrouge.partners.models import Referral, ReferralFact, SheetReturn
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


class TestAskAgain:
    def full(self, cast: Cast, in_days: int) -> Referral:
        referral = sent(cast)
        answered(cast, referral, "full", on=clock.today() + timedelta(days=in_days))
        return referral

    def test_on_the_day_the_partner_said_without_its_name(self, cast: Cast) -> None:
        referral = self.full(cast, 1)
        assert not alerts("referral_ask_again")
        with as_batch("time passes"):
            ReferralFact.objects.filter(kind="full").update(on=clock.today())
        (alert,) = alerts("referral_ask_again")
        assert (alert.user_id, alert.person_id) == (cast.amina.pk, cast.nour.pk)
        line = line_for(cast.amina, alert)
        assert line.tag == "partenaire complet, à redemander"
        assert f"{clock.today():%d/%m/%Y}" in line.why
        assert line.action_url == reverse("partners:referrals-show", args=[referral.pk])
        assert "Comptoir" not in f"{alert.facts} {line.why} {line.tag}"

    def test_it_is_a_line_of_the_day_of_whoever_follows_her(self, cast: Cast, signed_in) -> None:
        self.full(cast, 0)
        assert alerts("referral_ask_again")
        assert "partenaire complet, à redemander" in signed_in(cast.amina).get("/").content.decode()

    def test_without_a_day_there_is_none_to_wait_for(self, cast: Cast) -> None:
        answered(cast, sent(cast), "full")
        assert not alerts("referral_ask_again")

    @pytest.mark.parametrize("kind", ["accepted", "refused", "started"])
    def test_another_answer_ends_it(self, cast: Cast, kind: str) -> None:
        referral = self.full(cast, 0)
        assert alerts("referral_ask_again")
        answered(cast, referral, kind)
        assert not alerts("referral_ask_again")

    def test_full_again_waits_for_the_other_day(self, cast: Cast) -> None:
        referral = self.full(cast, 0)
        answered(cast, referral, "full", on=clock.today() + timedelta(days=20))
        assert not alerts("referral_ask_again")

    def test_asked_again_it_waits_a_week_for_the_answer(self, cast: Cast) -> None:
        referral = self.full(cast, 0)
        with acting(cast.amina):
            remind_partner(by=cast.amina, referral=read(referral))
        assert not alerts("referral_ask_again")
        for days, is_told in ((6, False), (7, True)):
            with as_batch("time passes"):
                ReferralFact.objects.filter(kind="full").update(at=clock.now() - timedelta(days=8))
                ReferralFact.objects.filter(kind="reminded").update(at=clock.now() - timedelta(days=days))
            assert bool(alerts("referral_ask_again")) is is_told
        (alert,) = alerts("referral_ask_again")
        assert "sans réponse depuis" in line_for(cast.amina, alert).why

    def test_nor_what_she_took_back(self, cast: Cast) -> None:
        referral = self.full(cast, 0)
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=read(referral), how="spoken")
        assert not alerts("referral_ask_again")


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
