"""What every unit test gets: the web role, the cast, and traps that fail what should not pass silently."""

import gc
from collections.abc import Iterator
from itertools import groupby

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as properties
from pytest_django import DjangoDbBlocker

from filrouge.accounts.models import User
from filrouge.accounts.second_factor import prove
from filrouge.privacy.roles import acting_as
from filrouge.shared import events
from filrouge.shared.events import Event, Reaction
from tests.cast import Cast
from tests.laid import Laid
from tests.mailbox import Box, open_box

# A machine that does something else is slow, not wrong.
properties.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("unhurried")
THROUGH_THE_SITE = {"signed_in", "client"}
laid = Laid()


def needs_cast(item: pytest.Item | None) -> bool:
    return "cast_laid" in getattr(item, "fixturenames", ())


def pytest_itemcollected(item: pytest.Item) -> None:
    """What asks the site for a page is a test of screens: another tier than that of the rules (decision 0017)."""
    if not THROUGH_THE_SITE.isdisjoint(getattr(item, "fixturenames", ())):
        item.add_marker(pytest.mark.screens)
    if needs_cast(item):
        item.fixturenames.remove("cast_laid")
        item.fixturenames.insert(0, "cast_laid")  # before the transaction of the test


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In each file, those that need the cast follow one another: it is laid once for them."""
    items[:] = [
        item
        for _path, of_a_file in groupby(items, lambda item: item.path)
        for item in sorted(of_a_file, key=needs_cast)
    ]


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    if not (needs_cast(nextitem) and nextitem.path == item.path):
        laid.undo()


def pytest_collection_finish() -> None:
    """What was imported stays until the end: the collector need not go through it every few tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def web_role(request: pytest.FixtureRequest) -> Iterator[None]:
    """Run the body of every test that touches the database as `fr_app`, without context: no rows. Nothing was counted
    against a limit yet."""
    if "db" not in request.fixturenames and not request.node.get_closest_marker("django_db"):
        yield
        return
    request.getfixturevalue("db")
    cache.clear()
    with acting_as("fr_app"):
        yield


@pytest.fixture
def cast_laid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    laid.lay(django_db_blocker)


@pytest.fixture
def cast(cast_laid: None, db: None) -> Cast:
    """The named cast (see tests/cast.py), laid as batch."""
    return laid.copy()


@pytest.fixture
def signed_in() -> object:
    """`signed_in(cast.amina)` → a client whose second factor is behind."""

    def sign_in(user: User) -> Client:
        # What `force_login` leaves, in one row written once.
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        prove(session, "enrolled")
        session.save()
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        return client

    return sign_in


@pytest.fixture
def box(settings: object) -> Iterator[Box]:
    """A real mail server, to which everything goes during the test."""
    with open_box(settings) as box:
        yield box


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Everything published during the test, in order."""
    announced: list[Event] = []

    def listen(event: Event) -> None:
        announced.append(event)

    listen.__module__ = "filrouge.field.reactions"
    monkeypatch.setattr(events, "_reactions", [*events.registered(), Reaction(Event, listen)])
    return announced
