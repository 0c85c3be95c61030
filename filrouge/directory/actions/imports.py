"""Bringing a published file in: received here, taken in by a job."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.directory import policies
from filrouge.directory.events import DirectoryImported
from filrouge.directory.importing.fetching import fetched
from filrouge.directory.importing.files import keep_parts
from filrouge.directory.importing.taking import take_in
from filrouge.directory.models import DirectoryImport, Kind
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import require

State = DirectoryImport.State


@dataclass(frozen=True)
class Sent:
    """A file as it comes. `complete`: what is absent from it is no longer published."""

    kind: str
    filename: str
    chunks: Iterable[bytes]
    complete: bool = False


def bring_files(*, by: User, files: list[Sent]) -> list[DirectoryImport]:
    """Structures first, since services belong to them; one job takes them in. Raises PermissionDenied."""
    require(policies.can_import(by), refusal())
    ordered = sorted(files, key=lambda one: one.kind != Kind.STRUCTURES)
    batches = [receive(one, by) for one in ordered]
    defer("directory.take_files", import_ids=[batch.pk for batch in batches])
    return batches


def receive(sent: Sent, by: User | None) -> DirectoryImport:
    batch = DirectoryImport.objects.create(
        user=by, kind=sent.kind, filename=sent.filename[-160:], complete=sent.complete
    )
    keep_parts(batch, sent.chunks)
    return batch


def addresses() -> list[tuple[str, str]]:
    """Kind and address of what is brought up to date by itself."""
    given = (
        (Kind.STRUCTURES, settings.DIRECTORY_STRUCTURES_URL),
        (Kind.SERVICES, settings.DIRECTORY_SERVICES_URL),
    )
    return [(kind.value, url) for kind, url in given if url]


def fetch(kind: str, url: str, *, complete: bool = True) -> DirectoryImport:
    """Raises UnreadableFile."""
    sent = Sent(kind, url.rpartition("/")[2] or url, fetched(url, settings.DIRECTORY_TOKEN), complete)
    return receive(sent, None)


def take(import_id: UUID, actor: str) -> None:
    """Raises UnreadableFile, UnicodeDecodeError: then nothing came in."""
    batch = DirectoryImport.objects.select_for_update(of=("self",)).get(pk=import_id, state=State.WAITING)
    take_in(batch)
    by = Actor.user(batch.user_id) if batch.user_id else Actor.job(actor)
    publish(DirectoryImported(by=by, import_id=batch.pk, gone=batch.counts["gone"]))


def refusal() -> str:
    return _(
        "Importer l’annuaire revient à la coordination d’un projet ou à l’administration de la plateforme."
    )
