"""What is sent to a structure that is an organisation of Fil rouge arrives in its screens too, and nowhere else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.directory.models import Structure
from filrouge.partners.actions.answers import Answer, answer_received
from filrouge.partners.actions.referrals import withdraw_referral
from filrouge.partners.models import Referral, ReferralAgreement, ReferralFact, ReferralValue
from filrouge.partners.referring import received
from filrouge.partners.referring.received import Tray, received_page
from filrouge.partners.referring.referred import referred
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import SAID, answered, links_of, read, sent, structure_laid, token_for
from .litany import SignIn, asked_by, assert_litany

pytestmark = pytest.mark.django_db
STRANGERS = ("amina", "bruno", "dalia", "chloe", "manon", "olga", "petra")


@pytest.fixture
def structure(cast: Cast) -> Structure:
    """Farid's association, as the directory publishes it."""
    return structure_laid(
        "Passerelles 34",
        siret=cast.association.siret,
        organisation=cast.association,
        linked_on=clock.today(),
    )


def show(referral: Referral) -> str:
    return reverse("partners:received-show", args=[referral.pk])


class TestIndex:
    def test_the_litany(self, cast: Cast, signed_in: SignIn, structure: Structure) -> None:
        sent(cast, structure=structure)
        page = assert_litany(
            cast, signed_in, "received-index", who="farid", hidden=(), refused=STRANGERS, budget=8
        )
        assert "Nour Al Khatib" in page
        assert "Mission locale de Béziers" in page
        assert (
            reverse("partners:received-index")
            in signed_in(cast.farid).get(reverse("partners:referrals-index")).content.decode()
        )

    def test_each_in_its_tray_a_page_at_a_time(
        self, cast: Cast, structure: Structure, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(received, "PAGE", 2)
        first, second, third = (
            sent(cast, structure=structure, answer_by=clock.today() + timedelta(days=days))
            for days in (3, 1, 2)
        )
        over = sent(cast, structure=structure)
        answered(cast, over, "ended", result="lifted")
        with acting(cast.farid):
            page = received_page(Tray.WAITING, "")
            assert [one.referral_id for one in page.lines] == [second.pk, third.pk]
            following = received_page(Tray.WAITING, page.following)
            assert [one.referral_id for one in following.lines] == [first.pk]
            assert not following.following
            assert [one.referral_id for one in received_page(Tray.OVER, "").lines] == [over.pk]
            assert not received_page(Tray.UNDER_WAY, "").lines

    def test_one_query_however_many(self, cast: Cast, structure: Structure) -> None:
        for _ in range(3):
            sent(cast, structure=structure)
        with acting(cast.farid), CaptureQueriesContext(connection) as queries:
            received_page(Tray.WAITING, "")
        assert len(asked_by(queries)) == 1


class TestShow:
    def test_the_litany(self, cast: Cast, signed_in: SignIn, structure: Structure) -> None:
        referral = sent(cast, structure=structure)
        page = assert_litany(
            cast,
            signed_in,
            "received-show",
            referral.pk,
            who="farid",
            hidden=STRANGERS,
            refused=(),
            budget=14,
        )
        assert SAID["asked"] in page
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.farid.pk).exists()

    def test_an_answer_goes_on_the_same_thread_and_the_team_is_told(
        self, cast: Cast, signed_in: SignIn, structure: Structure
    ) -> None:
        referral = sent(cast, structure=structure)
        client = signed_in(cast.farid)
        day = clock.today() + timedelta(days=4)
        said = {"accepted-kind": "accepted", "accepted-on": day.isoformat(), "accepted-who": "Farid Lopez"}
        assert client.post(show(referral), said).status_code == 302
        assert read(referral).state == "accepted"
        with as_batch("look"):
            fact = ReferralFact.objects.get(kind="accepted")
        assert (fact.by_partner, fact.created_by_id, fact.on) == (True, cast.farid.pk, day)
        assert ProcrastinateJob.objects.filter(task_name="partners.tell_team").exists()
        ours = signed_in(cast.amina).get(reverse("partners:referrals-show", args=[referral.pk]))
        assert "Farid Lopez" in ours.content.decode()
        assert "par téléphone" not in ours.content.decode().split("Le fil, des deux côtés")[1][:900]
        by_link = client.get(reverse("partners:answers-show", args=[token_for(referral)])).content.decode()
        assert "Farid Lopez" in by_link

    def test_the_team_that_sends_is_told_who_reads(
        self, cast: Cast, signed_in: SignIn, structure: Structure
    ) -> None:
        url = reverse("partners:referrals-new", args=[cast.nour_pathway.pk]) + f"?structure={structure.pk}"
        assert "son équipe le lira aussi là" in signed_in(cast.amina).get(url).content.decode()
        page = signed_in(cast.amina).get(
            reverse("partners:referrals-show", args=[sent(cast, structure=structure).pk])
        )
        assert "Lue aussi dans Fil rouge par l’équipe de Passerelles 34" in page.content.decode()
        hers = signed_in(cast.amina).get(reverse("partners:shares-index", args=[cast.nour.pk]))
        assert "L’équipe de Passerelles 34, qui est cette structure" in hers.content.decode()

    def test_by_the_link_nobody_signs_even_signed_in(
        self, cast: Cast, signed_in: SignIn, structure: Structure
    ) -> None:
        url = reverse("partners:answers-show", args=[token_for(sent(cast, structure=structure))])
        assert signed_in(cast.farid).post(url, {"accepted-kind": "accepted"}).status_code == 302
        with as_batch("look"):
            assert ReferralFact.objects.get(kind="accepted").created_by_id is None

    def test_what_is_of_need_to_know_is_read_by_the_link_alone(
        self, cast: Cast, signed_in: SignIn, structure: Structure
    ) -> None:
        referral = sent(cast, structure=structure)
        with as_batch("fixture"):
            ReferralValue.objects.create(
                referral=referral,
                person=cast.nour,
                project=cast.project,
                said="asylum",
                value="réfugiée",
                level=6,
            )
        page = signed_in(cast.farid).get(show(referral)).content.decode()
        assert "réfugiée" not in page
        url = reverse("partners:answers-show", args=[token_for(referral)])
        assert "réfugiée" in signed_in(cast.farid).get(url).content.decode()


class TestWhoReadsNothing:
    def test_strangers_by_sql_too(self, cast: Cast, structure: Structure) -> None:
        referral = sent(cast, structure=structure)
        for name in STRANGERS:
            user = getattr(cast, name)
            with acting(user):
                assert referred(referral.pk) is None, name
                assert not received_page(Tray.WAITING, "").lines, name
                for function in ("values", "facts", "words"):
                    with connections["default"].cursor() as cursor:
                        cursor.execute(f"SELECT count(*) FROM referred_{function}(%s)", [referral.pk])
                        assert cursor.fetchone()[0] == 0
        with acting(cast.farid):
            found = referred(referral.pk)
            assert not Referral.objects.filter(pk=referral.pk).exists()  # the row itself stays closed
        assert found is not None
        for name in STRANGERS:
            user = getattr(cast, name)
            with acting(user), pytest.raises(PermissionDenied):
                answer_received(by=user, found=found, answer=Answer(kind="accepted"))

    def test_the_holder_of_another_link_reads_only_theirs(
        self, cast: Cast, signed_in: SignIn, structure
    ) -> None:
        referral, other = sent(cast, structure=structure), sent(cast)
        page = signed_in(cast.chloe).get(reverse("partners:answers-show", args=[token_for(other)]))
        assert page.status_code == 200
        assert signed_in(cast.chloe).get(show(referral)).status_code == 404

    def test_not_to_a_structure_that_nobody_linked(self, cast: Cast, signed_in: SignIn) -> None:
        referral = sent(cast, structure=structure_laid("Passerelles 34", siret=cast.association.siret))
        assert signed_in(cast.farid).get(show(referral)).status_code == 404

    def test_nor_once_the_siret_differs(self, cast: Cast, signed_in: SignIn, structure: Structure) -> None:
        referral = sent(cast, structure=structure)
        with as_batch("time passes"):
            Structure.objects.filter(pk=structure.pk).update(siret="00000016600009")
        assert signed_in(cast.farid).get(show(referral)).status_code == 404

    def test_nor_where_going_there_says_something(
        self, cast: Cast, signed_in: SignIn, structure: Structure
    ) -> None:
        with as_batch("fixture"):
            Structure.objects.filter(pk=structure.pk).update(name="CSAPA Passerelles")
            structure.refresh_from_db()
        referral = sent(cast, structure=structure)
        assert referral.is_covered
        assert signed_in(cast.farid).get(show(referral)).status_code == 404
        with acting(cast.farid):
            assert not received_page(Tray.WAITING, "").lines

    def test_nor_once_she_takes_her_agreement_back_or_it_ends(
        self, cast: Cast, signed_in: SignIn, structure: Structure
    ) -> None:
        withdrawn, ended = sent(cast, structure=structure), sent(cast, structure=structure)
        assert links_of(withdrawn)
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=read(withdrawn), how="spoken")
        with as_batch("time passes"):
            ReferralAgreement.objects.filter(referral=ended).update(until=clock.today() - timedelta(days=1))
        for referral in (withdrawn, ended):
            assert signed_in(cast.farid).get(show(referral)).status_code == 404
        with acting(cast.farid):
            assert not received_page(Tray.WAITING, "").lines
