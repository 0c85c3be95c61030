"""A PostgreSQL server of our own: no TCP, a password only we can read, shared by the commands that need it.

Linux only (/proc). For the demonstration, development and tests: `check --deploy` refuses it.
"""

import shlex
import shutil
import sys
from pathlib import Path
from urllib.parse import quote

from config.postgres import place
from config.postgres.account import account_for
from config.postgres.binaries import Binaries, find_binaries
from config.postgres.errors import PostgresUnavailable, disk_full, explained
from config.postgres.locks import Holders, turn
from config.postgres.place import State, beside
from config.postgres.postmaster import Postmaster, initialise

ADMIN = "fr_admin"
ROOM_NEEDED = 300 * 1024 * 1024
RESET = ".venv/bin/python -m config.postgres reset"
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",  # compiling costs more than it saves on queries of a few milliseconds
}
# A test database may be lost with the machine: it is rebuilt.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedServer:
    """The server whose data was asked for at `data`; its state and locks are the files beside that folder."""

    def __init__(self, data: Path, durable: bool = True, binaries: Binaries | None = None) -> None:
        self.data = data.resolve()
        self.durable = durable
        self._binaries = binaries
        self._account = account_for(self.data)
        self._holders = Holders(beside(self.data, ".holders"))

    @property
    def admin_url(self) -> str:
        state = self._state()
        return f"postgresql://{ADMIN}:{state.password}@/postgres?host={quote(state.socket, safe='')}"

    def start(self) -> str:
        """Start the server, or share the one that runs; return the administrator's address.

        Raises PostgresUnavailable.
        """
        if not sys.platform.startswith("linux"):
            raise PostgresUnavailable(
                "La base intégrée ne fonctionne que sous Linux : installez PostgreSQL "
                "et indiquez DATABASE_URL."
            )
        with explained(self.data.parent), turn(beside(self.data, ".lock")):
            self._holders.join()
            try:
                self._boot()
            except BaseException:
                self._holders.leave()
                raise
        return self.admin_url

    def stop(self) -> None:
        """Let go of the server. The last to use it stops it, unless someone asked to keep it running."""
        with turn(beside(self.data, ".lock")):
            self._holders.leave()
            if not self._holders.others() and not self._is_kept():
                self._halt()

    def keep(self) -> None:
        """Leave the server running after the last command, until `halt`."""
        # Bound to the process: after a reboot, nobody asks any more.
        beside(self.data, ".kept").write_text(str(self._postmaster().pid()))

    def halt(self) -> None:
        """Stop the server, kept or not. Raises PostgresUnavailable while another command uses it."""
        with explained(self.data.parent), turn(beside(self.data, ".lock")):
            self._refuse_if_shared()
            self._halt()

    def erase(self) -> None:
        """Stop the server and delete its data."""
        with explained(self.data.parent), turn(beside(self.data, ".lock")):
            self._refuse_if_shared()
            state = place.read_state(self.data) or place.choose(self.data, self._account)
            self._halt()
            place.erase(self.data, state)
            beside(self.data, ".json").unlink(missing_ok=True)

    def is_running(self) -> bool:
        return self.exists() and self._postmaster().is_alive()

    def exists(self) -> bool:
        return place.read_state(self.data) is not None

    def must_be_ours_alone(self) -> None:
        """Raises PostgresUnavailable while another command uses the server."""
        with turn(beside(self.data, ".lock")):
            self._refuse_if_shared()

    def _refuse_if_shared(self) -> None:
        if self._holders.others():
            raise PostgresUnavailable(
                "La base sert encore à une autre commande (une démonstration ou des tests en cours ?) : "
                "arrêtez-la d’abord."
            )

    def _boot(self) -> None:
        if self.is_running():
            return
        binaries = place.reachable(self._binaries or find_binaries(), self.data, self._account)
        state = place.read_state(self.data)
        if state is None or not _is_a_cluster(state.data_folder):
            state = self._create(binaries)
        _refuse_another_version(binaries, state.data_folder)
        place.own(Path(state.socket), self._account)
        postmaster = Postmaster(state)
        postmaster.clear_stale()
        postmaster.start(binaries, self._account, _options(state, self.durable))

    def _create(self, binaries: Binaries) -> State:
        state = place.choose(self.data, self._account)
        folder = state.data_folder
        if _is_a_cluster(folder):
            raise PostgresUnavailable(
                f"Le mot de passe de la base locale ({beside(self.data, '.json')}) a disparu : "
                f"effacez la base avec « {RESET} », ou remettez ce fichier."
            )
        if shutil.disk_usage(folder.parent).free < ROOM_NEEDED:
            raise disk_full(folder.parent)
        # Made aside, then renamed: a cluster is whole or is not there, even after kill -9.
        draft = beside(folder, ".new")
        shutil.rmtree(draft, ignore_errors=True)
        place.own(draft, self._account)
        initialise(draft, binaries, self._account, password=state.password, admin=ADMIN)
        place.write_state(self.data, state)
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
        return state

    def _halt(self) -> None:
        beside(self.data, ".kept").unlink(missing_ok=True)
        if self.is_running():
            self._postmaster().stop()

    def _is_kept(self) -> bool:
        try:
            return beside(self.data, ".kept").read_text() == str(self._postmaster().pid())
        except FileNotFoundError:
            return False

    def _postmaster(self) -> Postmaster:
        return Postmaster(self._state())

    def _state(self) -> State:
        state = place.read_state(self.data)
        if state is None:
            raise PostgresUnavailable("La base locale n’a pas encore été créée : lancez « make demo ».")
        return state


def _options(state: State, durable: bool) -> str:
    settings = SETTINGS | ({} if durable else CARELESS) | {"unix_socket_directories": state.socket}
    return shlex.join(f"--{name}={value}" for name, value in settings.items())


def _is_a_cluster(folder: Path) -> bool:
    return (folder / "PG_VERSION").exists()


def _refuse_another_version(binaries: Binaries, folder: Path) -> None:
    major = int((folder / "PG_VERSION").read_text())
    if major != binaries.major:
        raise PostgresUnavailable(
            f"La base locale a été créée par PostgreSQL {major} et cette machine propose la version "
            f"{binaries.major} : remettez l’ancienne, ou effacez la base avec « {RESET} »."
        )
