from collections.abc import Callable

import pytest
from django.db import OperationalError, connection
from django.test import Client

from config import probes
from filrouge.privacy.roles import acting_as
from tests.cast import Cast


def a_worker_was_heard(ago: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)", [ago]
        )


def test_a_process_that_answers_is_alive_whatever_the_database_says(client: Client) -> None:
    answer = client.get("/sante/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_it_is_ready_with_its_roles_its_policies_its_migrations_and_a_worker(
    client: Client, db: None
) -> None:
    a_worker_was_heard("10 seconds")
    answer = client.get("/sante/pret/")
    assert answer.status_code == 200, answer.content
    assert answer.json() == dict.fromkeys(("database", "roles", "policies", "migrations", "worker"), True)


def test_without_a_worker_it_says_so(client: Client, db: None) -> None:
    a_worker_was_heard("3 minutes")
    answer = client.get("/sante/pret/")
    assert answer.status_code == 503
    assert answer.json()["worker"] is False
    assert answer.json()["database"] is True


@pytest.mark.parametrize("role", ["fr_owner", "fr_batch"])
def test_a_role_that_escapes_the_policies_is_not_ready(db: None, role: str) -> None:
    with acting_as(role):
        assert probes.roles_are_separate() is False


def test_a_check_that_fails_is_a_no(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> bool:
        raise OperationalError("no connection")

    monkeypatch.setattr(probes, "CHECKS", {"broken": broken})
    assert client.get("/sante/pret/").json() == {"broken": False}


class TestMetrics:
    def test_from_this_machine(self, client: Client, db: None) -> None:
        answer = client.get("/metrics")
        assert answer.status_code == 200
        assert b"django_http_requests" in answer.content

    @pytest.mark.parametrize(
        "from_elsewhere", [{"REMOTE_ADDR": "203.0.113.5"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}]
    )
    def test_from_elsewhere_only_with_the_token(
        self, client: Client, db: None, settings: object, from_elsewhere: dict
    ) -> None:
        assert client.get("/metrics", **from_elsewhere).status_code == 403
        assert client.get("/metrics", HTTP_AUTHORIZATION="Bearer ", **from_elsewhere).status_code == 403
        settings.METRICS_TOKEN = "jeton-long"
        assert client.get("/metrics", HTTP_AUTHORIZATION="Bearer autre", **from_elsewhere).status_code == 403
        assert (
            client.get("/metrics", HTTP_AUTHORIZATION="Bearer jeton-long", **from_elsewhere).status_code
            == 200
        )

    def test_they_say_nothing_of_anyone(self, cast: Cast, signed_in: Callable[..., Client]) -> None:
        client = signed_in(cast.amina)
        client.get("/recherche/", {"q": "Khatib"})
        client.get(f"/parcours/{cast.nour_pathway.pk}/contacts/")
        said = client.get("/metrics").content.decode()
        for known in ("Khatib", str(cast.nour.pk), str(cast.nour_pathway.pk), cast.amina.email):
            assert known not in said
