"""A day of notes is applied together: looked up once, written once, and the fault of one undoes it alone."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.pathways.models import Contact, Pathway
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared.jobs import defer
from filrouge.sync import registry
from filrouge.sync.models import Operation
from filrouge.sync.registry import Applied, Asked, Outcome, Refused, handler
from filrouge.sync.tasks import apply_stored
from tests.cast import Cast

from .phone import Phone, contact_text, correction_text, id_of, text_of


@pytest.fixture
def handlers(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict]:
    copied = dict(registry._handlers)
    monkeypatch.setattr(registry, "_handlers", copied)
    return copied


def asked_for(count: int, cast: Cast, phone: Phone) -> int:
    """Queries of an exchange of so many contacts, bar the marks of transactions."""
    texts = [contact_text(cast.nour_pathway, payload={"note": str(n)}) for n in range(count)]
    with CaptureQueriesContext(connection) as queries:
        assert phone.states(*texts) == ["applied"] * count
    marks = ("SAVEPOINT", "messaging_webhook")  # who wants to be told is asked once in production
    return sum(not any(mark in one["sql"] for mark in marks) for one in queries)


def test_one_contact_more_asks_for_two_queries_more(cast: Cast, phone: Phone) -> None:
    """The right to write it, and itself: the file, the facts kept for lists, the alerts and the traces are
    looked up or written once for all."""
    asked_for(1, cast, phone)
    few, many = asked_for(3, cast, phone), asked_for(13, cast, phone)
    assert many - few == 20


def test_the_facts_kept_for_lists_and_the_alerts_follow_once(cast: Cast, phone: Phone) -> None:
    texts = [contact_text(cast.nour_pathway), contact_text(cast.tesfay_pathway)] * 2
    phone.send(*(text.replace('"id": "', f'"id": "{n}x') for n, text in enumerate(texts)))
    with as_batch("look"):
        jobs = list(ProcrastinateJob.objects.values_list("task_name", "args"))
        (people,) = [args["people"] for name, args in jobs if name == "vigilance.refresh_people"]
        assert sorted(people) == sorted(map(str, (cast.nour.pk, cast.tesfay.pk)))
        for path in Pathway.objects.all():
            assert path.last_contact_at == Contact.objects.filter(pathway=path).latest("at").at


def test_a_fault_in_the_middle_undoes_that_one_alone(cast: Cast, phone: Phone, handlers: dict) -> None:
    @handler("tests.fragile", schema=1, label="Fragile")
    def fragile(by: object, asked: Asked) -> Outcome:
        Contact.objects.all().update(note="à demi écrit")
        raise ZeroDivisionError

    before, after = contact_text(cast.nour_pathway), contact_text(cast.tesfay_pathway)
    assert phone.states(before, text_of("tests.fragile", {}), after) == ["applied", "waiting", "applied"]
    with acting(cast.amina):
        assert set(Contact.objects.values_list("note", flat=True)) == {"Elle a son bus."}


def savepoints(phone: Phone, *texts: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        phone.send(*texts)
    return sum(one["sql"].startswith("SAVEPOINT") for one in queries)


def contacts(cast: Cast, count: int) -> list[str]:
    return [contact_text(cast.nour_pathway, payload={"note": str(n)}) for n in range(count)]


def test_some_share_a_savepoint(cast: Cast, phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filrouge.sync.actions.applying.TOGETHER", 3)
    alone = savepoints(phone, *contacts(cast, 1))
    assert savepoints(phone, *contacts(cast, 3)) == alone
    assert savepoints(phone, *contacts(cast, 6)) == alone + 1


def test_what_failed_once_no_longer_undoes_the_others(cast: Cast, phone: Phone, handlers: dict) -> None:
    @handler("tests.fragile", schema=1, label="Fragile")
    def fragile(by: object, asked: Asked) -> Outcome:
        raise ZeroDivisionError

    phone.send(text_of("tests.fragile", {}))
    ran: list[str] = []

    @handler("tests.counted", schema=1, label="Comptée")
    def counted(by: object, asked: Asked) -> Outcome:
        ran.append(asked.client_id)
        return Applied()

    phone.send(*(text_of("tests.counted", {}) for _ in range(3)))
    assert len(ran) == 3


def test_undone_together_then_one_by_one_each_leaves_one_trace(
    cast: Cast, phone: Phone, handlers: dict
) -> None:
    """Rows, jobs, what handlers remember of one another: nothing of the first try stays."""

    @handler("tests.queued", schema=1, label="Mise en file")
    def queued(by: object, asked: Asked) -> Outcome:
        defer("vigilance.refresh_person", person_id=cast.nour.pk)
        assert asked.client_id not in asked.seen
        asked.seen[asked.client_id] = "done"
        return Applied()

    @handler("tests.refused", schema=1, label="Refusée")
    def refused(by: object, asked: Asked) -> Outcome:
        Contact.objects.all().update(note="à demi écrit")
        return Refused("Non, merci.")

    texts = [text_of("tests.queued", {}), *contacts(cast, 2), text_of("tests.refused", {})]
    assert phone.states(*texts) == ["applied"] * 3 + ["refused"]
    with as_batch("look"):
        jobs = ProcrastinateJob.objects.filter(task_name="vigilance.refresh_person")
        assert jobs.count() == 2  # the one asked for, and the one that follows the two contacts
        assert sorted(Contact.objects.values_list("note", flat=True)) == ["0", "1"]
        assert Operation.objects.get(client_id=id_of(texts[3])).refusal == "Non, merci."


def test_a_stop_in_the_middle_applies_nothing_and_loses_nothing(
    cast: Cast, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [contact_text(cast.nour_pathway, payload={"note": str(n)}) for n in range(4)]
    with monkeypatch.context() as patched:
        patched.setattr("filrouge.sync.actions.applying.Traces.write", _stop)
        with pytest.raises(KeyboardInterrupt):
            phone.send(*texts)
    with acting(cast.amina):
        assert not Contact.objects.exists()
        assert [one.state for one in Operation.objects.prefetch_related("conflicts")] == ["waiting"] * 4
    apply_stored(device_id=phone.id)
    with acting(cast.amina):
        assert sorted(Contact.objects.values_list("note", flat=True)) == ["0", "1", "2", "3"]


def test_what_all_need_is_prepared_once_for_all(cast: Cast, phone: Phone, handlers: dict) -> None:
    prepared: list[int] = []

    def prepare(by: object, together: object) -> None:
        prepared.append(len(together))  # type: ignore[arg-type]
        together[0].seen["found"] = "it"  # type: ignore[index]

    @handler("tests.prepared", schema=1, label="Préparé", prepare=prepare)
    def apply(by: object, asked: Asked) -> Outcome:
        assert asked.seen["found"] == "it"
        return Applied()

    assert phone.states(*(text_of("tests.prepared", {}) for _ in range(3))) == ["applied"] * 3
    assert prepared == [3]


def test_a_faulty_preparation_keeps_nothing_from_being_applied(
    cast: Cast, phone: Phone, handlers: dict
) -> None:
    def prepare(by: object, together: object) -> None:
        Contact.objects.all().update(note="à demi écrit")
        raise ZeroDivisionError

    @handler("tests.prepared", schema=1, label="Préparé", prepare=prepare)
    def apply(by: object, asked: Asked) -> Outcome:
        return Applied()

    contact = contact_text(cast.nour_pathway)
    phone.send(contact)
    assert phone.states(text_of("tests.prepared", {})) == ["applied"]
    with acting(cast.amina):
        assert Contact.objects.get().note == "Elle a son bus."


def test_what_is_said_about_an_operation_reads_what_became_of_those_before(cast: Cast, phone: Phone) -> None:
    first, second = contact_text(cast.nour_pathway), contact_text(cast.nour_pathway)
    given_up = text_of("sync.withdrawal", {"of": id_of(second)})
    assert phone.states(first, second, given_up) == ["applied"] * 3


def test_a_correction_that_waits_for_somebody_knows_what_it_corrects(
    cast: Cast, phone: Phone, signed_in: Callable
) -> None:
    """Whoever takes it up does not read its author's other notes."""
    first = contact_text(cast.nour_pathway)
    phone.send(first)
    with as_batch("a day later"):
        Contact.objects.update(created_by=cast.bruno)
    changes = {"note": ["Elle a son bus.", "Elle a sa carte"]}
    correction = correction_text(cast.nour_pathway, id_of(first), changes)
    assert phone.states(correction) == ["held"]
    with acting(cast.amina):
        held = Operation.objects.get(client_id=id_of(correction))
        assert held.row_id == Contact.objects.get().pk
    with as_batch("the coordination hands it over"):
        Operation.objects.filter(pk=held.pk).update(heir=cast.bruno)
    page = signed_in(cast.bruno).get(f"/notes-a-reprendre/{held.pk}/").content.decode()
    assert "Elle a sa carte (au lieu de : Elle a son bus.)" in page
    signed_in(cast.bruno).post(f"/notes-a-reprendre/{held.pk}/")
    with acting(cast.bruno):
        assert Contact.objects.get().note == "Elle a sa carte"


def _stop(_traces: object) -> None:
    raise KeyboardInterrupt
