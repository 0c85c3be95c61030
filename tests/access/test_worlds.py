"""Who may see whom, in 200 random worlds: the database and the words against a plain-Python opinion.

Half are always the same, half are new each time. Ten thousand in tests/proof.

WORLD=<seed> plays that world again, beside two others, in place of the 200.
"""

import os
import re
import secrets
from typing import Self

import pytest
from django.db import connection

from filrouge.people.models.grants import AccessGrantQuerySet
from filrouge.privacy.roles import OWNER, acting_as

from . import lots
from .worlds import random_world

WORLDS = 100  # of each half
FEW = 80
FIXED = 20261123
GIVEN = os.environ.get("WORLD")
GRANT = "EXISTS (SELECT 1 FROM people_accessgrant g WHERE g.person_id = people_person.id AND {} OFFSET 0)"
REACH = GRANT.format("g.level >= 1")


@pytest.mark.django_db
@pytest.mark.parametrize("which", ["given"] if GIVEN else ["fixed", "fresh"])
def test_everyone_sees_whom_they_may_and_nobody_else(which: str) -> None:
    seed, count = {
        "given": (int(GIVEN or 0), 3),
        "fixed": (FIXED, WORLDS),
        "fresh": (secrets.randbits(48), WORLDS),
    }[which]
    lots.must_agree(range(seed, seed + count))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fault",
    [
        f"ALTER POLICY reach ON people_person USING ({REACH})",
        f"ALTER POLICY reach ON people_person USING ({GRANT.format('fr_in_force(g.since, g.until)')})",
        "ALTER POLICY reach ON pathways_contact USING (fr_reaches(person_id, project_id, 2))",
        "ALTER POLICY reach ON people_protection USING (fr_reaches_any(person_id, 13))",
        "CREATE OR REPLACE FUNCTION fr_in_force(since timestamptz, until timestamptz) RETURNS boolean"
        " LANGUAGE sql STABLE AS $$ SELECT until IS NULL OR until > now() $$",
        "CREATE OR REPLACE FUNCTION fr_coordinated() RETURNS bigint[] LANGUAGE sql STABLE"
        " AS $$ SELECT '{}'::bigint[] $$",
    ],
    ids=["in force", "first name", "level", "project", "since", "coordination"],
)
def test_one_fault_is_found(fault: str) -> None:
    break_it(fault)
    assert lots.first_to_differ(range(FIXED, FIXED + FEW))


@pytest.mark.django_db
def test_one_fault_in_the_words_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def in_force(self: AccessGrantQuerySet) -> Self:
        return self.filter(until=None)

    monkeypatch.setattr(AccessGrantQuerySet, "in_force", in_force)
    found = lots.first_to_differ(range(FIXED, FIXED + FEW))
    assert found
    assert all("in words" in str(one) for one in found)


@pytest.mark.django_db
def test_a_person_of_another_world_is_a_stranger() -> None:
    break_it("ALTER POLICY reach ON people_person USING (true)")
    found = lots.of(map(random_world, range(FIXED, FIXED + 3)))
    assert any(
        one.seed == FIXED and f"people_person of person 0 (world {FIXED + 2})" in str(one) for one in found
    )


@pytest.mark.django_db
def test_what_differs_is_told_with_its_world_how_to_play_it_again_and_the_smallest_like_it() -> None:
    break_it(f"ALTER POLICY reach ON people_person USING ({REACH})")
    with pytest.raises(AssertionError) as told:
        lots.must_agree(range(FIXED, FIXED + FEW))
    differences, smallest = str(told.value).split("The smallest that differs like world ")
    seed = re.match(r"\d+", smallest)[0]
    assert f"world {seed}, user " in differences
    assert f"WORLD={seed} pytest tests/access" in differences
    assert smallest.count("Grant(") == 1
    assert "acts=[]" in smallest


def break_it(fault: str) -> None:
    with acting_as(OWNER), connection.cursor() as cursor:
        cursor.execute(fault)
