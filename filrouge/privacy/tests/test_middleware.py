"""One transaction per request, tried with the real logins: what is committed is committed."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InternalError, connection, connections
from django.test import Client

from filrouge.accounts.models import User
from filrouge.accounts.second_factor import prove
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch, current_alias
from filrouge.shared.jobs import defer
from tests.cast import Cast

# Screens: each test asks for pages, and empties the whole database after it.
pytestmark = [pytest.mark.urls("filrouge.privacy.tests.pages"), pytest.mark.django_db, pytest.mark.screens]


@pytest.fixture
def cast(real_cast: Cast) -> Cast:
    return real_cast


@pytest.fixture
def amina(cast: Cast) -> Client:
    return client_of(cast.amina)


def client_of(user: User, **options: bool) -> Client:
    client = Client(**options)
    client.force_login(user)
    session = client.session
    prove(session, "enrolled")
    session.save()
    return client


def commune() -> str:
    with as_batch("look"):
        return Person.objects.get(given_name="Nour").commune_code


@pytest.mark.parametrize("page", ["/names/", "/lazy/"])
def test_rows_answer_to_whoever_asks_rendering_included(cast: Cast, page: str) -> None:
    assert "Nour" in client_of(cast.amina).get(page).content.decode()
    assert "Nour" not in client_of(cast.chloe).get(page).content.decode()


def test_nothing_of_the_asker_stays_on_the_connection(amina: Client) -> None:
    assert b"Nour" in amina.get("/names/").content
    assert connection.connection is not None, "the connection is kept from one request to the next"
    assert Person.objects.count() == 0
    amina.raise_request_exception = False
    amina.get("/500/")
    assert Person.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_safe_method_cannot_write(amina: Client, method: str) -> None:
    with pytest.raises(InternalError, match="read-only"):
        getattr(amina, method)("/rename/")
    assert commune() == "34032"


def test_someone_reading_gets_our_page_and_nothing_is_saved(cast: Cast) -> None:
    response = client_of(cast.amina, raise_request_exception=False).get("/rename/")
    assert response.status_code == 500
    assert "pas marché" in response.content.decode()
    assert commune() == "34032"


def test_a_change_that_missed_its_row_keeps_nothing_and_says_so(amina: Client) -> None:
    """As two presses of one button."""
    answer = amina.post("/missed/", headers={"Referer": "http://testserver/names/"})
    assert answer.status_code == 409
    assert "Quelqu’un vient de le faire" in answer.text
    assert 'href="http://testserver/names/"' in answer.text
    assert commune() == "34032"
    elsewhere = amina.post("/missed/", headers={"Referer": "http://elsewhere.example/names/"})
    assert "elsewhere.example" not in elsewhere.text


def test_a_post_is_committed(amina: Client) -> None:
    assert amina.post("/rename/").content == b"1"
    assert commune() == "75056"


def test_a_view_marked_so_may_write_on_get(amina: Client) -> None:
    assert amina.get("/rename-on-get/").content == b"1"
    assert commune() == "75056"


@pytest.mark.parametrize(
    ("page", "status"),
    [("500", 500), ("403", 403), ("404", 404), ("said-403", 403), ("nothing", 500), ("streamed", 500)],
)
def test_what_fails_keeps_nothing(cast: Cast, page: str, status: int) -> None:
    response = client_of(cast.amina, raise_request_exception=False).post(f"/{page}/")
    assert response.status_code == status
    assert commune() == "34032"


def test_sessions_and_messages_are_written_on_get(amina: Client) -> None:
    assert amina.get("/remembered/").status_code == 200
    assert amina.session["seen"] is True


def test_a_file_opened_is_in_the_journal(cast: Cast, amina: Client) -> None:
    assert amina.get("/record/").content == b"Nour Al Khatib"
    with as_batch("look"):
        line = Reading.objects.get()
    assert (line.person_id, line.user_id, line.what) == (cast.nour.pk, cast.amina.pk, "record")
    assert line.organisations == [cast.mission_locale.pk]


def test_no_byte_leaves_when_the_journal_cannot_be_written(
    amina: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(Reading.objects, "bulk_create", full)
    response = amina.get("/record/")
    assert response.status_code == 503
    assert "Nour" not in response.content.decode()
    assert "journal" in response.content.decode()


def test_pages_of_someone_stay_out_of_the_browser_s_cache(amina: Client) -> None:
    assert "no-store" in amina.get("/names/")["Cache-Control"]


def test_a_closed_account_reaches_nothing(cast: Cast) -> None:
    with as_batch("close"):
        User.objects.filter(pk=cast.amina.pk).update(is_active=False)
    cast.amina.refresh_from_db()
    with acting(cast.amina):
        assert Person.objects.count() == 0


class TestRoles:
    def test_batch_has_its_own_connection_which_the_orm_follows(self, cast: Cast) -> None:
        with as_batch("look"):
            assert current_alias() == "batch"
            assert Person.objects.count() == 2
            assert Person.objects.first().grants.count() > 0
        assert current_alias() == "default"
        assert Person.objects.count() == 0

    def test_an_error_in_a_batch_gives_the_web_role_back(self, cast: Cast) -> None:
        with pytest.raises(ValueError, match="broken"), as_batch("break"):
            Person.objects.update(commune_code="00000")
            raise ValueError("broken")
        assert current_alias() == "default"
        assert commune() == "34032"

    def test_a_job_deferred_in_a_batch_waits_for_its_end(self, cast: Cast) -> None:
        with pytest.raises(ValueError, match="broken"), as_batch("break"):
            defer("privacy.verify_journal", timestamp=1)
            raise ValueError("broken")
        with connections["owner"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM procrastinate_jobs")
            assert cursor.fetchone() == (0,)

    def test_the_web_role_defers_jobs(self, cast: Cast) -> None:
        with acting(cast.amina):
            assert defer("privacy.verify_journal", timestamp=1)

    def test_a_batch_says_why(self) -> None:
        with pytest.raises(ValueError, match="why"), as_batch(""):
            raise ImproperlyConfigured("not reached")
