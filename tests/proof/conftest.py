import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.postgres.embedded import EmbeddedServer

LONGEST = ("test_reminders.py", "test_migrations.py")  # three minutes in one test


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: begun last, the other cores would wait for it."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """One that an unprivileged server can enter: pytest closes its own again whenever another run starts."""
    folder = Path(tempfile.mkdtemp(prefix="fr-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def server(open_folder: Path) -> Iterator[str]:
    """The administrator's address: the one of DATABASE_URL, else of a server of our own."""
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    embedded = EmbeddedServer(open_folder / "data", durable=False)
    yield embedded.start()
    embedded.stop()
