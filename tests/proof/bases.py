"""Databases of their own with the three roles, and the program run in them as in production."""

import os
import subprocess
import sys
from collections.abc import Mapping

from config.postgres import CHECKOUT
from config.postgres.roles import RoleUrls, drop_database, ensure_roles


def new_base(server: str, name: str) -> RoleUrls:
    drop_database(server, name)  # of an earlier run, on a server that stays
    return ensure_roles(server, name, is_embedded="DATABASE_URL" not in os.environ)


def run(urls: RoleUrls, *command: str, **more: str) -> str:
    """`run(urls, "manage.py", "migrate")`; `more` goes to its environment. Returns what it printed."""
    done = subprocess.run(
        [sys.executable, *command],
        check=False,
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        env=_surroundings(urls.as_environ() | more),
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def migrate(urls: RoleUrls) -> None:
    run(urls, "manage.py", "migrate", "--verbosity=0")


def _surroundings(ours: Mapping[str, str]) -> dict[str, str]:
    """Nothing of the tests' own settings reaches the program."""
    not_inherited = ("DATABASE_URL", "FILROUGE", "PYTEST", "DJANGO")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(not_inherited)}
    return kept | ours | {"FILROUGE_DEMO": "1"}
