import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FULL = 16 * 1024 * 1024  # bytes left: PostgreSQL asks for that much at once
_REFUSED = {errno.EROFS, errno.EACCES, errno.EPERM}


class PostgresUnavailable(Exception):
    """The database cannot be had. Its text is one French sentence or two: what happened, what to do."""


def disk_full(folder: Path) -> PostgresUnavailable:
    return PostgresUnavailable(
        f"Le disque qui porte {folder} est plein : libérez au moins 500 Mo, puis recommencez. "
        "Les données déjà enregistrées sont intactes."
    )


def is_full(folder: Path, words: str = "") -> bool:
    """Was it the disk? What failed says so in `words`, or had no room to say it."""
    return "No space left on device" in words or shutil.disk_usage(folder).free < FULL


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the file system refuses into a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise disk_full(folder) from error
        if error.errno in _REFUSED:
            raise PostgresUnavailable(
                f"Impossible d’écrire dans {folder} : ce dossier est en lecture seule ou appartient "
                "à un autre compte. Donnez-vous le droit d’y écrire, ou indiquez une base avec DATABASE_URL."
            ) from error
        raise PostgresUnavailable(f"Le dossier {folder} ne peut pas servir : {error.strerror}.") from error
