"""Before a meeting, the partners of the people on its agenda are asked at once; who is left out is told, and why."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.commissions.actions.news import ask_partners
from filrouge.commissions.models import Meeting
from filrouge.partners.actions.referrals import withdraw_referral
from filrouge.partners.models import ReferralAgreement, Sheet, SheetRound, SheetValue
from filrouge.partners.tasks import make_asked_round
from filrouge.partners.tests.laying import answered, handed, sent, sheet_laid, structure_laid
from filrouge.partners.tests.laying import read as referral_read
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import Laid, case_laid, read
from .litany import SignIn, asked_by, assert_litany

pytestmark = pytest.mark.django_db


def address(meeting: Meeting) -> str:
    return reverse("commissions:news-new", args=[meeting.pk])


def accepted(cast: Cast, **changes: object):
    referral = sent(cast, **changes)
    answered(cast, referral, "accepted")
    return referral


def asked(cast: Cast, signed_in: SignIn, meeting: Meeting, user=None) -> SheetRound:
    answer = signed_in(user or cast.dalia).post(address(meeting), {"asked": ["answer", "meeting"]})
    assert answer.status_code == 302, answer.content.decode()
    with as_batch("look"):
        return SheetRound.objects.latest("created_at")


def sheets() -> list[Sheet]:
    with as_batch("look"):
        return list(Sheet.objects.order_by("at"))


class TestNew:
    def test_the_litany(self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting) -> None:
        case_laid(cast, meeting)
        accepted(cast)
        page = assert_litany(
            cast,
            signed_in,
            "news-new",
            meeting.pk,
            who="dalia",
            hidden=("chloe",),
            refused=("farid",),
        )
        assert "Nour" in page
        assert "Comptoir du Port" in page
        assert "Préparer 1 fiche" in page
        assert (
            address(meeting)
            in signed_in(cast.dalia)
            .get(reverse("commissions:meetings-show", args=[meeting.pk]))
            .content.decode()
        )

    def test_the_coordination_asks_and_reads_nothing_of_what_is_said(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting
    ) -> None:
        case_laid(cast, meeting)
        referral = accepted(cast)
        found = asked(cast, signed_in, meeting)
        assert (found.user_id, found.total, found.waiting) == (cast.dalia.pk, 1, [referral.pk])
        make_asked_round(str(found.pk))
        make_asked_round(str(found.pk))  # twice makes nothing twice
        (sheet,) = sheets()
        assert (sheet.created_by_id, sheet.referral_id) == (cast.dalia.pk, referral.pk)
        assert sheet.lines == ["name", "reach", "asked"]
        assert sheet.asked == ["answer", "meeting"]
        with acting(cast.dalia):
            assert not SheetValue.objects.exists()
        page = signed_in(cast.dalia).get(reverse("partners:rounds-show", args=[found.pk])).content.decode()
        assert "1 fiche préparée." in page
        assert "relu par l’équipe" in page
        for user in (cast.amina, cast.chloe):
            url = reverse("partners:rounds-show", args=[found.pk])
            assert signed_in(user).get(url).status_code == 404

    def test_a_team_asks_of_its_own_people(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting
    ) -> None:
        case_laid(cast, meeting)
        accepted(cast)
        found = asked(cast, signed_in, meeting, cast.amina)
        make_asked_round(str(found.pk))
        assert [one.created_by_id for one in sheets()] == [cast.amina.pk]

    def test_the_job_asks_the_right_again(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting
    ) -> None:
        case_laid(cast, meeting)
        accepted(cast)
        found = asked(cast, signed_in, meeting)
        with as_batch("time passes"):
            SheetRound.objects.filter(pk=found.pk).update(user=cast.farid)
        make_asked_round(str(found.pk))
        assert not sheets()

    def test_she_took_her_agreement_back_meanwhile(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting
    ) -> None:
        case_laid(cast, meeting)
        referral = accepted(cast)
        found = asked(cast, signed_in, meeting)
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=referral_read(referral), how="spoken")
        make_asked_round(str(found.pk))
        assert not sheets()


class TestLeftOut:
    def why(self, cast: Cast, signed_in: SignIn, meeting: Meeting) -> str:
        page = signed_in(cast.dalia).get(address(meeting)).content.decode()
        return page.split("Sans fiche, et pourquoi")[1]

    def test_each_reason_is_told(self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting) -> None:
        case_laid(cast, meeting)
        assert "aucune structure partenaire" in self.why(cast, signed_in, meeting)
        referral = sent(cast)
        assert "pas encore de réponse : Comptoir du Port" in self.why(cast, signed_in, meeting)
        answered(cast, referral, "accepted")
        sheet_laid(cast, referral)
        assert "une fiche y est déjà" in self.why(cast, signed_in, meeting)
        with as_batch("time passes"):
            ReferralAgreement.objects.update(until=clock.today() - timedelta(days=1))
        assert "son accord a pris fin" in self.why(cast, signed_in, meeting)

    def test_where_going_there_says_something_nothing_is_told_to_the_coordination(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting
    ) -> None:
        case_laid(cast, meeting)
        accepted(cast, structure=structure_laid("Maison des femmes"))
        page = signed_in(cast.dalia).get(address(meeting)).content.decode()
        assert "Maison des femmes" not in page
        assert "aucune structure partenaire" in page
        with acting(cast.dalia), pytest.raises(ValidationError):
            ask_partners(by=cast.dalia, meeting=read(meeting), asked=["answer"])

    def test_without_an_address_it_is_told_who_hands_it_over(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting
    ) -> None:
        case_laid(cast, meeting)
        answered(cast, handed(cast, email="")[0], "accepted")
        assert "l’équipe lui remet la fiche" in signed_in(cast.dalia).get(address(meeting)).content.decode()

    def test_it_asks_no_more_for_many(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting
    ) -> None:
        case_laid(cast, meeting)
        accepted(cast)
        counts = []
        for _ in range(2):
            client = signed_in(cast.dalia)
            with CaptureQueriesContext(connection) as queries:
                client.get(address(meeting))
            counts.append(len(asked_by(queries)))
            for _more in range(3):
                accepted(cast)
        assert counts[0] == counts[1]


def test_not_once_it_is_over_nor_by_a_stranger(
    cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting
) -> None:
    case_laid(cast, meeting)
    accepted(cast)
    for user in (cast.farid, cast.chloe, cast.manon):
        with acting(user), pytest.raises(PermissionDenied):
            ask_partners(by=user, meeting=read(meeting), asked=["answer"])
    with as_batch("time passes"):
        Meeting.objects.filter(pk=meeting.pk).update(cancelled_at=clock.now())
    with acting(cast.dalia), pytest.raises(ValidationError):
        ask_partners(by=cast.dalia, meeting=read(meeting), asked=["answer"])
