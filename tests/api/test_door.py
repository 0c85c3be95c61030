"""The key: whom it stands for, what it refuses, what it never does twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from filrouge.accounts.models import ApiToken, Membership
from filrouge.messaging.models import KeptAnswer
from filrouge.pathways.models import Contact
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .conftest import Program

CONTACT = {"channel": "phone", "note": "Nour commence lundi"}


def change_key(program: Program, **columns: object) -> None:
    with as_batch("fixture"):
        ApiToken.objects.filter(pk=program.key.pk).update(**columns)


def contacts() -> int:
    with as_batch("look"):
        return Contact.objects.count()


def test_without_a_key_nothing_answers(cast: Cast, signed_in: Callable[..., Client]) -> None:
    for client in (Client(), signed_in(cast.amina)):
        answer = client.get("/api/v1/people")
        assert answer.status_code == 401
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("secret", ["fr_inconnue", "", "é", "x" * 5000])
def test_an_unknown_key_is_refused(cast: Cast, program: Program, secret: str) -> None:
    program.secret = secret
    assert program.get("/people").status_code == 401


def test_an_ended_or_expired_key_is_refused(program: Program) -> None:
    change_key(program, expires_at=clock.now() - timedelta(seconds=1))
    assert program.get("/people").status_code == 401
    change_key(program, expires_at=None, ended_at=clock.now())
    assert program.get("/people").status_code == 401


def test_the_strangers_key_gets_nothing(cast: Cast, stranger: Program) -> None:
    for address in ("/people", "/pathways", "/appointments", "/alerts"):
        assert stranger.get(address).json() == {"items": [], "next": None}
    assert stranger.get(f"/people/{cast.nour.pk}").status_code == 404
    assert stranger.get(f"/pathways/{cast.nour_pathway.pk}").status_code == 404
    assert stranger.get(f"/pathways/{cast.nour_pathway.pk}/contacts").status_code == 404
    assert stranger.post(f"/pathways/{cast.nour_pathway.pk}/contacts", CONTACT).status_code == 404


def test_a_key_reads_as_its_team(cast: Cast, program: Program) -> None:
    found = program.get("/people").json()["items"]
    assert {one["given_name"] for one in found} == {"Nour", "Tesfay"}


def test_a_key_dies_with_the_work_of_who_made_it(cast: Cast, program: Program) -> None:
    with as_batch("fixture"):
        Membership.objects.filter(user=cast.amina).update(until=clock.today())
    answer = program.get("/people")
    assert answer.status_code == 403
    assert "n’accompagne pas, ou plus" in answer.json()["detail"]


def test_a_key_of_someone_who_accompanies_nobody_opens_nothing(
    cast: Cast, key_of: Callable[..., Program]
) -> None:
    assert key_of(cast.manon, cast.mission_locale).get("/people").status_code == 403


def test_a_grant_given_by_name_stays_with_that_name(cast: Cast, key_of: Callable[..., Program]) -> None:
    """Farid holds an emergency access of his own: his organisation's program does not."""
    with as_batch("fixture"):
        AccessGrant.objects.create(
            person=cast.nour,
            project=cast.project,
            user=cast.farid,
            level=3,
            basis="emergency",
            reason="urgence",
            since=clock.now() - timedelta(minutes=1),
            given_by="test",
        )
    with acting(cast.farid):
        assert Person.objects.count() == 1
    program = key_of(cast.farid, cast.association)
    assert program.get("/people").json()["items"] == []
    assert program.get(f"/people/{cast.nour.pk}").status_code == 404
    assert program.get("/pathways").json()["items"] == []


def test_a_key_to_read_does_not_write(cast: Cast, key_of: Callable[..., Program]) -> None:
    program = key_of(cast.amina, cast.mission_locale, "read")
    answer = program.post(f"/pathways/{cast.nour_pathway.pk}/contacts", CONTACT)
    assert answer.status_code == 403
    assert contacts() == 0
    assert program.get("/people").status_code == 200


def test_too_many_requests_in_a_minute_wait(program: Program, settings: object) -> None:
    settings.API_REQUESTS_A_MINUTE = 2
    assert [program.get("/people").status_code for _ in range(3)] == [200, 200, 429]
    assert 0 < int(program.get("/people")["Retry-After"]) <= 60


def test_the_day_of_its_last_use_is_kept(program: Program) -> None:
    program.get("/people")
    with as_batch("look"):
        assert ApiToken.objects.get().last_used_on == clock.today()


def test_opening_a_file_is_journalled_with_the_key_and_a_list_is_not(cast: Cast, program: Program) -> None:
    program.get("/people")
    program.get(f"/people/{cast.nour.pk}")
    with as_batch("look"):
        reading = Reading.objects.get()
    assert (reading.person_id, reading.user_id, reading.what) == (cast.nour.pk, cast.amina.pk, "api")
    assert reading.link == f"key:{program.key.pk}"


def test_a_key_opens_no_screen(cast: Cast, program: Program) -> None:
    answer = Client().get("/", headers={"Authorization": f"Bearer {program.secret}"})
    assert answer.status_code in (302, 404)


def test_what_failed_leaves_nothing_written(
    cast: Cast, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*pathways: object) -> None:
        raise RuntimeError("Nour commence lundi")

    monkeypatch.setattr("filrouge.pathways.actions.contacts.refresh_kept_facts", fail)
    answer = program.post(f"/pathways/{cast.nour_pathway.pk}/contacts", CONTACT, Idempotency_Key="a")
    assert answer.status_code == 500
    assert "Nour" not in answer.content.decode()
    assert contacts() == 0
    with as_batch("look"):
        assert not KeptAnswer.objects.exists()


class TestIdempotency:
    def send(self, cast: Cast, program: Program, body: dict[str, str], key: str = "envoi-1") -> object:
        return program.post(f"/pathways/{cast.nour_pathway.pk}/contacts", body, Idempotency_Key=key)

    def test_the_same_request_twice_is_done_once(self, cast: Cast, program: Program) -> None:
        first, second = self.send(cast, program, CONTACT), self.send(cast, program, CONTACT)
        assert (first.status_code, second.status_code) == (201, 201)
        assert first.json() == second.json()
        assert second["Idempotency-Replayed"] == "true"
        assert contacts() == 1

    def test_the_same_key_for_another_request_is_a_conflict(self, cast: Cast, program: Program) -> None:
        self.send(cast, program, CONTACT)
        answer = self.send(cast, program, CONTACT | {"note": "autre chose"})
        assert answer.status_code == 409
        assert contacts() == 1

    def test_two_keys_are_two_requests(self, cast: Cast, program: Program) -> None:
        self.send(cast, program, CONTACT)
        self.send(cast, program, CONTACT, "envoi-2")
        assert contacts() == 2

    def test_what_was_refused_may_be_corrected_and_sent_again(self, cast: Cast, program: Program) -> None:
        assert self.send(cast, program, {"channel": "pigeon"}).status_code == 422
        assert self.send(cast, program, CONTACT).status_code == 201

    def test_another_program_never_gets_the_answer(
        self, cast: Cast, program: Program, stranger: Program
    ) -> None:
        self.send(cast, program, CONTACT)
        assert self.send(cast, stranger, CONTACT).status_code == 404

    def test_a_kept_answer_is_unreadable_in_the_database(self, cast: Cast, program: Program) -> None:
        self.send(cast, program, CONTACT)
        with as_batch("look"):
            assert b"lundi" not in bytes(KeptAnswer.objects.values_list("body", flat=True)[0])

    def test_a_key_too_long_is_refused(self, cast: Cast, program: Program) -> None:
        assert self.send(cast, program, CONTACT, "x" * 101).status_code == 400


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [("get", "/inconnue", 404), ("post", "/organisation", 405), ("get", "/people/pas-un-uuid", 422)],
)
def test_a_problem_is_always_said_the_same_way(
    program: Program, method: str, address: str, status: int
) -> None:
    answer = getattr(program, method)(address)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"].endswith(".")


def test_the_description_and_its_page_need_no_key(client: Client, db: None) -> None:
    assert client.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")
    page = client.get("/api/v1/").content.decode()
    assert "/api/v1/people" in page
    assert "https://" not in page
