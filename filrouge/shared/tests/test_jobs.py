from uuid import UUID

import procrastinate
import pytest
from procrastinate.exceptions import TaskNotFound
from procrastinate.testing import InMemoryConnector

from filrouge.shared import jobs
from filrouge.shared.jobs import NotAnId, defer
from filrouge.shared.transactions import OutsideTransaction


@pytest.fixture
def queue(monkeypatch):
    app = procrastinate.App(connector=InMemoryConnector())
    app.task(name="bells.ring")(lambda **ids: None)
    monkeypatch.setattr(jobs, "app", app)
    monkeypatch.setattr("filrouge.shared.transactions.in_transaction", lambda: True)
    return app.connector.jobs


def test_a_job_is_queued_with_its_ids(queue):
    number = defer("bells.ring", bell_id=UUID(int=1), tower_ids=[1, 2], by="user:12")
    assert queue[number]["task_name"] == "bells.ring"
    assert queue[number]["args"] == {"bell_id": str(UUID(int=1)), "tower_ids": [1, 2], "by": "user:12"}


@pytest.mark.parametrize(
    "value",
    ["Nour Haddad", "nour@example.org", "+33612345678", "", "x" * 65, None, True, 1.5, {"id": 1}, ["a b"]],
)
def test_what_is_not_an_id_is_refused_and_not_repeated(queue, value):
    with pytest.raises(NotAnId, match="bell_id") as refusal:
        defer("bells.ring", bell_id=value)
    assert queue == {}
    assert "Nour" not in str(refusal.value)


def test_an_unknown_task_is_refused(queue):
    with pytest.raises(TaskNotFound):
        defer("bells.melt", bell_id=1)


def test_deferring_outside_a_transaction_is_refused(queue, monkeypatch):
    monkeypatch.setattr("filrouge.shared.transactions.in_transaction", lambda: False)
    with pytest.raises(OutsideTransaction, match="Deferring"):
        defer("bells.ring", bell_id=1)
    assert queue == {}
