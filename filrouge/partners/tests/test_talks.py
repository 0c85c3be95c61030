"""A call between both teams, an interview with three voices: planned in a press, one summary for both sides."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.messaging.models import Message
from filrouge.partners.actions.referrals import withdraw_referral
from filrouge.partners.actions.talks import Meeting, plan_talk, tell_talk
from filrouge.partners.models import Referral, ReferralFact, Talk
from filrouge.partners.referring import telling
from filrouge.pathways.models import Step
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import kinds_of, links_of, nobody, opened_to_amina, read, sent, structure_laid, token_for
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


def steps() -> list[Step]:
    with as_batch("look"):
        return list(Step.objects.order_by("created_at"))


def planned(cast: Cast, referral: Referral, talk: Talk = Talk.THREE, days: int = 3) -> ReferralFact:
    meeting = Meeting(on=clock.today() + timedelta(days=days), at=time(10, 30), where="dans vos locaux")
    with acting(cast.amina):
        return plan_talk(by=cast.amina, referral=read(referral), talk=talk, meeting=meeting)


class TestNew:
    def test_the_litany(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "talks-new", sent(cast).pk, "three")
        assert "entretien à trois voix" in page
        assert "une étape du parcours" in page

    def test_no_other_kind(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("partners:talks-new", args=[sent(cast).pk, "dinner"])
        assert signed_in(cast.amina).get(url).status_code == 404

    @pytest.mark.parametrize(("talk", "kind"), [("call", "call_set"), ("three", "three_set")])
    def test_on_the_thread_of_both_sides_and_on_the_path(
        self, cast: Cast, signed_in: SignIn, talk: str, kind: str
    ) -> None:
        referral, day = sent(cast), clock.today() + timedelta(days=3)
        said = {"on": day.isoformat(), "at": "10:30", "where": "nous vous appelons"}
        url = reverse("partners:talks-new", args=[referral.pk, talk])
        assert signed_in(cast.amina).post(url, said).status_code == 302
        assert kinds_of(referral) == ["sent", kind]
        (step,) = steps()
        assert (step.planned_on, step.with_whom) == (day, "Comptoir du Port")
        ours = signed_in(cast.amina).get(reverse("partners:referrals-show", args=[referral.pk]))
        theirs = nobody().get(reverse("partners:answers-show", args=[token_for(referral)]))
        for page in (ours, theirs):
            assert "à 10 h 30, nous vous appelons" in page.content.decode()
        assert read(referral).state == ""  # nobody answered for it

    def test_the_partner_is_told_without_a_name(self, cast: Cast) -> None:
        referral = sent(cast)
        fact = planned(cast, referral)
        assert ProcrastinateJob.objects.filter(task_name="partners.tell_talk").exists()
        with as_batch("the job"):
            telling.tell_talk(referral.pk, fact.pk)
            letter = Message.objects.latest("asked_at")
        assert "Se parler le" in letter.subject
        assert token_for(referral) in letter.text
        assert "Nour" not in f"{letter.subject} {letter.text}"
        assert len(links_of(referral)) == 1

    def test_a_past_day_is_explained(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("partners:talks-new", args=[sent(cast).pk, "call"])
        yesterday = (clock.today() - timedelta(days=1)).isoformat()
        page = signed_in(cast.amina).post(url, {"on": yesterday, "where": "chez vous"}).content.decode()
        assert "Ce jour est passé" in page
        assert "chez vous" in page
        assert not steps()

    def test_another_day_moves_the_same_step(self, cast: Cast) -> None:
        referral = sent(cast)
        planned(cast, referral)
        planned(cast, referral, days=9)
        (step,) = steps()
        assert step.planned_on == clock.today() + timedelta(days=9)

    def test_where_going_there_says_something_the_path_does_not(self, cast: Cast, signed_in: SignIn) -> None:
        opened_to_amina(cast, 5)
        referral = sent(cast, structure=structure_laid("Maison des femmes"))
        planned(cast, referral)
        assert not steps()
        page = signed_in(cast.amina).get(reverse("partners:talks-new", args=[referral.pk, "call"]))
        assert "une étape du parcours" not in page.content.decode()


class TestTell:
    def test_the_litany(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "talks-tell", sent(cast).pk, "three")
        for voice in ("la personne", "social", "professionnel"):
            assert f"Ce que dit l’accompagnement {voice}" in page or f"Ce que dit {voice}" in page
        call = reverse("partners:talks-tell", args=[sent(cast).pk, "call"])
        assert "Ce que dit" not in signed_in(cast.amina).get(call).content.decode()

    def test_one_summary_for_both_and_the_step_is_done(self, cast: Cast, signed_in: SignIn) -> None:
        referral = sent(cast)
        planned(cast, referral, days=0)
        url = reverse("partners:talks-tell", args=[referral.pk, "three"])
        said = {"on": clock.today().isoformat(), "person": "Je veux cuisiner", "agreed": "Un essai en mai"}
        assert signed_in(cast.amina).post(url, said).status_code == 302
        ours = signed_in(cast.amina).get(reverse("partners:referrals-show", args=[referral.pk]))
        theirs = nobody().get(reverse("partners:answers-show", args=[token_for(referral)]))
        for page in (ours, theirs):
            for words in (
                "Ce que dit la personne : Je veux cuisiner",
                "Ce qui est convenu : Un essai en mai",
            ):
                assert words in page.content.decode().replace("\xa0", " ").replace("\u202f", " ")
        (step,) = steps()
        assert step.done_on == clock.today()

    def test_a_step_called_otherwise_since_is_the_same(self, cast: Cast) -> None:
        referral = sent(cast)
        planned(cast, referral, days=5)
        with as_batch("fixture"):
            Step.objects.update(title="Voir Mme Costa")
        planned(cast, referral, days=0)
        (step,) = steps()
        assert (step.title, step.planned_on) == ("Voir Mme Costa", clock.today())
        with acting(cast.amina):
            tell_talk(by=cast.amina, referral=read(referral), talk=Talk.THREE, on=clock.today(), words="Vu")
        assert steps()[0].done_on == clock.today()

    def test_nothing_written_or_a_day_to_come_is_explained(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("partners:talks-tell", args=[sent(cast).pk, "call"])
        client, today = signed_in(cast.amina), clock.today()
        assert "au moins ce qui est convenu" in client.post(url, {"on": today.isoformat()}).content.decode()
        tomorrow = (today + timedelta(days=1)).isoformat()
        assert "pas encore venu" in client.post(url, {"on": tomorrow, "agreed": "x"}).content.decode()


def test_neither_a_stranger_nor_once_it_is_over(cast: Cast) -> None:
    referral = sent(cast)
    meeting = Meeting(on=clock.today())
    for user in (cast.chloe, cast.dalia, cast.farid, cast.manon):
        with acting(user), pytest.raises(PermissionDenied):
            plan_talk(by=user, referral=read(referral), talk=Talk.CALL, meeting=meeting)
        with acting(user), pytest.raises(PermissionDenied):
            tell_talk(by=user, referral=read(referral), talk=Talk.CALL, on=clock.today(), words="x")
    with acting(cast.amina):
        withdraw_referral(by=cast.amina, referral=read(referral), how="spoken")
    with acting(cast.amina), pytest.raises(ValidationError):
        plan_talk(by=cast.amina, referral=read(referral), talk=Talk.CALL, meeting=meeting)
