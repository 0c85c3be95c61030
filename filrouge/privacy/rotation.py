"""Encrypted columns, and their former values in history, moved to the current key.

Rows are taken in order of their key, a few at a time, each lot in its own transaction; a value already
under the current key is passed over, so that an interrupted rotation simply starts again. Each value
moved leaves a line of history as any change does, hence history comes last.
"""

from typing import Any

from django.apps import apps

from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.encryption import keyring
from filrouge.shared.transactions import current_connection

from .roles import as_batch

REASON = "rotate_keys"
BYTEA = "\\x"  # how PostgreSQL writes bytes in JSON


def encrypted_columns() -> list[EncryptedTextField]:
    return [
        field
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, EncryptedTextField)
    ]


def rotate_column(column: EncryptedTextField, *, size: int) -> int:
    """How many values changed key. Raises DecryptionFailed for one that no key of the ring opens."""
    table, key, name = column.model._meta.db_table, column.model._meta.pk.column, column.column
    select = f'SELECT "{key}", "{name}" FROM "{table}" WHERE length("{name}") > 0'
    # Only if nobody wrote in between: what they wrote is under the current key.
    update = f'UPDATE "{table}" SET "{name}" = %s WHERE "{key}" = %s AND "{name}" = %s'

    def move(pk: Any, stored: Any) -> int:
        former = bytes(stored)
        if not keyring().needs_rotation(former):
            return 0
        return _execute(update, [keyring().rotate(former, column.aad_of(pk)), pk, former])

    return _by_lots(select, str(key), size, move)


def rotate_history(column: EncryptedTextField, *, size: int) -> int:
    """The same for the former values of a column, kept in the history of changes."""
    table, name = column.model._meta.db_table, column.column
    select = (
        f"SELECT id, row_id, before ->> '{name}' FROM privacy_change"
        f" WHERE \"table\" = '{table}' AND length(before ->> '{name}') > 2"
    )
    update = (
        "UPDATE privacy_change SET before = before || jsonb_build_object(%s::text, %s::text) WHERE id = %s"
    )

    def move(pk: Any, row_id: str, written: str) -> int:
        former = bytes.fromhex(written.removeprefix(BYTEA))
        if not keyring().needs_rotation(former):
            return 0
        return _execute(update, [name, BYTEA + keyring().rotate(former, column.aad_of(row_id)).hex(), pk])

    return _by_lots(select, "id", size, move)


def _by_lots(select: str, key: str, size: int, move: Any) -> int:
    """Each lot of `size` rows in its own transaction, from the row after the last one seen."""
    changed, after = 0, None
    while True:
        with as_batch(REASON):
            rows = _lot(select, key, size, after)
            changed += sum(move(*row) for row in rows)
        if len(rows) < size:
            return changed
        after = rows[-1][0]


def _lot(select: str, key: str, size: int, after: Any) -> list[tuple]:
    beyond, values = ("", []) if after is None else (f' AND "{key}" > %s', [after])
    with current_connection().cursor() as cursor:
        cursor.execute(f'{select}{beyond} ORDER BY "{key}" LIMIT {int(size)}', values)
        return cursor.fetchall()


def _execute(statement: str, values: list[Any]) -> int:
    with current_connection().cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount
