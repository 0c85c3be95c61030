"""The database without set-up: a PostgreSQL of our own for the demonstration, development and tests.

Plain Python, no Django: the settings read their addresses here before anything else exists.

    binaries.py   which PostgreSQL: the wheel's, else the system's
    account.py    who runs the server (never root)
    place.py      where its data, its socket and its state are
    embedded.py   start, share, stop
    roles.py      fr_owner migrates, fr_app serves, fr_batch bypasses row security, fr_test plays all three
    urls.py       one address per role, from the environment or from the embedded server
    session.py    a database for the time of one command
"""

from pathlib import Path

from config.postgres.errors import PostgresUnavailable

DATABASE = "filrouge"
CHECKOUT = Path(__file__).resolve().parent.parent.parent

__all__ = ["CHECKOUT", "DATABASE", "PostgresUnavailable"]
