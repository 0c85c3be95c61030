"""Outside links: what opens, what does not, and that opening changes nothing."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory

from filrouge.people.models import AccessGrant, Person
from filrouge.privacy import links
from filrouge.privacy.context import NOBODY, Context, acting, entered
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.rights import Missed
from tests.cast import Cast

WEEK = timedelta(days=7)
GORAN = "goran@partenaire.example"


def given(cast: Cast, lifetime: timedelta = WEEK) -> tuple[OutsideLink, str]:
    with acting(cast.amina):
        return links.create_link(
            purpose="referral",
            subject="42",
            recipient=GORAN,
            lifetime=lifetime,
            by=Actor.user(cast.amina.pk),
            person_id=cast.nour.pk,
        )


def expire(link: OutsideLink) -> None:
    with as_batch("time passes"):
        moved = {"created_at": clock.now() - 2 * WEEK, "expires_at": clock.now() - WEEK}
        OutsideLink.objects.filter(pk=link.pk).update(**moved)


def test_the_token_opens_and_is_not_stored(cast: Cast) -> None:
    link, token = given(cast)
    with entered(NOBODY, read_only=True):
        assert links.open_link(token, "referral") == link
    with as_batch("look"):
        row = OutsideLink.objects.filter(pk=link.pk).values().get()
    assert token not in str(row)
    assert links.token_of(link) == token


@pytest.mark.parametrize("token", ["", "x", "a" * 43])
def test_an_invented_token_opens_nothing(cast: Cast, token: str) -> None:
    given(cast)
    with pytest.raises(links.UnknownLink), entered(NOBODY):
        links.open_link(token, "referral")


def test_a_link_serves_its_purpose_only(cast: Cast) -> None:
    _, token = given(cast)
    with pytest.raises(links.UnknownLink), entered(NOBODY):
        links.open_link(token, "survey")


def test_the_digest_is_not_a_token(cast: Cast) -> None:
    link, _ = given(cast)
    with pytest.raises(links.UnknownLink), entered(NOBODY):
        links.open_link(link.digest, "referral")


def test_a_revoked_link_is_closed_at_once(cast: Cast) -> None:
    link, token = given(cast)
    with acting(cast.bruno):
        links.revoke_link(link)
    with pytest.raises(links.RevokedLink), entered(NOBODY):
        links.open_link(token, "referral")


def test_only_those_who_hold_the_file_revoke_it(cast: Cast) -> None:
    link, _ = given(cast)
    with pytest.raises(Missed), acting(cast.chloe):
        links.revoke_link(link)


def test_nobody_lists_links_or_their_addresses(cast: Cast) -> None:
    given(cast)
    assert OutsideLink.objects.count() == 0
    with acting(cast.chloe):
        assert OutsideLink.objects.count() == 0


class TestRenewal:
    def test_an_expired_link_is_sent_again_to_the_same_address(self, cast: Cast) -> None:
        link, token = given(cast)
        expire(link)
        with pytest.raises(links.ExpiredLink), entered(NOBODY):
            links.open_link(token, "referral")
        with entered(NOBODY):
            again = links.renew_link(token, "referral")
        assert (again.recipient, again.subject, again.person_id) == (GORAN, "42", cast.nour.pk)
        assert (again.expires_at - clock.now()).days in (6, 7)
        with entered(NOBODY):
            assert links.open_link(links.token_of(again), "referral") == again

    def test_asking_twice_gives_one(self, cast: Cast) -> None:
        link, token = given(cast)
        expire(link)
        with entered(NOBODY):
            assert links.renew_link(token, "referral") == links.renew_link(token, "referral")

    def test_not_once_revoked(self, cast: Cast) -> None:
        link, token = given(cast)
        with acting(cast.amina):
            links.revoke_link(link)
        with pytest.raises(links.RevokedLink), entered(NOBODY):
            links.renew_link(token, "referral")


class TestEntering:
    @pytest.fixture
    def request_of_goran(self, rf: RequestFactory) -> object:
        return rf.get("/", REMOTE_ADDR="192.0.2.7")

    def test_rows_answer_to_the_link_and_no_further(self, cast: Cast, request_of_goran: object) -> None:
        link, token = given(cast)
        with as_batch("a grant to the link"):
            AccessGrant.objects.create(
                person=cast.nour,
                project=cast.project,
                link=link,
                level=1,
                basis="team",
                reason="orientation",
                since=clock.now() - WEEK,
                given_by="test",
            )
        with entered(NOBODY):
            links.enter_link(request_of_goran, token, "referral")
            assert [person.pk for person in Person.objects.all()] == [cast.nour.pk]
            assert request_of_goran.context == Context(actor=Actor.link(link.pk), link=link.pk)
        assert Person.objects.count() == 0

    def test_a_link_without_grant_sees_nobody(self, cast: Cast, request_of_goran: object) -> None:
        _, token = given(cast)
        with entered(NOBODY):
            links.enter_link(request_of_goran, token, "referral")
            assert Person.objects.count() == 0

    def test_opening_writes_nothing(self, cast: Cast, request_of_goran: object) -> None:
        link, token = given(cast)
        with entered(NOBODY, read_only=True):
            links.enter_link(request_of_goran, token, "referral")
        with as_batch("look"):
            assert OutsideLink.objects.get().used_at is None
        with entered(links.context_of_link(link)):
            links.use_link(link)
        with as_batch("look"):
            assert OutsideLink.objects.get().used_at

    def test_too_many_tries_from_one_address(self, cast: Cast, request_of_goran: object) -> None:
        _, token = given(cast)
        for _try in range(links.REFUSALS_ALLOWED):
            with pytest.raises(links.UnknownLink), entered(NOBODY):
                links.enter_link(request_of_goran, "guess", "referral")
        with pytest.raises(links.TooManyRefusals), entered(NOBODY):
            links.enter_link(request_of_goran, token, "referral")


@pytest.mark.parametrize("made_by", ["user:1", "link:other", "job:x"])
def test_a_link_is_made_in_one_s_own_name(cast: Cast, made_by: str) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), acting(cast.chloe):
        links.create_link(
            purpose="referral", subject="42", recipient="", lifetime=WEEK, by=Actor.parse(made_by)
        )


def test_the_function_that_finds_links_needs_the_whole_digest(cast: Cast) -> None:
    given(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM find_link('%', 'referral')")
        assert cursor.fetchone() == (0,)
