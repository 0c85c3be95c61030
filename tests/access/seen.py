"""What the users of laid worlds see, in the database and in words, beside what the rules say.

Each asks for all there is, without naming anyone: people of the other worlds are strangers, never found.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection

from filrouge.pathways.models import Pathway
from filrouge.people.models import Person
from filrouge.privacy.context import NOBODY, become, entered
from filrouge.privacy.roles import as_batch

from .loaded import TABLES, Difference, Loaded
from .words import Asked

Row = tuple[str, Any, int]  # table, person, project (0: a fact of the person herself)
EVERYTHING = " UNION ALL ".join(f"SELECT '{table}', {named} FROM {table}" for table, named in TABLES.items())
IN_WORDS = {
    "people_person": lambda user: Person.objects.visible_to(user).values_list("pk"),
    "pathways_pathway": lambda user: Pathway.objects.visible_to(user).values_list("person_id", "project_id"),
}


def differences(loaded: list[Loaded]) -> list[Difference]:
    with entered(NOBODY):
        return [*_through_policies(loaded), *_through_words(loaded)]


def _through_policies(loaded: list[Loaded]) -> Iterator[Difference]:
    """As the web role: one raw query per user, for everything; planned once."""
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")  # what an earlier lot prepared stays with the connection
        cursor.execute(f"PREPARE everything AS {EVERYTHING}")
        for one in loaded:
            for user, context in enumerate(one.contexts):
                become(context)
                cursor.execute("EXECUTE everything")
                yield from _compared(
                    loaded, one, f"user {user}", _expected(one, user), set(cursor.fetchall())
                )


def _through_words(loaded: list[Loaded]) -> Iterator[Difference]:
    """The QuerySets alone, without the policies."""
    for table, visible_to in IN_WORDS.items():
        asked = Asked(visible_to)
        with as_batch("the words alone, without the policies"):
            for one in loaded:
                for user, context in enumerate(one.contexts):
                    expected = {row for row in _expected(one, user) if row[0] == table}
                    found = {(table, *named, 0)[:3] for named in asked.by(one.users[user], context)}
                    yield from _compared(loaded, one, f"user {user} in words", expected, found)


def _expected(one: Loaded, user: int) -> set[Row]:
    def rows(table: str, *levels: int) -> set[Row]:
        seen = one.world.seen(user, *levels)
        return {(table, one.people[person].pk, one.projects[project].pk) for person, project in seen}

    known = {("people_person", one.people[person].pk, 0) for person in one.world.known(user)}
    shared, whole = rows("pathways_pathway", 2, 3), rows("pathways_contact", 3)
    return known | shared | whole | rows("people_protection", 13)


def _compared(
    loaded: list[Loaded], one: Loaded, who: str, expected: set[Row], found: set[Row]
) -> Iterator[Difference]:
    if found != expected:
        names = _names(loaded)
        more = [f"{table} of {names[tuple(row)]}" for table, *row in found - expected]
        less = [f"{table} of {names[tuple(row)]}" for table, *row in expected - found]
        yield Difference(one.world.seed, f"{who}: seen against the rules {more}, not seen {less}")


def _names(loaded: list[Loaded]) -> dict[tuple[Any, int], str]:
    return {
        (person.pk, project): f"person {number}{where} (world {one.world.seed})"
        for one in loaded
        for number, person in enumerate(one.people)
        for project, where in [(0, "")] + [(p.pk, f", project {n}") for n, p in enumerate(one.projects)]
    }
