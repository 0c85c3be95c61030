"""A real worker killed at random moments, again and again, on a database of its own; and what was sent.

The database is a copy of the one of the tests. The provider, as good ones do, sends once per key.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import SystemRandom
from typing import Any

from django.db import connection

from config.postgres import CHECKOUT
from tests.sms import Provider, running_provider

LONGEST = 1.6  # seconds of work before it is killed
SLOWNESS = 0.08  # seconds, at most, before the provider answers
DICE = SystemRandom()


def is_of_the_tests() -> bool:
    """pytest-django makes a database only where some test collected asks for one: run alone, those that copy it
    would find the site's."""
    return str(connection.settings_dict["NAME"]).startswith("test_")


def problems_after(kills: int) -> list[str]:
    """What went wrong once the worker has been killed so many times, then left to end. Outside a transaction."""
    with _own_database() as database, running_provider(SLOWNESS) as provider:
        _run(database, provider, "lay", 0)
        for number in range(1, kills + 1):
            _killed(database, provider, number)
        _run(database, provider, "work", 0)
        return list(_wrong(json.loads(_run(database, provider, "count", 0)), provider))


def _wrong(counts: dict[str, Any], provider: Provider) -> Iterator[str]:
    if not counts["meetings"] == counts["reminders"] == counts["messages"] == len(counts["keys"]):
        yield f"made: { {name: counts[name] for name in ('meetings', 'reminders', 'messages')} }"
    if missing := set(counts["keys"]) - set(provider.texts):
        yield f"{len(missing)} said to be sent, which the provider never saw"
    if extra := set(provider.texts) - set(counts["keys"]):
        yield f"{len(extra)} sent that nobody asked for"
    if len(provider.texts) != counts["meetings"]:
        yield f"{len(provider.texts)} sent for {counts['meetings']} meetings"


def _killed(database: str, provider: Provider, number: int) -> None:
    child = subprocess.Popen(
        _command(database, provider, "work", number), cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child.stdout:
        assert child.stdout.readline() == "ready\n"
        time.sleep(DICE.random() * LONGEST)
        child.kill()
        child.wait()


def _run(database: str, provider: Provider, what: str, number: int) -> str:
    command = _command(database, provider, what, number)
    return subprocess.run(command, cwd=CHECKOUT, check=True, stdout=subprocess.PIPE, text=True).stdout


def _command(database: str, provider: Provider, what: str, number: int) -> list[str]:
    module = "filrouge.pathways.tests.killed_worker"
    return [sys.executable, "-m", module, database, provider.url, what, str(number)]


@contextmanager
def _own_database() -> Iterator[str]:
    original = connection.settings_dict["NAME"]
    copy = f"{original}_killed"
    connection.close()  # a copy is refused while someone is connected
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
    try:
        yield copy
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
