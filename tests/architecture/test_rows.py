"""Row security on every table about a person, as PostgreSQL itself tells it; and the roles under it."""

import pytest
from django.apps import apps
from django.db import connection, models

from filrouge.privacy.database import LIBRARIES, OUTSIDE_MODELS, declaration
from filrouge.privacy.rows import OwnRows, PersonRows
from filrouge.shared.rows import NotAboutPeople

from .project import our_models

pytestmark = pytest.mark.django_db

PERSON_COLUMNS = frozenset({"person_id", "kept_id", "gone_id", "ours_id", "theirs_id"})


def rows(query: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def personal_tables() -> dict[str, type[models.Model]]:
    return {m._meta.db_table: m for m in our_models() if isinstance(declaration(m), PersonRows | OwnRows)}


def test_every_model_declares_its_rows() -> None:
    assert not [model.__name__ for model in our_models() if declaration(model) is None]


def test_what_is_said_not_to_be_about_people_has_no_person_column() -> None:
    wrong = [
        f"{model.__name__}.{field.name}"
        for model in our_models()
        if isinstance(declaration(model), NotAboutPeople)
        for field in model._meta.concrete_fields
        if field.column in PERSON_COLUMNS or getattr(field.related_model, "__name__", "") == "Person"
    ]
    assert not wrong


def test_every_personal_table_has_a_forced_policy() -> None:
    forced = rows(
        "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relkind = 'r'"
    )
    assert {name for (name,) in forced} == set(personal_tables())
    policies = rows("SELECT tablename, array_agg(policyname::text) FROM pg_policies GROUP BY 1")
    for table, names in policies:
        declared = declaration(personal_tables()[table])
        expected = {"owner", "reach"}
        expected |= {"enter"} if "INSERT" in declared.web else set()
        expected |= {"change"} if any(one.startswith("UPDATE") for one in declared.web) else set()
        expected |= {"remove"} if "DELETE" in declared.web else set()
        assert set(names) == expected, table
    assert {table for table, _ in policies} == set(personal_tables())


def test_every_table_is_known() -> None:
    known = {model._meta.db_table for model in our_models()} | set(OUTSIDE_MODELS)
    known |= {
        m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.app_label in LIBRARIES
    }
    here = {name for (name,) in rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
    # Procrastinate's periodic table has no model.
    assert here - known <= {"procrastinate_periodic_defers"}


def test_no_view_goes_around_the_policies() -> None:
    assert not rows("SELECT matviewname FROM pg_matviews WHERE schemaname = 'public'")
    assert not rows(
        "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'v'"
        " AND nspname = 'public' AND NOT coalesce(reloptions, '{}') @> '{security_invoker=true}'"
    )


def test_rows_about_people_are_never_deleted_by_the_web_role() -> None:
    assert not [table for table, model in personal_tables().items() if "DELETE" in declaration(model).web]


def test_the_web_role_has_the_declared_privileges_and_no_other() -> None:
    granted: dict[str, set[str]] = {}
    for table, privilege in rows(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = 'fr_app'"
    ):
        granted.setdefault(table, set()).add(privilege)
    for model in our_models():
        whole = {one for one in declaration(model).web if "(" not in one}
        assert granted.get(model._meta.db_table, set()) == whole, model.__name__


def test_the_web_role_changes_only_the_declared_columns() -> None:
    granted: dict[str, set[str]] = {}
    for table, column in rows(
        "SELECT table_name, column_name FROM information_schema.column_privileges"
        " WHERE grantee = 'fr_app' AND privilege_type = 'UPDATE'"
    ):
        granted.setdefault(table, set()).add(column)
    for model in our_models():
        for privilege in declaration(model).web:
            if privilege.startswith("UPDATE ("):
                declared = set(privilege.removeprefix("UPDATE (").removesuffix(")").split(", "))
                assert granted[model._meta.db_table] == declared, model.__name__


def test_functions_with_the_owner_s_rights_are_closed() -> None:
    """A fixed search_path ending with pg_temp, and nobody but named roles may call them."""
    functions = rows(
        "SELECT proname, coalesce(array_to_string(proconfig, ','), ''),"
        " has_function_privilege('public', oid, 'EXECUTE')"
        " FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    )
    assert functions
    assert not [
        name for name, config, _ in functions if "search_path=pg_catalog, public, pg_temp" not in config
    ]
    assert not [name for name, _, public in functions if public]


def test_the_column_that_names_the_person_exists() -> None:
    """Or is '' for rows about nobody in particular: erasure and export follow it."""
    wrong = {
        model.__name__: person
        for model in personal_tables().values()
        if (person := declaration(model).person)
        and person not in {f.column for f in model._meta.concrete_fields}
    }
    assert not wrong


def test_audited_tables_have_the_columns_the_trigger_reads() -> None:
    for model in personal_tables().values():
        declared = declaration(model)
        columns = {field.column for field in model._meta.concrete_fields}
        if declared.audited:
            assert {"id", declared.person} <= columns, model.__name__
        if isinstance(declared, PersonRows):
            assert set(declared.derived) <= columns, model.__name__
            assert declared.project is None or declared.project in columns, model.__name__


@pytest.mark.parametrize("role", ["session_user", "'fr_app'", "'fr_owner'"])
def test_no_role_that_serves_or_tests_goes_around_the_policies(role: str) -> None:
    assert rows(f"SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = {role}") == [(False, False)]


@pytest.mark.parametrize("role", ["session_user", "'fr_app'", "'fr_batch'"])
def test_no_role_that_serves_or_tests_owns_anything(role: str) -> None:
    owned = rows(f"SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = {role}")
    assert not owned


def test_tests_run_as_the_web_role() -> None:
    assert rows("SELECT current_user::text") == [("fr_app",)]


def test_who_is_erased_is_found_in_every_table_by_an_index() -> None:
    """Without one, to delete a person or a path reads the whole of each table that names it: a list of ten thousand
    lines taken back, a merge, an erasure. An index of some rows will do if it holds all those that name somebody."""
    missing = rows(
        """
        SELECT fk.conrelid::regclass::text, a.attname::text
          FROM pg_constraint fk
          JOIN pg_attribute a ON a.attrelid = fk.conrelid AND a.attnum = fk.conkey[1]
         WHERE fk.contype = 'f'
           AND fk.confrelid IN ('people_person'::regclass, 'pathways_pathway'::regclass)
           AND NOT EXISTS (
               SELECT FROM pg_index i
                WHERE i.indrelid = fk.conrelid AND i.indkey[0] = fk.conkey[1]
                  AND (i.indpred IS NULL
                       OR pg_get_expr(i.indpred, i.indrelid) = format('(%%I IS NOT NULL)', a.attname)))
        """
    )
    assert missing == []
