"""`python -m tests.proof.many_askers`: several askers at once, each seeing what they see alone.

Lays the cast in the database of the environment, then asks as each of them, in threads that share what connections
there are. Prints what differed, then how many were asked and through how many connections of the server.
"""

import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import django
from django.db import connections

THREADS, TURNS = 8, 60


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    from filrouge.accounts.models import User
    from filrouge.privacy.context import NOBODY, Context, context_of
    from tests.cast import lay_cast

    cast = lay_cast()
    askers: list[User] = [cast.amina, cast.bruno, cast.chloe, cast.dalia, cast.farid]
    contexts: list[Context] = [NOBODY, *map(context_of, askers)]
    alone = [asked(context)[0] for context in contexts]
    assert len(set(map(str, alone))) > 1, alone
    with ThreadPoolExecutor(THREADS) as threads:
        answers = [one for some in threads.map(turns(contexts, alone), range(THREADS)) for one in some]
    for expected, found, _backend in answers:
        if expected != found:
            print(f"differs: {expected} alone, {found} among others")
    print(f"{len(answers)} asked, {len({backend for _, _, backend in answers})} connections")


def turns(contexts: list, alone: list) -> Callable[[int], list[tuple]]:
    def taken(seed: int) -> list[tuple]:
        dice = random.Random(seed)  # noqa: S311 - keeps no secret
        chosen = [dice.randrange(len(contexts)) for _ in range(TURNS)]
        answers = [(alone[which], *asked(contexts[which])) for which in chosen]
        connections.close_all()
        return answers

    return taken


def asked(context: object) -> tuple[list[int], int]:
    """How many people, paths and grants there are for this asker, read twice; who answered; then outside: none."""
    from django.db import connection

    from filrouge.people.models import Person
    from filrouge.privacy.context import entered

    question = "SELECT (SELECT count(*) FROM people_person), (SELECT count(*) FROM pathways_pathway), pg_backend_pid()"
    with entered(context, read_only=True), connection.cursor() as cursor:  # type: ignore[arg-type]
        cursor.execute(question)
        people, paths, backend = cursor.fetchone()
        streamed = sum(1 for _ in Person.objects.iterator(chunk_size=1))
    with connection.cursor() as cursor:
        cursor.execute(question)
        left_behind = cursor.fetchone()[0]
    return [people, paths, streamed, left_behind], backend


if __name__ == "__main__":
    main()
