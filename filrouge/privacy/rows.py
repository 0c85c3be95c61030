"""The row policies a model can declare, in words; `database.py` turns them into SQL.

Reach, never rights: a policy says whose rows exist for the asker, `policies.py` of each domain says
what the asker may do with them. Shapes and traps: docs/decisions/0002-row-security.md.
"""

from dataclasses import dataclass
from enum import IntEnum

from filrouge.shared.rows import EVERYTHING


class Level(IntEnum):
    """What a grant opens. The need-to-know categories stand apart: none contains another."""

    FIRST_NAME = 0  # what a function tells a volunteer (pathways/sql/volunteers.sql); opens no row
    MINIMAL = 1  # that the person exists, the name
    SHARED = 2  # contact details, languages, the path as agreed
    FULL = 3  # the whole file of one project, bar what follows
    HEALTH = 11
    JUSTICE = 12
    ASYLUM = 13


NEED_TO_KNOW = (Level.HEALTH, Level.JUSTICE, Level.ASYLUM)


def reached(table: str, levels: str, *, person: str = "person_id", project: str | None = "project_id") -> str:
    """The SQL condition that a grant of the asker opens a row of `table`; `levels` is a test on the grant's.

    Written out: a function that says the same (`fr_reaches`) costs forty times as much for each row read.
    """
    tests = [f"g.person_id = {table}.{person}", f"g.level {levels}", "fr_in_force(g.since, g.until)"]
    if project:
        tests.append(f"g.project_id IS NOT DISTINCT FROM {table}.{project}")
    # OFFSET 0 keeps the planner from hashing the asker's whole territory: cost follows the rows read.
    return f"EXISTS (SELECT 1 FROM people_accessgrant g WHERE {' AND '.join(tests)} OFFSET 0)"


@dataclass(frozen=True)
class PersonRows:
    """Rows about a person, noted within a project: reachable by a grant of `level` on that project.

    `project=None`: facts of the person herself, reachable by a grant of `level` on any project.
    `also` is one more SQL condition on the row that must hold (a confidential note: its author).
    `instead` replaces the grant altogether (the grants table judges itself by its grantee).
    `read_also` opens the row to be read, never written, by one more SQL condition (a proposal: whom it is made to).
    `derived` are columns kept by actions for speed: their changes are not history.
    `restricted`: history of these rows is for the data protection officer only.
    `web` and `batch` are the privileges of these roles on the table.
    """

    level: Level
    person: str = "person_id"
    project: str | None = "project_id"
    also: str = ""
    instead: str = ""
    read_also: str = ""
    derived: tuple[str, ...] = ()
    restricted: bool = False
    audited: bool = True
    web: tuple[str, ...] = ("SELECT", "INSERT", "UPDATE")
    batch: tuple[str, ...] = EVERYTHING

    def condition(self, table: str) -> str:
        """The SQL condition under which a row of `table` is within the asker's reach."""
        if self.instead:
            return self.instead
        reach = reached(table, self._levels(), person=self.person, project=self.project)
        return f"{reach} AND ({self.also})" if self.also else reach

    def reading(self, table: str) -> str:
        """The same, and what only reading adds."""
        reach = self.condition(table)
        return f"{reach} OR ({self.read_also})" if self.read_also else reach

    def _levels(self) -> str:
        if self.level in NEED_TO_KNOW:
            return f"= {self.level.value}"
        if self.level is Level.MINIMAL:  # a need-to-know category too: whoever holds one knows the name
            return f">= {Level.MINIMAL.value}"
        return f"BETWEEN {self.level.value} AND {Level.FULL.value}"


@dataclass(frozen=True)
class OwnRows:
    """Rows that point to people but belong to one asker: a journal line, a user's own list. `read_also`: as above."""

    condition_sql: str
    person: str = "person_id"
    web: tuple[str, ...] = ("SELECT", "INSERT")
    insert_sql: str = "true"
    audited: bool = False
    batch: tuple[str, ...] = EVERYTHING
    read_also: str = ""

    def condition(self, table: str) -> str:
        del table
        return self.condition_sql

    def reading(self, table: str) -> str:
        reach = self.condition(table)
        return f"{reach} OR ({self.read_also})" if self.read_also else reach
