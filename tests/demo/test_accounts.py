import os
import re
import subprocess
import sys

import pytest

from config.postgres import CHECKOUT
from demo import accounts
from demo.accounts import ACCOUNTS, SECRET
from filrouge.accounts.actions.second_factor import totp_now
from filrouge.accounts.models import Role


def run(*arguments: str, **environ: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, check=True, cwd=CHECKOUT, env=os.environ | environ, stdout=subprocess.PIPE, text=True
    ).stdout


def test_everyone_one_can_be_is_named_with_the_password_and_the_code_of_the_moment() -> None:
    printed = run("-m", "demo.accounts", SITE_URL="http://127.0.0.1:8765")
    assert all(account.email in printed for account in ACCOUNTS)
    assert "chaque fil compte" in printed
    assert "http://127.0.0.1:8765" in printed
    assert re.search(r"\d{6} en ce moment", printed)


def test_the_code_of_the_moment_stands_alone() -> None:
    assert re.fullmatch(r"\d{6}\n", run("-m", "demo.accounts", "--code"))


@pytest.mark.parametrize("at", [0, 29, 30, 1_764_086_400, 20_000_000_000])
def test_it_is_the_code_that_the_site_expects(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    monkeypatch.setattr("filrouge.accounts.actions.second_factor.time.time", lambda: at)
    assert accounts.code(at) == totp_now(SECRET)


def test_roles_are_those_of_the_program() -> None:
    assert {account.role for account in ACCOUNTS} <= set(Role)


def test_django_is_not_waited_for() -> None:
    assert run("-c", "import demo.accounts, sys; print('django' in sys.modules)") == "False\n"
