import os
from collections.abc import Iterator

import pytest

from config.postgres.embedded import EmbeddedServer


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The administrator's address: the one of DATABASE_URL, else of a server of our own."""
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    folder = tmp_path_factory.mktemp("bases", numbered=True)
    for parent in (folder, *folder.parents[:3]):
        parent.chmod(0o755)
    embedded = EmbeddedServer(folder / "data", durable=False)
    yield embedded.start()
    embedded.stop()
