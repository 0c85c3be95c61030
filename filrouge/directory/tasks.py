from pathlib import Path
from uuid import UUID

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from filrouge.privacy.roles import batch

from .actions import imports
from .importing.files import pieces_of
from .importing.reading import UnreadableFile
from .importing.taking import gave_up, outcome_said
from .models import DirectoryImport


class ImportFailed(Exception):
    """Says the kind of failure only; the sentence is on the import."""


@app.task(name="directory.take_files", queue="directory")
def take_files(import_ids: list[str]) -> None:
    """Each in a transaction of its own: services may come in even when a file of structures is refused."""
    failures = [failure for one in import_ids if (failure := _taken(one))]
    if failures:
        raise ImportFailed(", ".join(failures))


@app.periodic(cron="30 2 * * 0")
@app.task(name="directory.fetch", queue="directory", queueing_lock="fetch")
def fetch(timestamp: int) -> None:
    """Every week, from the addresses given in the settings; nothing without them."""
    take_files([_fetched(kind, url) for kind, url in imports.addresses()])


def brought_by_hand(kind: str, source: str, *, complete: bool) -> str:
    """From a file of this machine or an address; what became of it, in a sentence. Raises UnreadableFile, OSError."""
    import_id = _received(kind, source, complete)
    failure = _taken(import_id)
    found = DirectoryImport.objects.get(pk=import_id)
    if failure:
        raise UnreadableFile(found.message)
    return f"{found.get_kind_display()} : {outcome_said(found)}"


def _taken(import_id: str) -> str:
    """What stopped it, if anything; then nothing of the file came in and its page says why."""
    try:
        _take(import_id)
    except UnreadableFile as error:
        _tell(import_id, str(error))
        return type(error).__name__
    except UnicodeDecodeError as error:
        _tell(
            import_id,
            _("Ce fichier n’est pas en UTF-8 : reprenez-le tel que publié, sans l’ouvrir dans un tableur."),
        )
        return type(error).__name__
    except Exception as error:
        _tell(import_id, _("L’import s’est interrompu : rien n’a changé. Vous pouvez le relancer."))
        return type(error).__name__
    return ""


@batch(reason="the directory is common to all: the web role may not rewrite what others published")
def _take(import_id: str) -> None:
    imports.take(UUID(import_id), "directory.take_files")


@batch(reason="what became of a published file is written by the job that reads it")
def _tell(import_id: str, sentence: str) -> None:
    gave_up(UUID(import_id), sentence)


@batch(reason="whoever runs the platform brings a published file in from its own machine")
def _received(kind: str, source: str, complete: bool) -> str:
    if "://" in source:
        return str(imports.fetch(kind, source, complete=complete).pk)
    path = Path(source)
    return str(imports.receive(imports.Sent(kind, path.name, pieces_of(path), complete), None).pk)


@batch(reason="published files are fetched for everyone, by nobody in particular")
def _fetched(kind: str, url: str) -> str:
    return str(imports.fetch(kind, url).pk)
