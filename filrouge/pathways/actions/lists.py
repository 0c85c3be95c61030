"""What its owner does with a list: bring it, say what its columns are, decide, import, undo, drop."""

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import Organisation, Project, User
from filrouge.pathways import policies
from filrouge.pathways.lists.cells import cell_text
from filrouge.pathways.lists.headers import Table, find_tables
from filrouge.pathways.lists.mapping import ColumnChoice, propose_for_tables
from filrouge.pathways.lists.reading import read_table
from filrouge.pathways.lists.targets import Target
from filrouge.pathways.lists.unreadable import UnreadableListError
from filrouge.pathways.models import ListImport, ListLine, ListMapping
from filrouge.pathways.models.lists import KEPT
from filrouge.people.models import AccessGrant
from filrouge.shared import clock
from filrouge.shared.jobs import defer
from filrouge.shared.rights import must_hit, require

State = ListImport.State
Decision = ListLine.Decision

NOT_NOW = gettext_lazy("Cette liste n’en est plus là : rouvrez la page pour voir où elle en est.")
SAMPLES = 3
SURE = 90  # likeness from which one answer may be given for many lines


@dataclass(frozen=True, kw_only=True)
class Charge:
    """Who becomes the referent of those who come in (`ListImport.Charge`)."""

    rule: str
    referent: User | None = None


def receive_list(
    *, by: User, organisation: Organisation, project: Project, filename: str, data: bytes
) -> ListImport:
    """Reads the columns and proposes what they are. Raises PermissionDenied, UnreadableListError."""
    require(
        policies.can_import(by, organisation, project),
        _("Votre organisation ne participe pas à ce projet : elle ne peut pas y importer de liste."),
    )
    tables, _outside = find_tables(read_table(data, filename))
    if not tables:
        raise UnreadableListError(
            _(
                "Aucune liste de personnes dans ce fichier : "
                "il faut une ligne de titres, puis une ligne par personne."
            )
        )
    remembered = ListMapping.objects.filter(organisation=organisation).values_list("columns", flat=True)
    proposal = propose_for_tables(tables, clock.today(), remembered.first())
    return ListImport.objects.create(
        user=by,
        organisation=organisation,
        project=project,
        filename=filename[-160:],
        content=b64encode(data).decode(),
        columns=json.dumps([_column(choice, tables) for choice in proposal.choices], ensure_ascii=False),
        mapping=proposal.to_dict(),
        counts={"lines": sum(len(table.lines) for table in tables)},
    )


def choose_columns(*, by: User, batch: ListImport, mapping: ReadOnly[str, str], charge: Charge) -> None:
    """Remembers the columns for the organisation, and has the lines checked (job)."""
    require(policies.can_change_list(by, batch, State.MAPPING, State.READY), NOT_NOW)
    require(
        charge.referent is None or policies.accompanies(charge.referent, batch.organisation),
        _("Cette personne n’accompagne personne dans votre organisation."),
    )
    kept = {name: mapping.get(name, target) for name, target in batch.mapping.items()}
    kept |= {column["key"]: Target.IGNORE.value for column in columns_of(batch) if column["locked"]}
    _remember(batch.organisation, kept)
    _start(
        batch,
        State.CHECKING,
        "pathways.check_list",
        mapping=kept,
        charge=charge.rule,
        referent=charge.referent,
    )


@dataclass(frozen=True, kw_only=True)
class Answer:
    """SAME: this person, or the person of this line of the file; exactly one of the two."""

    class Kind:
        SAME, OTHER, ASIDE = "same", "other", "aside"

    kind: str
    person_id: UUID | None = None
    line_id: UUID | None = None


def decide(*, by: User, line: ListLine, answer: Answer) -> None:
    """For a line that looks like someone. Raises PermissionDenied."""
    batch = line.batch
    require(policies.can_change_list(by, batch, State.READY) and bool(line.lookalikes), NOT_NOW)
    chosen: dict[str, object] = {"chosen": True, "person_id": None, "same_as_id": None}
    if answer.kind == Answer.Kind.SAME:
        _require_alike(by, line, answer)
        chosen |= {
            "decision": Decision.COMPLETE,
            "person_id": answer.person_id,
            "same_as_id": answer.line_id,
        }
    else:
        chosen["decision"] = Decision.CREATE if answer.kind == Answer.Kind.OTHER else Decision.SKIPPED
    must_hit(ListLine.objects.filter(pk=line.pk, done_at=None).update(**chosen))
    _recount(batch)


def decide_all(*, by: User, batch: ListImport, kind: str) -> int:
    """One answer for every line still to decide; SAME only where one person alone is very much alike.
    Returns how many lines it decided."""
    require(policies.can_change_list(by, batch, State.READY), NOT_NOW)
    waiting = ListLine.objects.filter(batch=batch).to_decide()
    if kind == Answer.Kind.SAME:
        decided = _same_where_sure(by, waiting, batch)
    else:
        decision = Decision.CREATE if kind == Answer.Kind.OTHER else Decision.SKIPPED
        decided = waiting.update(decision=decision, chosen=True, person_id=None, same_as=None)
    _recount(batch)
    return decided


def start_import(*, by: User, batch: ListImport) -> None:
    require(policies.can_change_list(by, batch, State.READY), NOT_NOW)
    _start(batch, State.COMMITTING, "pathways.commit_list")


def start_undo(*, by: User, batch: ListImport) -> None:
    require(policies.can_change_list(by, batch, State.DONE), NOT_NOW)
    _start(batch, State.UNDOING, "pathways.undo_list", blockers=[])


def drop_list(*, by: User, batch: ListImport) -> None:
    """The file and what was read of it are erased; nobody had come in."""
    require(policies.can_change_list(by, batch, State.MAPPING, State.READY), NOT_NOW)
    forget(batch)


def forget(batch: ListImport) -> None:
    ListLine.objects.filter(batch=batch).update(content="", lookalikes=[], fingerprint="")
    must_hit(_still(batch).update(state=State.DROPPED, content="", columns="", message=""))


def forget_old_lists() -> int:
    """Run as batch. Files not imported after KEPT; of those imported, what the lines left aside hold."""
    before = clock.now() - KEPT
    unfinished = ListImport.objects.filter(created_at__lt=before, state__in=(State.MAPPING, State.READY))
    forgotten = 0
    for batch in unfinished:
        forget(batch)
        forgotten += 1
    finished = ListLine.objects.filter(
        batch__created_at__lt=before, batch__state__in=(State.DONE, State.UNDONE)
    )
    finished.update(content="", lookalikes=[])
    return forgotten


def give_back(*, by: User, list_id: UUID, working: str, to: str, sentence: str) -> None:
    """After a job that failed: the list is where it was before, and says why."""
    mine = ListImport.objects.filter(pk=list_id, user=by, state=working)
    mine.update(state=to, message=sentence[:300])


def columns_of(batch: ListImport) -> list[dict]:
    """key, label, target, confidence, reason, locked, samples, sheets; as proposed when it was received."""
    columns: list[dict] = json.loads(batch.columns or "[]")
    return columns


def _column(choice: ColumnChoice, tables: Sequence[Table]) -> dict[str, object]:
    homes = [
        (table, header) for table in tables for header in table.headers if header.key == choice.header.key
    ]
    samples = dict.fromkeys(
        cell_text(data.line.at(header.index))
        for table, header in homes
        for data in table.lines[:40]
        if data.line.at(header.index) is not None
    )
    return {
        "key": choice.header.key,
        "label": choice.header.label,
        "target": choice.target.value,
        "confidence": choice.confidence,
        "reason": choice.reason,
        "locked": choice.locked,
        "samples": [] if choice.locked else [text[:60] for text in list(samples)[:SAMPLES]],
        "sheets": [table.sheet for table, _header in homes],
    }


def _remember(organisation: Organisation, mapping: dict[str, str]) -> None:
    known, made = ListMapping.objects.get_or_create(organisation=organisation, defaults={"columns": mapping})
    if not made:
        known.columns = {**known.columns, **mapping}
        known.save(update_fields=["columns", "updated_at"])


def _still(batch: ListImport) -> QuerySet[ListImport]:
    return ListImport.objects.filter(pk=batch.pk, state=batch.state)


def _start(batch: ListImport, state: str, job: str, **changes: object) -> None:
    """Two clicks start one job: the second finds another state. Raises Missed."""
    must_hit(_still(batch).update(state=state, message="", **changes))
    defer(job, list_id=batch.pk, user_id=batch.user_id)


def _require_alike(by: User, line: ListLine, answer: Answer) -> None:
    key, value = ("person", answer.person_id) if answer.person_id else ("line", answer.line_id)
    require(any(alike.get(key) == str(value) for alike in line.lookalikes), NOT_NOW)
    if answer.person_id:
        require(
            answer.person_id in files_held(by, line.batch, [answer.person_id]),
            _("Cette personne est suivie par une autre équipe : vous ne pouvez pas compléter son dossier."),
        )
    else:
        other = line.batch.lines.filter(pk__in=[answer.line_id])
        require(
            other.filter(decision__in=(Decision.CREATE, Decision.COMPLETE, Decision.KNOWN)).exists(),
            _("L’autre ligne ne sera pas importée telle quelle : décidez d’abord de son sort."),
        )


def files_held(by: User, batch: ListImport, people: Sequence[UUID]) -> set[UUID]:
    """Those whose whole file of this project the user holds."""
    grants = AccessGrant.objects.in_force().reaching(by).filter(project=batch.project_id, person__in=people)
    return set(grants.filter(level=AccessGrant.Level.FULL).values_list("person_id", flat=True))


def _same_where_sure(by: User, waiting: QuerySet[ListLine], batch: ListImport) -> int:
    sure = [
        line
        for line in waiting.defer("content").order_by("pk")
        if sum(alike["likeness"] >= SURE for alike in line.lookalikes) == 1
    ]
    best = {line.pk: max(line.lookalikes, key=lambda alike: alike["likeness"]) for line in sure}
    people = [UUID(alike["person"]) for alike in best.values() if "person" in alike]
    held = files_held(by, batch, people)
    undecided = set(waiting.values_list("pk", flat=True)) - set(best)
    decided = []
    for line in sure:
        alike = best[line.pk]
        if ("person" in alike and UUID(alike["person"]) in held) or (
            "line" in alike and UUID(alike["line"]) not in undecided
        ):
            line.decision, line.chosen = Decision.COMPLETE, True
            line.person_id = UUID(alike["person"]) if "person" in alike else None
            line.same_as_id = UUID(alike["line"]) if "line" in alike else None
            decided.append(line)
    ListLine.objects.bulk_update(decided, ["decision", "chosen", "person_id", "same_as"], batch_size=500)
    return len(decided)


def _recount(batch: ListImport) -> None:
    counts = Counter(ListLine.objects.filter(batch=batch).values_list("decision", flat=True))
    kept = {"announced": batch.counts.get("announced", {})}
    must_hit(_still(batch).update(counts={**counts, **kept}))
