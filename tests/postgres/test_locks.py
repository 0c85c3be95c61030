from pathlib import Path

import pytest

from config.postgres.errors import PostgresUnavailable
from config.postgres.locks import turn


def test_another_turn_is_waited_for_as_long_as_one_says(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    with turn(path), pytest.raises(PostgresUnavailable, match="Une autre commande"), turn(path, 0.1):
        pytest.fail("two at a time")
    with turn(path, 0.1):
        assert path.exists()
