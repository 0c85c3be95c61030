from dataclasses import dataclass
from uuid import UUID

import pytest

from filrouge.shared import events, events_page
from filrouge.shared.actors import Actor
from filrouge.shared.domains import DOMAINS, domain_of
from filrouge.shared.events import Event, on, publish, registered
from filrouge.shared.transactions import OutsideTransaction


@dataclass(frozen=True, kw_only=True)
class BellRung(Event):
    bell_id: UUID


@dataclass(frozen=True, kw_only=True)
class BellRungTwice(BellRung):
    pass


RUNG = BellRung(by=Actor.job("ringer"), bell_id=UUID(int=1))


@pytest.fixture(autouse=True)
def quiet_bus(monkeypatch):
    monkeypatch.setattr(events, "_reactions", [])
    monkeypatch.setattr("filrouge.shared.transactions.in_transaction", lambda: True)


def react(event_type, heard, word, domain="shared"):
    def reaction(event):
        heard.append(word)

    reaction.__module__ = f"filrouge.{domain}.reactions"
    reaction.__qualname__ = f"reaction_{word}"
    return on(event_type)(reaction)


def test_reactions_run_lowest_domain_first_then_as_declared():
    heard = []
    react(BellRung, heard, "steering", "steering")
    react(BellRung, heard, "vigilance first", "vigilance")
    react(BellRung, heard, "people", "people")
    react(BellRung, heard, "vigilance second", "vigilance")
    publish(RUNG)
    assert heard == ["people", "vigilance first", "vigilance second", "steering"]


def test_only_the_event_and_what_derives_from_it_are_heard():
    heard = []
    react(BellRungTwice, heard, "twice")
    react(BellRung, heard, "once")
    publish(RUNG)
    assert heard == ["once"]
    publish(BellRungTwice(by=RUNG.by, bell_id=RUNG.bell_id))
    assert heard == ["once", "twice", "once"]


def test_a_reaction_to_event_hears_everything():
    heard = []
    react(Event, heard, "all")
    publish(RUNG)
    assert heard == ["all"]


def test_what_a_reaction_raises_reaches_the_publisher():
    @on(BellRung)
    def refuse(event):
        raise LookupError("no bell")

    with pytest.raises(LookupError):
        publish(RUNG)


def test_publishing_outside_a_transaction_is_refused(monkeypatch):
    monkeypatch.setattr("filrouge.shared.transactions.in_transaction", lambda: False)
    heard = []
    react(BellRung, heard, "never")
    with pytest.raises(OutsideTransaction, match="BellRung"):
        publish(RUNG)
    assert heard == []


def test_the_same_reaction_is_not_registered_twice():
    reaction = react(BellRung, [], "once")
    with pytest.raises(ValueError, match="already registered"):
        on(BellRung)(reaction)
    assert len(registered()) == 1


def test_an_event_cannot_be_changed_and_knows_when():
    assert RUNG.at.tzinfo is not None
    with pytest.raises(AttributeError):
        RUNG.bell_id = None


def test_a_module_outside_the_domains_has_no_place():
    assert len(set(DOMAINS)) == len(DOMAINS)
    assert domain_of("filrouge.pathways.actions.contacts") == "pathways"
    for module in ("filrouge.kitchen.reactions", "other.pathways", "filrouge"):
        with pytest.raises(ValueError, match="none of the domains"):
            domain_of(module)


def test_the_page_of_events_says_who_publishes_and_who_reacts(monkeypatch, tmp_path):
    source = tmp_path / "filrouge" / "people" / "actions.py"
    source.parent.mkdir(parents=True)
    source.write_text("publish(BellRung(by=by))\npublish(other)\npublish(events.BellMoved())\n")
    monkeypatch.setattr(events_page, "PACKAGE", tmp_path / "filrouge")
    monkeypatch.setattr(events_page, "event_types", lambda: [BellRung])
    react(BellRung, [], "steering", "steering")

    page = events_page.describe_events()

    assert "## BellRung" in page
    assert "- holds `bell_id`" in page
    assert "- published by `filrouge.people.actions`" in page
    assert "- reactions: `filrouge.steering.reactions.reaction_steering`" in page
    assert events_page.publishers_by_event(tmp_path / "filrouge")["BellMoved"] == ["filrouge.people.actions"]


def test_only_events_of_a_domains_events_module_are_on_the_page(monkeypatch):
    assert BellRung not in events_page.event_types()
    monkeypatch.setattr(BellRung, "__module__", "filrouge.people.events")
    assert BellRung in events_page.event_types()
