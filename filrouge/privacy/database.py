"""Writes into PostgreSQL what the models declare: functions, row policies, triggers, privileges.

Run by `manage.py migrate` after the migrations, every time, in one transaction: the declarations are
the only source, so nothing drifts. A table that declares nothing gets no privilege at all.
"""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from filrouge.shared.domains import DOMAINS
from filrouge.shared.rows import NotAboutPeople

from .roles import APP, BATCH, OWNER
from .rows import OwnRows, PersonRows

Declared = PersonRows | OwnRows | NotAboutPeople

# Tables of libraries, which cannot declare: the web role's privileges on them.
LIBRARIES = frozenset(
    {
        "account",
        "admin",
        "auth",
        "contenttypes",
        "mfa",
        "procrastinate",
        "sessions",
        "socialaccount",
        "usersessions",
    }
)

# Tables without a model: Django's own and the cache, which tests keep in memory.
OUTSIDE_MODELS = {"django_migrations": "SELECT", "shared_cache": "SELECT, INSERT, UPDATE, DELETE"}


def secure(connection: BaseDatabaseWrapper) -> None:
    """Bring functions, policies, triggers and privileges to what the models declare."""
    with connection.cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)


def statements() -> Iterator[str]:
    yield from _reset()
    for path in sql_files():
        yield path.read_text()
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.proxy:
            yield from _of_model(model)
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP}, {BATCH}"
    for table, privileges in OUTSIDE_MODELS.items():
        yield (
            f"DO $$ BEGIN IF to_regclass('public.{table}') IS NOT NULL THEN "
            f"GRANT {privileges} ON public.{table} TO {APP}, {BATCH}; END IF; END $$"
        )


def sql_files() -> list[Path]:
    """The SQL of each domain, lowest first."""
    found: list[Path] = []
    for domain in DOMAINS:
        if apps.is_installed(f"filrouge.{domain}"):
            found += sorted((Path(apps.get_app_config(domain).path) / "sql").glob("*.sql"))
    return found


def declaration(model: type[models.Model]) -> Declared | None:
    """What a model declares of its rows; an automatic many-to-many table follows its parent."""
    parent = model._meta.auto_created
    if isinstance(parent, type):
        return declaration(parent)
    return model.__dict__.get("rows")


def _reset() -> Iterator[str]:
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {APP}, {BATCH}"
    yield (
        "DO $$ DECLARE p record; BEGIN FOR p IN SELECT policyname, tablename FROM pg_policies "
        "WHERE schemaname = 'public' LOOP EXECUTE "
        "format('DROP POLICY %I ON public.%I', p.policyname, p.tablename); "
        "END LOOP; END $$"
    )


def _of_model(model: type[models.Model]) -> Iterator[str]:
    table, rows = model._meta.db_table, declaration(model)
    if rows is None:
        if model._meta.app_label in LIBRARIES:
            yield f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO {APP}, {BATCH}'
        return
    if rows.batch:
        yield f'GRANT {", ".join(rows.batch)} ON "{table}" TO {BATCH}'
    if rows.web:
        yield f'GRANT {", ".join(rows.web)} ON "{table}" TO {APP}'
    if not isinstance(rows, NotAboutPeople):
        yield from _policies(table, rows)
        yield from _audit(table, rows)


def _policies(table: str, rows: PersonRows | OwnRows) -> Iterator[str]:
    reach = rows.condition(table)
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    # Under FORCE the owner's own migrations and functions would see no row.
    yield f'CREATE POLICY owner ON "{table}" TO {OWNER} USING (true) WITH CHECK (true)'
    yield f'CREATE POLICY reach ON "{table}" FOR SELECT TO {APP} USING ({rows.reading(table)})'
    if "INSERT" in rows.web:
        check = rows.insert_sql if isinstance(rows, OwnRows) else _write(table, rows)
        yield f'CREATE POLICY enter ON "{table}" FOR INSERT TO {APP} WITH CHECK ({check})'
    if any(privilege.startswith("UPDATE") for privilege in rows.web):  # "UPDATE (some, columns)" too
        check = reach if isinstance(rows, OwnRows) else _write(table, rows)
        yield f'CREATE POLICY change ON "{table}" FOR UPDATE TO {APP} USING ({reach}) WITH CHECK ({check})'
    if "DELETE" in rows.web:
        yield f'CREATE POLICY remove ON "{table}" FOR DELETE TO {APP} USING ({reach})'


def _write(table: str, rows: PersonRows) -> str:
    """Writing asks for the whole file of that project, whatever reading asks for."""
    if rows.instead:
        return rows.instead
    project = f"{table}.{rows.project}" if rows.project else None
    full = (
        f"fr_reaches({table}.{rows.person}, {project}, 3)"
        if project
        else f"fr_reaches_any({table}.{rows.person}, 3)"
    )
    return f"{full} AND {rows.condition(table)}"


def _audit(table: str, rows: PersonRows | OwnRows) -> Iterator[str]:
    yield f'DROP TRIGGER IF EXISTS audit ON "{table}"'
    if not rows.audited:
        return
    project = rows.project or "" if isinstance(rows, PersonRows) else ""
    restricted = "restricted" if isinstance(rows, PersonRows) and rows.restricted else ""
    derived = ",".join(rows.derived) if isinstance(rows, PersonRows) else ""
    yield (
        f'CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "{table}" FOR EACH ROW '
        f"EXECUTE FUNCTION fr_audit('{rows.person}', '{project}', '{restricted}', '{derived}')"
    )
