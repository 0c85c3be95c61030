"""A merge never lets anyone read a row they could not read before.

Rows follow (person, project, level). A project that only one of the two files knows changes nothing. In a
project that both know, the same people must read both files; the person's identity alone becomes common.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.backends.utils import CursorWrapper
from django.db.models import Q
from django.utils.translation import gettext as _

from filrouge.accounts.models import Membership, Project
from filrouge.people.models import AccessGrant
from filrouge.privacy.database import declaration
from filrouge.privacy.rows import NEED_TO_KNOW, Level, PersonRows

Reader = tuple[int | None, str, int | None, str | None]


class CannotMerge(Exception):
    """Why these two files stay two, said to those who asked."""


def refuse_widening(kept: UUID, gone: UUID) -> None:
    """Raises CannotMerge when, in a project both files know, teams or secrets differ."""
    for project in _common_projects(kept, gone):
        ours, theirs = _readers(kept, project), _readers(gone, project)
        if _teams(ours) != _teams(theirs):
            raise CannotMerge(
                _(
                    "Dans le projet %(project)s, les deux fiches ne sont pas ouvertes aux mêmes équipes : "
                    "ouvrez-les ou fermez-les de la même façon, puis recommencez."
                )
                % {"project": _name(project)}
            )
        for level in NEED_TO_KNOW:
            both = _rows_exist(kept, project, level) and _rows_exist(gone, project, level)
            if both and ours[level] != theirs[level]:
                raise CannotMerge(
                    _(
                        "Dans le projet %(project)s, les deux fiches ont une partie réservée « %(part)s », "
                        "ouverte à des personnes différentes : ouvrez-les aux mêmes, puis recommencez."
                    )
                    % {"project": _name(project), "part": AccessGrant.Level(level).label}
                )


def excess_grants(kept: UUID, gone: UUID) -> Iterator[UUID]:
    """Need-to-know grants of one file that would open such rows of the other one."""
    for project in _common_projects(kept, gone):
        for mine, other in ((kept, gone), (gone, kept)):
            allowed = _readers(other, project)
            for grant in _grants(mine, project).filter(level__in=NEED_TO_KNOW):
                level = Level(grant.level)
                if _rows_exist(other, project, level) and _reader(grant) not in allowed[level]:
                    yield grant.pk


def secret_rows(cursor: CursorWrapper, kept: UUID, gone: UUID) -> set[tuple[str, str, int]]:
    """(table, row, user) of rows that ask for more than a level (confidential notes), as each user has them.

    Only in projects both files know. The former answer, before the merge, must contain the later one.
    """
    tables, found = _asking_more(), set()
    for user in _users_of(kept, gone):
        cursor.execute("SELECT set_config('fr.user', %s, true)", [str(user)])
        for table, rows in tables:
            found |= {(table, row, user) for row in _satisfying(cursor, table, rows, (kept, gone))}
    cursor.execute("SELECT set_config('fr.user', '', true)")
    return found


def _common_projects(kept: UUID, gone: UUID) -> list[int | None]:
    """Known by a grant of any time, since rows outlive grants."""
    known = [
        set(AccessGrant.objects.filter(person=person).values_list("project", flat=True))
        for person in (kept, gone)
    ]
    return sorted(known[0] & known[1], key=lambda project: project or 0)


def _grants(person: UUID, project: int | None) -> models.QuerySet[AccessGrant]:
    return AccessGrant.objects.in_force().filter(person=person, project=project)


def _readers(person: UUID, project: int | None) -> dict[int, set[Reader]]:
    """By level, those who hold it: a higher one of the first three contains the lower ones."""
    found: dict[int, set[Reader]] = defaultdict(set)
    for grant in _grants(person, project):
        levels = [grant.level] if grant.level in NEED_TO_KNOW else range(Level.MINIMAL, grant.level + 1)
        for level in levels:
            found[level].add(_reader(grant))
    return found


def _teams(readers: dict[int, set[Reader]]) -> dict[int, set[Reader]]:
    return {level: readers.get(level, set()) for level in (Level.MINIMAL, Level.SHARED, Level.FULL)}


def _reader(grant: AccessGrant) -> Reader:
    return grant.organisation_id, grant.audience, grant.user_id, grant.link_id


def _name(project: int | None) -> str:
    return str(Project.objects.get(pk=project)) if project else "—"


def _person_tables() -> Iterable[tuple[type[models.Model], PersonRows]]:
    for model in apps.get_models():
        rows = declaration(model)
        if isinstance(rows, PersonRows) and rows.project and not rows.instead:
            yield model, rows


def _rows_exist(person: UUID, project: int | None, level: Level) -> bool:
    return any(
        model._default_manager.filter(person_id=person, project_id=project).exists()
        for model, rows in _person_tables()
        if rows.level is level
    )


def _asking_more() -> list[tuple[str, PersonRows]]:
    """Tables of notes in confidence; and of incidents, which follow no grant at all."""
    every = ((model._meta.db_table, declaration(model)) for model in apps.get_models())
    people = ((table, rows) for table, rows in every if isinstance(rows, PersonRows) and rows.project)
    return [(table, rows) for table, rows in people if rows.also or (rows.instead and rows.restricted)]


def _users_of(kept: UUID, gone: UUID) -> set[int]:
    """Everyone whom a grant on either file may concern."""
    grants = AccessGrant.objects.in_force().filter(person__in=(kept, gone))
    concerned = Q(organisation__in=grants.values("organisation")) | Q(user__in=grants.values("user"))
    return set(Membership.objects.current().filter(concerned).values_list("user", flat=True))


def _satisfying(cursor: CursorWrapper, table: str, rows: PersonRows, people: tuple[UUID, UUID]) -> list[str]:
    """Rows of these people that whoever the data base believes is asking may have."""
    asked = rows.also or rows.instead
    statement = f'SELECT id::text FROM "{table}" WHERE {rows.person} = ANY (%s) AND ({asked})'  # noqa: S608
    cursor.execute(statement, [list(people)])
    return [row for (row,) in cursor.fetchall()]
