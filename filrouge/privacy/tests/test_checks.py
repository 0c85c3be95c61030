"""`check --deploy` refuses what would be unsafe, one sentence each."""

from dataclasses import replace

import pytest
from django.conf import settings as current
from django.core.checks import run_checks

from filrouge.privacy.checks import check_settings, check_web_role
from filrouge.privacy.roles import BATCH, OWNER, acting_as


@pytest.fixture
def production(settings: object) -> object:
    """Nothing to say: settings as a careful host gives them."""
    settings.DEBUG = settings.DEMO = settings.TESTING = False
    settings.SECRET_KEY = "a long random value of our own, really long enough"
    settings.FILROUGE_KEYS = "k1:" + "A" * 43 + "="
    settings.SMS_PROVIDER = ""
    settings.DATABASE_URLS = replace(current.DATABASE_URLS, is_embedded=False)
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.SECURE_SSL_REDIRECT = True
    return settings


def identifiers() -> list[str]:
    return [message.id for message in check_settings(None)]


def test_nothing_is_said_of_a_careful_host(production: object) -> None:
    assert identifiers() == []


@pytest.mark.parametrize(
    ("name", "value", "identifier"),
    [
        ("DEBUG", True, "filrouge.E101"),
        ("DEMO", True, "filrouge.E102"),
        ("TESTING", True, "filrouge.E103"),
        ("SECRET_KEY", current.NOT_SECRET, "filrouge.E104"),
        ("FILROUGE_KEYS", "", "filrouge.E105"),
        ("FILROUGE_KEYS", "k2:xx, demo:xx", "filrouge.E106"),
        ("DATABASE_URLS", replace(current.DATABASE_URLS, is_embedded=True), "filrouge.E107"),
        ("SESSION_COOKIE_SECURE", False, "filrouge.E108"),
        ("CSRF_COOKIE_SECURE", False, "filrouge.E108"),
        ("SECURE_SSL_REDIRECT", False, "filrouge.E108"),
        ("SMS_PROVIDER", "console", "filrouge.E112"),
        ("SMS_PROVIDER", "http", "filrouge.E113"),
    ],
)
def test_what_is_unsafe_is_refused(production: object, name: str, value: object, identifier: str) -> None:
    setattr(production, name, value)
    assert identifiers() == [identifier]


def test_they_are_part_of_check_deploy(db: None) -> None:
    found = {message.id for message in run_checks(include_deployment_checks=True)}
    assert "filrouge.E103" in found


class TestWebRole:
    def found(self) -> list[str]:
        return [message.id for message in check_web_role(None, databases=["default"])]

    def test_the_web_role_is_right(self, db: None) -> None:
        assert self.found() == []

    def test_a_role_that_bypasses_is_not(self, db: None) -> None:
        with acting_as(BATCH):
            assert self.found() == ["filrouge.E110"]

    def test_a_role_that_owns_is_not(self, db: None) -> None:
        with acting_as(OWNER):
            assert self.found() == ["filrouge.E111"]

    def test_no_base_is_asked_unless_named(self) -> None:
        assert check_web_role(None) == []
