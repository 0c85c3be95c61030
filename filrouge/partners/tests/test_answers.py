"""What a partner without account reads and says by the link; and what is typed for a telephone call."""

import time
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.messaging.models import Message
from filrouge.partners.actions.referrals import withdraw_referral
from filrouge.partners.events import ReferralAnswered
from filrouge.partners.models import (
    Referral,
    ReferralAgreement,
    ReferralFact,
    ReferralValue,
    ReferralWords,
)
from filrouge.partners.referring import telling
from filrouge.pathways.models import Pathway
from filrouge.people.models import Person
from filrouge.privacy.context import NOBODY, acting, entered
from filrouge.privacy.links import context_of_link, token_of
from filrouge.privacy.models import OutsideLink, Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import GORAN, answered, handed, kinds_of, links_of, nobody, read, sent, token_for
from .litany import asked_by, assert_litany

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(cast: Cast) -> tuple[Referral, str]:
    referral, token = handed(cast)
    return referral, reverse("partners:answers-show", args=[token])


def says(url: str, kind: str, **fields: Any) -> Any:
    data = {f"{kind}-{name}": value for name, value in {"kind": kind, **fields}.items()}
    return nobody().post(url, data)


def page_of(url: str) -> str:
    return nobody().get(url).content.decode()


def facts_of(referral: Referral) -> list[ReferralFact]:
    with as_batch("look"):
        return list(ReferralFact.objects.filter(referral=referral, by_partner=True).order_by("at"))


def words() -> ReferralWords:
    with as_batch("look"):
        return ReferralWords.objects.select_related("fact").latest("created_at")


class TestShow:
    def test_it_shows_what_was_chosen_and_nothing_else(self, link) -> None:
        page = page_of(link[1])
        for said in ("Nour Al Khatib", "06 12 34 56 78", "Relire son contrat", "Amina Martin"):
            assert said in page
        for hidden in ("2002", "IPR Occitanie", "Tesfay", "mars", "Mme Haddad"):
            assert hidden not in page

    def test_opening_never_answers_and_the_journal_tells_who_opened(self, cast: Cast, link) -> None:
        referral, url = link
        nobody().get(url)
        nobody().head(url)
        assert kinds_of(referral) == ["handed"]
        (made,) = links_of(referral)
        assert made.used_at is None
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, link=made.pk).exists()
        assert read(referral).opened_at is not None

    def test_she_is_told_that_someone_without_account_read_it(self, cast: Cast, link, signed_in) -> None:
        nobody().get(link[1])
        page = signed_in(cast.amina).get(reverse("people:access-index", args=[cast.nour.pk]))
        assert "une personne sans compte, par un lien" in page.content.decode()

    def test_a_yes_with_a_day_and_a_name(self, cast: Cast, link, signed_in) -> None:
        referral, url = link
        day = clock.today() + timedelta(days=5)
        answer = says(url, "accepted", on=day.isoformat(), follower="Mme Roux, juriste", who="Goran Ilic")
        assert answer.status_code == 302
        (fact,) = facts_of(referral)
        assert (fact.kind, fact.on, fact.created_by_id) == ("accepted", day, None)
        assert (words().who, words().follower) == ("Goran Ilic", "Mme Roux, juriste")
        assert links_of(referral)[0].used_at is not None
        show = signed_in(cast.amina).get(reverse("partners:referrals-show", args=[referral.pk]))
        for said in ("Acceptée", "Mme Roux, juriste", "Goran Ilic"):
            assert said in show.content.decode()
            assert said in page_of(url)  # both sides see the same thread

    def test_three_taps_a_kind_alone_is_enough(self, link) -> None:
        referral, url = link
        started = time.monotonic()
        assert says(url, "full").status_code == 302
        assert time.monotonic() - started < 5
        assert facts_of(referral)[0].kind == "full"

    def test_a_no_says_why(self, link) -> None:
        referral, url = link
        page = says(url, "refused", proposal="Le CCAS, rue du Port").content.decode()
        assert "Dites pourquoi" in page
        assert "Le CCAS, rue du Port" in page
        assert not facts_of(referral)
        says(url, "refused", reason="too_far", proposal="Le CCAS, rue du Port")
        assert facts_of(referral)[0].reason == "too_far"
        assert words().proposal == "Le CCAS, rue du Port"
        assert "c’est trop loin" in page_of(url).lower()

    def test_later_by_the_same_link_it_starts_and_ends_with_a_result(self, link) -> None:
        referral, url = link
        says(url, "accepted", who="Goran Ilic")
        assert "Cela a commencé" in page_of(url)
        assert 'value="Goran Ilic"' in page_of(url)  # nobody types a name twice
        says(url, "started", on=clock.today().isoformat())
        assert "Dites ce que cela a changé" in says(url, "ended").content.decode()
        says(url, "ended", result="lifted", on=clock.today().isoformat())
        assert [one.kind for one in facts_of(referral)] == ["accepted", "started", "ended"]
        assert facts_of(referral)[-1].result == "lifted"

    def test_a_colleague_takes_over_and_says_who(self, link) -> None:
        referral, url = link
        assert "Dites qui vous êtes" in says(url, "taken_over").content.decode()
        says(url, "taken_over", who="Lina Cros, accueil")
        assert facts_of(referral)[0].kind == "taken_over"
        assert "Lina Cros, accueil" in page_of(url)
        assert "Pouvez-vous recevoir" in page_of(url)  # still to be answered

    def test_the_team_is_told_without_a_name(self, cast: Cast, link, heard) -> None:
        referral, url = link
        says(url, "accepted", words="Elle viendra mardi")
        told = [event for event in heard if isinstance(event, ReferralAnswered)]
        assert (told[0].kind, told[0].person_id, told[0].by.kind) == ("accepted", cast.nour.pk, "link")
        assert ProcrastinateJob.objects.filter(task_name="partners.tell_team").exists()
        with as_batch("the job"):
            telling.tell_team(referral.pk, told[0].fact_id)
            telling.tell_team(referral.pk, told[0].fact_id)
            (letter,) = Message.objects.all()[:5]
        assert letter.to == cast.amina.email
        for word in ("Nour", "Comptoir", "mardi", "oui"):
            assert word not in f"{letter.subject} {letter.text}"

    def test_forty_times_and_no_more(self, link) -> None:
        referral, url = link
        with as_batch("fixture"):
            bound = {"referral": referral, "person_id": referral.person_id, "project_id": referral.project_id}
            ReferralFact.objects.bulk_create(
                ReferralFact(kind="full", by_partner=True, at=clock.now(), **bound) for _time in range(40)
            )
        page = says(url, "accepted", words="Encore").content.decode()
        assert "appelez plutôt" in page
        assert "Encore" in page

    @pytest.mark.parametrize("token", ["x", "a" * 43])
    def test_an_invented_link_opens_nothing(self, link, token: str) -> None:
        url = reverse("partners:answers-show", args=[token])
        assert nobody().get(url).status_code == 410
        assert says(url, "accepted").status_code == 410
        assert nobody().post(url, {"renew": "1"}).status_code == 410

    def test_what_is_no_answer_is_none(self, link) -> None:
        referral, url = link
        for kind in ("recalled", "withdrawn", "sent", "x"):
            says(url, kind)
        says(url, "started")  # nobody said yes yet: not offered
        assert not facts_of(referral)

    def test_phone_width_and_without_session(self, link) -> None:
        answer = nobody().get(link[1])
        assert 'name="viewport"' in answer.content.decode()
        assert "no-store" in answer["Cache-Control"]


class TestReach:
    def test_a_link_reads_no_table_and_only_its_referral(self, cast: Cast, link) -> None:
        referral, _url = link
        sent(cast, said={"name": "Nour", "reach": "x", "asked": "Une autre demande"})
        with entered(context_of_link(links_of(referral)[0])):
            for model in (
                Referral,
                ReferralAgreement,
                ReferralFact,
                ReferralValue,
                ReferralWords,
                Person,
                Pathway,
            ):
                assert not model.objects.exists(), model
            values = list(ReferralValue.objects.raw("SELECT * FROM referred_values()"))
        assert sorted(one.said for one in values) == ["asked", "name", "reach"]
        assert all(one.value != "Une autre demande" for one in values)

    def test_a_link_of_another_purpose_reads_nothing(self, cast: Cast, link) -> None:
        with as_batch("fixture"):
            other = links_of(link[0])[0]
            OutsideLink.objects.filter(pk=other.pk).update(purpose="orientation")
        with entered(context_of_link(other)), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM referred_values()")
            assert cursor.fetchone() == (0,)

    @pytest.mark.parametrize("who", ["nobody", "withdrawn", "revoked", "amina"])
    def test_nobody_answers_without_an_open_link(self, cast: Cast, link, who: str) -> None:
        referral, _url = link
        context = context_of_link(links_of(referral)[0])
        if who == "withdrawn":
            with acting(cast.amina):
                withdraw_referral(by=cast.amina, referral=referral, how="paper")
        if who == "revoked":
            with as_batch("revoke"):
                OutsideLink.objects.update(revoked_at=clock.now())
        entering = acting(cast.amina) if who == "amina" else entered(NOBODY if who == "nobody" else context)
        statement = "SELECT answer_referral(%s, 'accepted', NULL, '', '', %s, NULL, NULL, NULL, NULL)"
        with pytest.raises(DatabaseError, match="no open link"), transaction.atomic(), entering:
            connection.cursor().execute(statement, [uuid4(), uuid4()])

    def test_what_is_not_an_answer_is_refused_by_the_database(self, link) -> None:
        context = context_of_link(links_of(link[0])[0])
        for kind, reason, result in (
            ("withdrawn", "", ""),
            (None, "", ""),
            ("refused", "x", ""),
            ("ended", "", "x"),
        ):
            statement = "SELECT answer_referral(%s, %s, NULL, %s, %s, %s, NULL, NULL, NULL, NULL)"
            with (
                pytest.raises(DatabaseError, match="not an answer"),
                transaction.atomic(),
                entered(context),
            ):
                connection.cursor().execute(statement, [uuid4(), kind, reason, result, uuid4()])


class TestRenewal:
    def expire(self, link: OutsideLink) -> None:
        with as_batch("time passes"):
            moved = {
                "created_at": clock.now() - timedelta(days=31),
                "expires_at": clock.now() - timedelta(days=1),
            }
            OutsideLink.objects.filter(pk=link.pk).update(**moved)

    def test_an_expired_link_renews_itself_to_the_same_address(self, cast: Cast) -> None:
        referral = sent(cast)
        url = reverse("partners:answers-show", args=[token_for(referral)])
        former = links_of(referral)[0]
        self.expire(former)
        assert nobody().get(url).status_code == 410
        assert "Recevoir un nouveau lien" in page_of(url)
        assert says(url, "accepted").status_code == 410
        assert GORAN not in nobody().post(url, {"renew": "1"}).content.decode()
        with as_batch("the job"):
            again = OutsideLink.objects.get(renewed_from=former)
            telling.send_link(again.pk)
            letter = Message.objects.get()
            fresh = token_of(again)
        assert letter.to == GORAN
        assert fresh in letter.text
        assert nobody().get(reverse("partners:answers-show", args=[fresh])).status_code == 200

    def test_handed_over_it_has_no_address_to_go_to(self, cast: Cast, link) -> None:
        referral, url = link
        self.expire(links_of(referral)[0])
        assert "en main propre" in nobody().post(url, {"renew": "1"}).content.decode()

    def test_once_she_took_back_her_agreement_nothing_leaves(self, cast: Cast) -> None:
        referral = sent(cast)
        former = links_of(referral)[0]
        self.expire(former)
        nobody().post(reverse("partners:answers-show", args=[token_for(referral)]), {"renew": "1"})
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=referral, how="spoken")
        with as_batch("the job"):
            for one in OutsideLink.objects.exclude(pk=former.pk):
                telling.send_link(one.pk)
                assert one.revoked_at
            assert not Message.objects.exists()


class TestNew:
    def test_the_litany(self, cast: Cast, signed_in) -> None:
        assert_litany(cast, signed_in, "answers-new", sent(cast).pk)

    def test_one_tap_types_what_was_said_by_telephone(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        url = reverse("partners:answers-new", args=[referral.pk])
        assert signed_in(cast.amina).post(url, {"tap": "accepted"}).status_code == 302
        assert kinds_of(referral) == ["sent", "accepted"]
        show = reverse("partners:referrals-show", args=[referral.pk])
        assert "par téléphone" in signed_in(cast.amina).get(show).content.decode()
        assert "par téléphone" in page_of(reverse("partners:answers-show", args=[token_for(referral)]))

    def test_or_with_all_that_was_said(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        url = reverse("partners:answers-new", args=[referral.pk])
        signed_in(cast.amina).post(
            url, {"full-kind": "full", "full-on": "2026-12-20", "full-who": "Mme Roux"}
        )
        assert kinds_of(referral) == ["sent", "full"]
        assert words().who == "Mme Roux"

    def test_what_is_no_answer_or_comes_too_late_is_explained(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        client, url = signed_in(cast.amina), reverse("partners:answers-new", args=[referral.pk])
        assert (
            "Choisissez une réponse" in client.post(url, {"tap": "withdrawn"}, follow=True).content.decode()
        )
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=referral, how="spoken")
        assert "est finie" in client.post(url, {"tap": "accepted"}, follow=True).content.decode()
        assert kinds_of(referral) == ["sent", "withdrawn"]

    def test_the_latest_answer_is_the_one_in_force(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        answered(cast, referral, "refused")
        answered(cast, referral, "accepted")
        with as_batch("look"):
            assert Referral.objects.get().state == "accepted"


def test_the_queries_of_the_page_are_counted(link) -> None:
    with CaptureQueriesContext(connection) as queries:
        nobody().get(link[1])
    assert len(asked_by(queries)) <= 14
