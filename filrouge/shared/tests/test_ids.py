import threading
from datetime import UTC, datetime
from uuid import RFC_4122

import pytest

from filrouge.shared import ids
from filrouge.shared.ids import random_id, uuid7


@pytest.fixture(autouse=True)
def travels_leave_no_trace(monkeypatch):
    monkeypatch.setattr(ids, "_last", 0)


def test_uuid7_says_its_version_and_variant():
    key = uuid7()
    assert key.version == 7
    assert key.variant == RFC_4122


def test_uuid7_carries_the_millisecond_it_was_made_in(time_machine):
    time_machine.move_to("2090-03-02T12:00:00Z", tick=False)
    assert uuid7().int >> 80 == datetime(2090, 3, 2, 12, tzinfo=UTC).timestamp() * 1000


def test_uuid7_keeps_increasing_within_the_same_millisecond(time_machine):
    time_machine.move_to("2091-03-02T12:00:00Z", tick=False)
    keys = [uuid7() for _ in range(5000)]
    assert keys == sorted(set(keys))


def test_uuid7_keeps_increasing_when_the_clock_is_set_back(time_machine):
    time_machine.move_to("2092-03-02T12:00:00Z", tick=False)
    before = uuid7()
    time_machine.move_to("2092-03-02T11:00:00Z", tick=False)
    assert uuid7() > before


def test_uuid7_never_repeats_between_threads():
    keys = []
    threads = [threading.Thread(target=lambda: keys.extend(uuid7() for _ in range(500))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(keys)) == 2000


def test_random_ids_fit_in_a_url_and_differ():
    assert len({random_id() for _ in range(100)}) == 100
    assert len(random_id()) == 22
    assert set(random_id(300)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
