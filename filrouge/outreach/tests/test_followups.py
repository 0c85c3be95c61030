"""What whoever sent someone may follow: the stages the person agreed to, and nothing more."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.messaging.models import Message
from filrouge.outreach.actions.orientations import (
    answer_orientation,
    choose_what_is_told,
    take_orientation,
)
from filrouge.outreach.models import Orientation, OrientationStage, Origin, SenderWord
from filrouge.outreach.orienting import telling
from filrouge.privacy.context import NOBODY, acting, entered
from filrouge.privacy.links import context_of_link, token_of
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .sending import door_laid, nobody, sent

GORAN = "goran@partenaire.example"


@pytest.fixture
def orientation(cast: Cast) -> Orientation:
    return sent(door_laid(cast))


def acknowledged(orientation: Orientation) -> tuple[OutsideLink, str]:
    with as_batch("acknowledge"):
        telling.acknowledge(orientation.pk)
        link = OutsideLink.objects.get(purpose="orientation", subject=str(orientation.pk))
        return link, reverse("outreach:followups-show", args=[token_of(link)])


def page_of(url: str) -> str:
    return nobody().get(url).content.decode()


def letters() -> list[Message]:
    with as_batch("look"):
        return list(Message.objects.order_by("asked_at"))


def expire(link: OutsideLink) -> None:
    with as_batch("time passes"):
        moved = {
            "created_at": clock.now() - timedelta(days=91),
            "expires_at": clock.now() - timedelta(days=1),
        }
        OutsideLink.objects.filter(pk=link.pk).update(**moved)


class TestAcknowledgement:
    def test_a_link_leaves_to_the_sender_and_names_nobody(self, orientation: Orientation) -> None:
        _link, url = acknowledged(orientation)
        (letter,) = letters()
        assert letter.to == GORAN
        assert url in letter.text
        said = f"{letter.subject} {letter.text}"
        for word in ("Salima", "Benkacem", "Arènes", "Goran", "cuisine"):
            assert word not in said

    def test_the_job_run_twice_writes_once(self, orientation: Orientation) -> None:
        acknowledged(orientation)
        acknowledged(orientation)
        assert len(letters()) == 1

    def test_the_link_keeps_no_address(self, orientation: Orientation) -> None:
        link, _url = acknowledged(orientation)
        assert link.recipient == ""

    def test_nobody_reads_to_whom_it_was_written(self, cast: Cast, orientation: Orientation) -> None:
        acknowledged(orientation)
        for user in (cast.amina, cast.bruno, cast.dalia, cast.manon, cast.chloe):
            with acting(user):
                assert not Message.objects.exists()
                assert not OutsideLink.objects.exists()

    def test_without_an_address_nothing_is_written(self, cast: Cast) -> None:
        one = sent(door_laid(cast), email="", by_herself=True)
        with as_batch("acknowledge"):
            telling.acknowledge(one.pk)
        assert not letters()


class TestShow:
    def test_received_then_in_hand_then_answered(self, cast: Cast, orientation: Orientation) -> None:
        _link, url = acknowledged(orientation)
        assert "En attente d’être lue" in page_of(url)
        with acting(cast.amina):
            take_orientation(by=cast.amina, orientation=orientation)
        assert "Quelqu’un de l’équipe s’en occupe" in page_of(url)
        with acting(cast.amina):
            answer_orientation(
                by=cast.amina,
                orientation=orientation,
                kind="refused",
                reason="no_room",
                words="Merci de votre confiance.",
                proposal="Passerelles 34, rue du Port",
            )
        page = page_of(url)
        for words in ("Refusée", "il n’y a plus de place", "Passerelles 34, rue du Port", "votre confiance"):
            assert words in page

    def test_what_the_person_did_not_agree_to_is_not_said(self, cast: Cast, orientation: Orientation) -> None:
        _link, url = acknowledged(orientation)
        with acting(cast.amina):
            answer_orientation(by=cast.amina, orientation=orientation, kind="accepted", words="À mardi")
            stage = {"orientation": orientation, "project_id": orientation.project_id, "on": clock.today()}
            OrientationStage.objects.create(kind="meeting", **stage)
            OrientationStage.objects.create(kind="entry", **stage)
        page = page_of(url)
        assert "Premier rendez-vous tenu" in page
        assert "Entrée dans le projet" in page
        with acting(cast.amina):
            choose_what_is_told(by=cast.amina, orientation=orientation, tells=["meeting"])
        page = page_of(url)
        assert "Premier rendez-vous tenu" in page
        for words in ("Acceptée", "À mardi", "Entrée dans le projet"):
            assert words not in page
        with acting(cast.amina):
            choose_what_is_told(by=cast.amina, orientation=orientation, tells=[])
        assert "Premier rendez-vous" not in page_of(url)

    def test_neither_the_person_nor_the_team_is_named(self, cast: Cast, orientation: Orientation) -> None:
        _link, url = acknowledged(orientation)
        with acting(cast.amina):
            take_orientation(by=cast.amina, orientation=orientation)
            answer_orientation(by=cast.amina, orientation=orientation, kind="accepted")
        page = page_of(url)
        for word in ("Salima", "Benkacem", "06 12", "+336", "Amina", "cuisine"):
            assert word not in page

    def test_opening_never_acts(self, orientation: Orientation) -> None:
        link, url = acknowledged(orientation)
        nobody().get(url)
        with as_batch("look"):
            assert OutsideLink.objects.get(pk=link.pk).used_at is None
            assert not SenderWord.objects.exists()

    def test_a_word_is_added_by_a_press(self, cast: Cast, orientation: Orientation, signed_in) -> None:
        link, url = acknowledged(orientation)
        assert nobody().post(url, {"text": "Elle a changé de numéro."}).status_code == 302
        assert "Elle a changé de numéro." in page_of(url)
        with as_batch("look"):
            assert OutsideLink.objects.get(pk=link.pk).used_at
        show = reverse("outreach:orientations-show", args=[orientation.pk])
        assert "Elle a changé de numéro." in signed_in(cast.amina).get(show).content.decode()

    def test_an_empty_word_is_explained(self, orientation: Orientation) -> None:
        _link, url = acknowledged(orientation)
        assert "Écrivez quelques mots" in nobody().post(url, {"text": ""}).content.decode()

    def test_twenty_words_and_no_more(self, orientation: Orientation) -> None:
        _link, url = acknowledged(orientation)
        with as_batch("fixture"):
            columns = {"orientation": orientation, "project_id": orientation.project_id, "at": clock.now()}
            SenderWord.objects.bulk_create(SenderWord(text="x", **columns) for _time in range(20))
        page = nobody().post(url, {"text": "Encore un mot"}).content.decode()
        assert "vingt messages" in page
        assert "Encore un mot" in page

    @pytest.mark.parametrize("token", ["x", "a" * 43])
    def test_an_invented_link_opens_nothing(self, orientation: Orientation, token: str) -> None:
        acknowledged(orientation)
        url = reverse("outreach:followups-show", args=[token])
        assert nobody().get(url).status_code == 410
        assert nobody().post(url, {"text": "x"}).status_code == 410
        assert nobody().post(url, {"renew": "1"}).status_code == 410

    def test_a_link_reads_no_table_and_no_other_orientation(
        self, cast: Cast, orientation: Orientation
    ) -> None:
        link, _url = acknowledged(orientation)
        with entered(context_of_link(link)):
            assert not Orientation.objects.exists()
            assert not Origin.objects.exists()
            assert not SenderWord.objects.exists()
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM followed_orientation()")
                assert cursor.fetchone() == (1,)

    def test_a_revoked_link_adds_nothing(self, orientation: Orientation) -> None:
        link, _url = acknowledged(orientation)
        with as_batch("revoke"):
            OutsideLink.objects.filter(pk=link.pk).update(revoked_at=clock.now())
        with (
            pytest.raises(DatabaseError, match="no open link"),
            transaction.atomic(),
            entered(context_of_link(link)),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT add_sender_word(%s, %s)", [uuid4(), b"x"])

    def test_erased_it_says_so(self, orientation: Orientation) -> None:
        _link, url = acknowledged(orientation)
        with as_batch("erase"):
            Orientation.objects.all().delete()
        assert nobody().get(url).status_code == 410

    def test_it_costs_little(self, orientation: Orientation, django_assert_max_num_queries) -> None:
        _link, url = acknowledged(orientation)
        with django_assert_max_num_queries(12):
            nobody().get(url)


class TestRenewal:
    def test_an_expired_link_is_sent_again_to_the_same_address(self, orientation: Orientation) -> None:
        link, url = acknowledged(orientation)
        expire(link)
        assert "Recevoir un nouveau lien" in page_of(url)
        assert len(letters()) == 1
        page = nobody().post(url, {"renew": "1"}).content.decode()
        assert GORAN not in page
        with as_batch("the job"):
            again = OutsideLink.objects.get(renewed_from=link)
            telling.send_link(again.pk)
            fresh = reverse("outreach:followups-show", args=[token_of(again)])
        letter = letters()[-1]
        assert letter.to == GORAN
        assert fresh in letter.text
        assert nobody().get(fresh).status_code == 200

    def test_no_word_goes_through_an_expired_one(self, orientation: Orientation) -> None:
        link, url = acknowledged(orientation)
        expire(link)
        assert nobody().post(url, {"text": "Un mot"}).status_code == 410
        with as_batch("look"):
            assert not SenderWord.objects.exists()


class TestNews:
    def test_an_answer_is_announced_without_saying_it(self, orientation: Orientation) -> None:
        with as_batch("tell"):
            telling.tell_sender(orientation.pk, uuid4(), "answer")
        (letter,) = letters()
        assert "Il y a du nouveau" in letter.text
        assert "Salima" not in letter.text

    def test_nothing_is_written_of_what_she_did_not_agree_to(self, cast: Cast) -> None:
        one = sent(door_laid(cast), tells=["meeting"])
        with as_batch("tell"):
            telling.tell_sender(one.pk, uuid4(), "answer")
        assert not letters()

    def test_the_link_in_use_serves_again(self, orientation: Orientation) -> None:
        acknowledged(orientation)
        with as_batch("tell"):
            telling.tell_sender(orientation.pk, uuid4(), "answer")
            assert OutsideLink.objects.count() == 1


def test_what_happens_is_told_by_jobs_of_the_same_transaction(cast: Cast) -> None:
    one = sent(door_laid(cast))
    with acting(cast.amina):
        answer_orientation(by=cast.amina, orientation=one, kind="accepted")
    link, url = acknowledged(one)
    expire(link)
    nobody().post(url, {"renew": "1"})
    asked = ProcrastinateJob.objects.filter(task_name__startswith="outreach.").order_by("id")
    assert list(asked.values_list("task_name", flat=True)) == [
        "outreach.acknowledge",
        "outreach.tell_sender",
        "outreach.send_link",
    ]


def test_nobody_follows_without_a_link(orientation: Orientation) -> None:
    with entered(NOBODY), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM followed_words()")
        assert cursor.fetchone() == (0,)
