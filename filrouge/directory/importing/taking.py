"""One file, from its first row to what is told of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.directory.models import DirectoryImport, RefusedRow
from filrouge.directory.schema import Refused
from filrouge.shared import clock

from .files import Opened, opened
from .merging import Outcome, arriving
from .progress import tell
from .reading import Row, rows_in
from .shaping import Values, shaped

KEPT_REFUSALS = 5000  # rows kept to be given back; the others are only counted
RAW = 20_000
TOLD_EVERY = 500


@dataclass
class Refusals:
    count: int = 0
    kept: list[RefusedRow] = field(default_factory=list)

    def add(self, batch: DirectoryImport, number: int, row: Row, why: str) -> None:
        self.count += 1
        if len(self.kept) < KEPT_REFUSALS:
            raw = json.dumps(row, ensure_ascii=False, default=str)[:RAW]
            name = str(row.get("nom") or row.get("id") or "")[:255]
            self.kept.append(RefusedRow(batch=batch, number=number, name=name, why=why, raw=raw))


def take_in(batch: DirectoryImport) -> None:
    """In the transaction of the batch role: all of the file or nothing. Raises UnreadableFile, UnicodeDecodeError."""
    refusals = Refusals()
    with opened(batch) as file, arriving(batch.kind) as table:
        places: dict[str, tuple[int, str]] = {}
        with table.stream() as copy:
            for values, number in _good(batch, file, refusals, places):
                table.write(copy, values)
                places[values["source_id"]] = (number, values["name"])
        outcome = table.merge(complete=batch.complete)
    for service, structure in outcome.orphans:
        number, name = places[service]
        why = _(
            "structure_id : la structure « %(id)s » n’est pas dans l’annuaire. Importez d’abord les structures."
        )
        row = {"id": service, "nom": name, "structure_id": structure}
        refusals.add(batch, number, row, why % {"id": structure})
    RefusedRow.objects.bulk_create(refusals.kept, batch_size=500)
    _end(batch, refusals, outcome)


def _good(
    batch: DirectoryImport, file: Opened, refusals: Refusals, seen: dict[str, Any]
) -> Iterator[tuple[Values, int]]:
    for number, row in enumerate(rows_in(file.text), start=1):
        if number % TOLD_EVERY == 0:
            tell(batch.pk, file.at(), file.size)
        try:
            values = shaped(batch.kind, row)
        except Refused as refused:
            refusals.add(batch, number, row, str(refused))
            continue
        if values["source_id"] in seen:
            refusals.add(batch, number, row, _("id : cet identifiant est déjà plus haut dans le fichier."))
            continue
        yield values, number


def _end(batch: DirectoryImport, refusals: Refusals, outcome: Outcome) -> None:
    batch.parts.all().delete()
    batch.state = DirectoryImport.State.DONE
    batch.ended_at = clock.now()
    batch.counts = {**outcome.counts(), "refused": refusals.count}
    if outcome.suspicious:
        batch.message = (
            _(
                "Plus de la moitié de ce que publiait %(source)s manque dans ce fichier : il est peut-être coupé. "
                "Rien n’a été marqué comme retiré."
            )
            % {"source": ", ".join(outcome.suspicious)}
        )[:400]
    batch.save()


def gave_up(import_id: UUID, sentence: str) -> None:
    DirectoryImport.objects.filter(pk=import_id).update(
        state=DirectoryImport.State.FAILED, message=sentence[:400], ended_at=clock.now()
    )


def outcome_said(batch: DirectoryImport) -> str:
    """« 12 ajoutés, 3 changés, 240 inchangés, 1 retiré, 2 refusés »."""
    said = {
        "added": _("%(count)d ajoutés"),
        "changed": _("%(count)d changés"),
        "unchanged": _("%(count)d inchangés"),
        "back": _("%(count)d revenus"),
        "gone": _("%(count)d qui ne sont plus publiés"),
        "refused": _("%(count)d refusés"),
    }
    found = [words % {"count": batch.counts[name]} for name, words in said.items() if batch.counts.get(name)]
    return ", ".join(found) or _("rien")
