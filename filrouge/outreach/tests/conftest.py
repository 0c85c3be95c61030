import pytest

from filrouge.shared import events
from filrouge.shared.events import Event, Reaction


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Everything published during the test, in order."""
    announced: list[Event] = []

    def listen(event: Event) -> None:
        announced.append(event)

    listen.__module__ = "filrouge.field.reactions"
    monkeypatch.setattr(events, "_reactions", [*events.registered(), Reaction(Event, listen)])
    return announced
