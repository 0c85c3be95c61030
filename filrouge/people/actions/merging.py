"""The merge itself, row by row, with the ledger that undoes it. Runs as batch: it crosses teams.

It moves rows to the file kept and changes nothing else of them: grants and projects stay as they are. What
it must never do is let someone read a row they could not read before: it refuses, or ends a need-to-know
grant that would open more (see widening.py). Table and column names come from our models.
"""

# ruff: noqa: S608

import json
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connections, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _

from filrouge.people.events import MergeUndone, PeopleMerged
from filrouge.people.models import Merge, MergedRow, Person, SpokenLanguage
from filrouge.people.person_columns import PersonColumn, moved_by_merge
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.transactions import alias

from .widening import CannotMerge, excess_grants, refuse_widening, secret_rows

SET_ASIDE = "*set aside"
CHANGED = "*changed"


def perform_merge(merge_id: UUID) -> Merge:
    """Done, or refused with a sentence on the merge. Runs once: a merge done, refused or not agreed stays."""
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge_id)
    if merge.done_at or merge.refusal or not merge.agreed_at:
        return merge
    try:
        with transaction.atomic(using=alias.get()):
            _merge(merge)
            publish(PeopleMerged(by=Actor.job("people.merge_files"), **_about(merge)))
    except CannotMerge as refusal:
        merge = Merge.objects.get(pk=merge_id)
        merge.refusal = str(refusal)
        merge.save(update_fields=["refusal"])
    return merge


def _merge(merge: Merge) -> None:
    people = {
        p.pk: p for p in Person.objects.select_for_update().filter(pk__in=(merge.kept_id, merge.gone_id))
    }
    if len(people) != len({merge.kept_id, merge.gone_id}):
        raise CannotMerge(_("L’une des deux fiches n’existe plus."))
    kept, gone = people[merge.kept_id], people[merge.gone_id]
    refuse_widening(kept.pk, gone.pk)
    with connections[alias.get()].cursor() as cursor:
        secrets = secret_rows(cursor, kept.pk, gone.pk)
        merge.gone = _row(cursor, Person._meta.db_table, "id", gone.pk)
        _end_excess(cursor, merge)
        _set_languages_aside(cursor, merge)
        for column in moved_by_merge():
            _move(cursor, merge, column)
        _take_fields(merge, kept, gone)
        cursor.execute("DELETE FROM people_person WHERE id = %s", [gone.pk])
        if not secret_rows(cursor, kept.pk, gone.pk) <= secrets:
            raise CannotMerge(_("Une note confidentielle deviendrait lisible par d’autres personnes."))
    merge.done_at = clock.now()
    merge.save(update_fields=["gone", "done_at"])


def _move(cursor: CursorWrapper, merge: Merge, column: PersonColumn) -> None:
    try:
        cursor.execute(
            f'WITH moved AS (UPDATE "{column.table}" SET "{column.column}" = %s WHERE "{column.column}" = %s'
            f' RETURNING "{column.key}"::text AS id)'
            ' INSERT INTO people_mergedrow (merge_id, "table", "column", row_id)'
            " SELECT %s, %s, %s, id FROM moved",
            [merge.kept_id, merge.gone_id, merge.pk, column.table, column.column],
        )
    except IntegrityError as clash:
        raise CannotMerge(
            _(
                "Les deux fiches ont chacune « %(what)s » en cours dans le même projet : "
                "terminez-en un, puis recommencez."
            )
            % {"what": column.model._meta.verbose_name}
        ) from clash


def _end_excess(cursor: CursorWrapper, merge: Merge) -> None:
    for grant_id in excess_grants(merge.kept_id, merge.gone_id):
        before = _row(cursor, "people_accessgrant", "id", grant_id)
        _note(merge, "people_accessgrant", CHANGED, grant_id, {"until": before["until"]})
        cursor.execute("UPDATE people_accessgrant SET until = now() WHERE id = %s", [grant_id])


def _set_languages_aside(cursor: CursorWrapper, merge: Merge) -> None:
    """A language noted on both sides in the same project: the row of the file kept stands for both."""
    table = SpokenLanguage._meta.db_table
    for spoken in SpokenLanguage.objects.filter(person_id=merge.gone_id):
        same = SpokenLanguage.objects.filter(
            person_id=merge.kept_id, project=spoken.project_id, code=spoken.code
        )
        if same.exists():
            _note(merge, table, SET_ASIDE, spoken.pk, _row(cursor, table, "id", spoken.pk))
            cursor.execute(f'DELETE FROM "{table}" WHERE id = %s', [spoken.pk])


def _take_fields(merge: Merge, kept: Person, gone: Person) -> None:
    if not merge.fields:
        return
    names = (*merge.fields, "names_key", "names_sound")
    before = {name: getattr(kept, name) for name in names}
    born = before.get("birth_date")
    _note(
        merge, "people_person", CHANGED, kept.pk, before | ({"birth_date": born.isoformat()} if born else {})
    )
    for name in merge.fields:
        setattr(kept, name, getattr(gone, name))
    kept.save()


def _note(merge: Merge, table: str, column: str, row_id: UUID, row: dict) -> None:
    MergedRow.objects.create(merge=merge, table=table, column=column, row_id=str(row_id), row=row)


def _row(cursor: CursorWrapper, table: str, key: str, row_id: UUID) -> dict:
    cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t WHERE "{key}" = %s', [row_id])
    found = cursor.fetchone()
    return json.loads(found[0])


def perform_undo(merge_id: UUID) -> Merge:
    """Every row moved goes back, the absorbed file is as it was; what was noted since stays."""
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge_id)
    if merge.undone_at or not (merge.done_at and merge.undo_asked_at):
        return merge
    with connections[alias.get()].cursor() as cursor:
        _insert(cursor, "people_person", merge.gone)
        for ledger in MergedRow.objects.filter(merge=merge).exclude(row=None):
            if ledger.column == SET_ASIDE:
                _insert(cursor, ledger.table, ledger.row or {})
            else:
                _put_back(cursor, ledger, ledger.row or {})
        for column in moved_by_merge():
            _move_back(cursor, merge, column)
    merge.undone_at = clock.now()
    merge.save(update_fields=["undone_at"])
    publish(MergeUndone(by=Actor.job("people.undo_merge"), **_about(merge)))
    return merge


def _about(merge: Merge) -> dict[str, Any]:
    return {"person_id": merge.kept_id, "gone_id": merge.gone_id, "merge_id": merge.pk}


def _insert(cursor: CursorWrapper, table: str, row: dict) -> None:
    cursor.execute(
        f'INSERT INTO "{table}" SELECT * FROM jsonb_populate_record(NULL::"{table}", %s::jsonb)',
        [json.dumps(row)],
    )


def _put_back(cursor: CursorWrapper, ledger: MergedRow, was: dict) -> None:
    columns = ", ".join(f'"{name}" = was."{name}"' for name in was)
    cursor.execute(
        f'UPDATE "{ledger.table}" t SET {columns}'
        f' FROM jsonb_populate_record(NULL::"{ledger.table}", %s::jsonb) was WHERE t.id = %s',
        [json.dumps(was), ledger.row_id],
    )


def _move_back(cursor: CursorWrapper, merge: Merge, column: PersonColumn) -> None:
    cursor.execute(
        f'UPDATE "{column.table}" t SET "{column.column}" = %s FROM people_mergedrow m'
        ' WHERE m.merge_id = %s AND m."table" = %s AND m."column" = %s'
        f' AND t."{column.key}"::text = m.row_id AND t."{column.column}" = %s',
        [merge.gone_id, merge.pk, column.table, column.column, merge.kept_id],
    )
