"""What the users of laid worlds see, in the database and in words, beside what the rules say.

Each asks for all there is, without naming anyone: people of the other worlds are strangers, never found.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection

from filrouge.pathways.models import Pathway
from filrouge.people.models import Person
from filrouge.privacy.context import NOBODY, Context, become, context_of, entered
from filrouge.privacy.roles import as_batch

from .loaded import TABLES, Difference, Loaded

Row = tuple[str, Any, int]  # table, person, project (0: a fact of the person herself)
Contexts = Mapping[int, Context]  # of users, by their key
EVERYTHING = " UNION ALL ".join(f"SELECT '{table}', {named} FROM {table}" for table, named in TABLES.items())
IN_WORDS = ("people_person", "pathways_pathway")


def differences(loaded: list[Loaded]) -> list[Difference]:
    contexts = {user.pk: context_of(user) for one in loaded for user in one.users}
    with entered(NOBODY):
        return [*_through_policies(loaded, contexts), *_through_words(loaded, contexts)]


def _through_policies(loaded: list[Loaded], contexts: Contexts) -> Iterator[Difference]:
    """As the web role: one raw query per user, for everything; planned once."""
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")  # what an earlier lot prepared stays with the connection
        cursor.execute(f"PREPARE everything AS {EVERYTHING}")
        for one in loaded:
            for number, user in enumerate(one.users):
                become(contexts[user.pk])
                cursor.execute("EXECUTE everything")
                found = set(cursor.fetchall())
                yield from _compared(loaded, one, f"user {number}", _expected(one, number), found)


def _through_words(loaded: list[Loaded], contexts: Contexts) -> Iterator[Difference]:
    """The QuerySets alone, without the policies."""
    with as_batch("the words alone, without the policies"):
        for one in loaded:
            for number, user in enumerate(one.users):
                become(contexts[user.pk])
                people = Person.objects.visible_to(user).values_list("pk", flat=True)
                paths = Pathway.objects.visible_to(user).values_list("person_id", "project_id")
                found = {("people_person", pk, 0) for pk in people}
                found |= {("pathways_pathway", *pair) for pair in paths}
                expected = {row for row in _expected(one, number) if row[0] in IN_WORDS}
                yield from _compared(loaded, one, f"user {number} in words", expected, found)


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
