"""Who may see whom, in 200 random worlds: the database and the words against a plain-Python opinion."""

import secrets
from random import Random

import pytest
from django.db import connection

from filrouge.privacy.roles import OWNER, acting_as

from .loaded import Loaded, differences, load
from .worlds import random_world

WORLDS = 200
FEW = 40
FIXED = 20261123


def lived(seed: int, count: int) -> tuple[list[Loaded], list[str]]:
    dice = Random(seed)  # noqa: S311 - worlds, not secrets
    loaded = load(random_world(dice) for _ in range(count))
    return loaded, [problem for one in loaded for problem in one.live()]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [FIXED, secrets.randbits(32)], ids=["fixed", "fresh"])
def test_everyone_sees_whom_they_may_and_nobody_else(seed: int) -> None:
    loaded, problems = lived(seed, WORLDS)
    problems += differences(loaded)
    assert not problems, f"seed {seed}: {len(problems)} differences, first: {problems[0]}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fault",
    [
        "ALTER POLICY reach ON pathways_contact USING (fr_reaches(person_id, project_id, 2))",
        "ALTER POLICY reach ON people_protection USING (fr_reaches_any(person_id, 13))",
        "CREATE OR REPLACE FUNCTION fr_in_force(since timestamptz, until timestamptz) RETURNS boolean"
        " LANGUAGE sql STABLE AS $$ SELECT until IS NULL OR until > now() $$",
        "CREATE OR REPLACE FUNCTION fr_coordinated() RETURNS bigint[] LANGUAGE sql STABLE"
        " AS $$ SELECT '{}'::bigint[] $$",
    ],
    ids=["level", "project", "since", "coordination"],
)
def test_one_fault_is_found(fault: str) -> None:
    with acting_as(OWNER), connection.cursor() as cursor:
        cursor.execute(fault)
    loaded, problems = lived(FIXED, FEW)
    assert problems or differences(loaded)
