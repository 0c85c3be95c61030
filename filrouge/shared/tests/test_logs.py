"""What is typed never reaches the logs, whatever happens to it."""

import io
import json
import logging
import logging.config
from collections.abc import Callable, Iterator

import pytest
import structlog
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from filrouge.privacy.context import acting
from filrouge.shared.logs import REMOVED, RequestLine, logging_configuration
from tests.cast import Cast

TYPED = ("Zahra", "Khatib", "zahra@example.org", "06 12 34 56 78", "enceinte")


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict]]]:
    """What production would write."""
    stream, root = io.StringIO(), logging.getLogger()
    before, level = list(root.handlers), root.level
    logging.config.dictConfig(logging_configuration(console=False))
    handler = next(one for one in root.handlers if type(one) is logging.StreamHandler and one not in before)
    handler.setStream(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers[:] = before
    root.setLevel(level)


def said(lines: Callable[[], list[dict]]) -> str:
    return json.dumps(lines(), ensure_ascii=False)


def nothing_typed_in(lines: Callable[[], list[dict]]) -> None:
    assert lines()
    for typed in TYPED:
        assert typed not in said(lines)


def test_personal_keys_are_removed_at_any_depth(lines: Callable[[], list[dict]]) -> None:
    structlog.get_logger("filrouge.test").info(
        "noted",
        person={"given_name": "Zahra", "ways": [{"phone": "06 12 34 56 78", "kind": "call"}], "age": 22},
        q="Khatib",
        note="enceinte",
        number=12,
    )
    (line,) = lines()
    nothing_typed_in(lambda: [line])
    assert line["person"] == {"given_name": REMOVED, "ways": [{"phone": REMOVED, "kind": "call"}], "age": 22}
    assert (line["number"], line["event"]) == (12, "noted")


@pytest.mark.parametrize("typed", ["zahra@example.org", "06 12 34 56 78", "+33612345678", "06.12.34.56.78"])
def test_addresses_and_telephones_are_hidden_in_any_text(lines: Callable[[], list[dict]], typed: str) -> None:
    logging.getLogger("some.library").warning("cannot reach %s now", typed)
    assert lines()[0]["event"] == f"cannot reach {REMOVED} now"


def test_an_error_is_told_without_its_words_nor_its_variables(lines: Callable[[], list[dict]]) -> None:
    def fail(name: str) -> None:
        raise ValueError(f"{name} is not a number")

    try:
        fail("Zahra")
    except ValueError:
        structlog.get_logger("filrouge.test").exception("failed")
        logging.getLogger("some.library").exception("failed")
    nothing_typed_in(lines)
    for line in lines():
        assert line["error"] == "ValueError"
        assert line["where"][-1].endswith(" fail")


def test_a_database_error_is_told_without_its_parameters(cast: Cast, lines: Callable[[], list[dict]]) -> None:
    try:
        with acting(cast.amina), connection.cursor() as cursor:
            cursor.execute("SELECT %s::int", ["Zahra"])
    except Exception:
        structlog.get_logger("filrouge.test").exception("failed")
    nothing_typed_in(lines)
    assert "22P02" in lines()[0]["error"]


def test_a_request_is_one_line_by_its_route(
    cast: Cast, signed_in: Callable[..., Client], lines: Callable[[], list[dict]]
) -> None:
    client = signed_in(cast.amina)
    client.get(f"/parcours/{cast.nour_pathway.pk}/contacts/", {"q": "Khatib"})
    (line,) = (line for line in lines() if line["event"] == "request")
    assert (line["method"], line["status"], line["user"]) == ("GET", 200, cast.amina.pk)
    assert line["route"].startswith("pathways:")
    assert line["queries"] > 0
    assert str(cast.nour_pathway.pk) not in said(lines)
    nothing_typed_in(lines)


def test_a_search_a_contact_and_a_refused_form_leave_no_word(
    cast: Cast, signed_in: Callable[..., Client], lines: Callable[[], list[dict]]
) -> None:
    client = signed_in(cast.amina)
    client.get("/recherche/", {"q": "Khatib 06 12 34 56 78"})
    contact = f"/parcours/{cast.nour_pathway.pk}/contacts/nouveau/"
    accepted = {"channel": "phone", "outcome": "talked", "direction": "out", "note": "Zahra est enceinte"}
    client.post(contact, accepted)
    client.post(contact, {"channel": "pigeon", "note": "Zahra est enceinte", "minutes": "zahra@example.org"})
    Client().post("/api/v1/people?q=Khatib", {"given_name": "Zahra", "email": "zahra@example.org"})
    assert len([line for line in lines() if line["event"] == "request"]) == 4
    nothing_typed_in(lines)


def test_a_failure_of_ours_leaves_no_word(
    cast: Cast,
    signed_in: Callable[..., Client],
    lines: Callable[[], list[dict]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise RuntimeError("Zahra est enceinte")

    monkeypatch.setattr("filrouge.pathways.actions.contacts.refresh_kept_facts", fail)
    client = signed_in(cast.amina)
    client.raise_request_exception = False
    answer = client.post(
        f"/parcours/{cast.nour_pathway.pk}/contacts/nouveau/?q=Khatib",
        {"channel": "phone", "outcome": "talked", "direction": "out", "note": "Zahra est enceinte"},
    )
    assert answer.status_code == 500
    assert any(line.get("error") == "RuntimeError" and line["where"] for line in lines())
    assert str(cast.nour_pathway.pk) not in said(lines)
    nothing_typed_in(lines)


def test_a_failed_job_leaves_no_word(lines: Callable[[], list[dict]]) -> None:
    """As procrastinate writes it: the error with its traceback, the job beside."""
    try:
        raise RuntimeError("Zahra est enceinte")
    except RuntimeError:
        logging.getLogger("procrastinate.worker").error(
            "Job vigilance.refresh_person[3] ended with status: Error",
            exc_info=True,
            extra={"action": "job_error", "job": {"args": {"note": "enceinte"}}},
        )
    nothing_typed_in(lines)
    assert lines()[0]["error"] == "RuntimeError"


def test_an_unknown_address_is_not_repeated(lines: Callable[[], list[dict]]) -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        logging.getLogger("django.request").error("Internal Server Error: %s", request.path)
        return HttpResponse(status=404)

    RequestLine(answer)(RequestFactory().get("/personnes/Zahra/", {"q": "Khatib"}))
    nothing_typed_in(lines)
