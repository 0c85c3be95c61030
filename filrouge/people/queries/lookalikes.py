"""People of the asker's reach who may be the one being noted: shown beside, never merged by themselves."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connections
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from filrouge.accounts.models import User
from filrouge.people.births import birth_said, is_exact
from filrouge.people.models import Person
from filrouge.people.models.search import Sought, sound_of
from filrouge.shared.phones import normalise_phone
from filrouge.shared.text import names_key, search_key
from filrouge.shared.transactions import alias

SAME_NAME, CLOSE_NAME, ANY_NAME = 96.0, 84.0, 60.0
NEAR_BIRTH = 370  # days: a year mistaken, a day and a month exchanged
MOST = 8


class Asked(NamedTuple):
    """Who is looked for. Telephones in any form."""

    given_name: str
    family_name: str = ""
    birth_date: date | None = None
    birth_precision: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lookalike:
    """`likeness` goes from 0 to 100; `reason` is for the reader: « même nom, même date de naissance »."""

    person_id: UUID
    name: str
    birth: str
    likeness: float
    reason: str


class Candidate(NamedTuple):
    person_id: UUID
    given_name: str
    family_name: str
    names_key: str
    birth_date: date | None
    birth_precision: str


# Blocked by whole name, by whole sound, by exact birth date and by telephone. Row policies apply: those are
# equalities, which keep their index under them, so no owner's right is needed.
BLOCKS = """
WITH asked AS (
  SELECT * FROM unnest(%(n)s::int[], %(keys)s::text[], %(sounds)s::text[], %(births)s::date[])
             AS a(n, names_key, names_sound, birth)),
found AS (
  SELECT a.n, p.id FROM asked a JOIN people_person p ON p.names_key = a.names_key
  UNION
  SELECT a.n, p.id FROM asked a JOIN people_person p ON p.names_sound = a.names_sound
  UNION
  SELECT a.n, p.id FROM asked a JOIN people_person p ON p.birth_date = a.birth AND p.birth_precision = 'day'
  UNION
  SELECT t.n, c.person_id FROM unnest(%(phone_n)s::int[], %(phones)s::text[]) AS t(n, phone)
    JOIN people_contactchannel c ON c.value = t.phone)
SELECT f.n, f.id = ANY (SELECT c.person_id FROM unnest(%(phone_n)s::int[], %(phones)s::text[]) AS t(n, phone)
                          JOIN people_contactchannel c ON c.value = t.phone WHERE t.n = f.n),
       p.id, p.given_name, p.family_name, p.names_key, p.birth_date, p.birth_precision
  FROM found f JOIN people_person p ON p.id = f.id
"""


def find_lookalikes(
    user: User,
    given_name: str,
    family_name: str = "",
    birth_date: date | None = None,
    birth_precision: str = "",
    phones: Sequence[str] = (),
) -> list[Lookalike]:
    """While typing: the names may be unfinished. Likeliest first, a few only."""
    asked = Asked(given_name, family_name, birth_date, birth_precision, tuple(phones))
    found = {alike.person_id: alike for alike in find_lookalikes_in_bulk(user, [asked]).get(0, [])}
    for candidate in _forgiving(user, asked):
        alike = _compare(asked, candidate, same_phone=False)
        if alike and alike.person_id not in found:
            found[alike.person_id] = alike
    return _likeliest(found.values())


def find_lookalikes_in_bulk(user: User, people: Sequence[Asked]) -> dict[int, list[Lookalike]]:
    """By place in `people`; absent when nobody looks alike. 10,000 against 15,000 in a few seconds."""
    found: dict[int, list[Lookalike]] = defaultdict(list)
    for place, same_phone, candidate in _blocked(user, people):
        alike = _compare(people[place], candidate, same_phone=same_phone)
        if alike:
            found[place].append(alike)
    return {place: _likeliest(alikes) for place, alikes in found.items()}


def _likeliest(found: Iterable[Lookalike]) -> list[Lookalike]:
    return sorted(found, key=lambda alike: (-alike.likeness, alike.name, str(alike.person_id)))[:MOST]


def _blocked(user: User, people: Sequence[Asked]) -> list[tuple[int, bool, Candidate]]:
    del user  # the context of the transaction is theirs: row policies answer
    keys = [names_key(one.given_name, one.family_name) for one in people]
    numbers = [(n, number) for n, one in enumerate(people) for number in _numbers(one)]
    values = {
        "n": list(range(len(people))),
        "keys": keys,
        "sounds": [sound_of(key) for key in keys],
        "births": [
            one.birth_date if is_exact(one.birth_date, one.birth_precision) else None for one in people
        ],
        "phone_n": [n for n, _number in numbers],
        "phones": [number for _n, number in numbers],
    }
    with connections[alias.get()].cursor() as cursor:
        cursor.execute(BLOCKS, values)
        return [(n, bool(same_phone), Candidate(*rest)) for n, same_phone, *rest in cursor.fetchall()]


def _numbers(asked: Asked) -> set[str]:
    return {number for phone in asked.phones if (number := normalise_phone(phone))}


def _forgiving(user: User, asked: Asked) -> list[Candidate]:
    typed = f"{asked.given_name} {asked.family_name}".strip()
    if len(search_key(typed)) < 3:
        return []
    people = Person.objects.visible_to(user).filter(pk__in=Sought.typed(typed).ids(3 * MOST))
    fields = ("pk", "given_name", "family_name", "names_key", "birth_date", "birth_precision")
    return [Candidate(*row) for row in people.values_list(*fields)]


def _compare(asked: Asked, candidate: Candidate, *, same_phone: bool) -> Lookalike | None:
    """None when too little is alike to bother anyone."""
    key = names_key(asked.given_name, asked.family_name)
    name = _likeness(key, candidate.names_key)
    birth = _birth(asked, candidate)
    if not _worth_saying(name, birth, same_phone):
        return None
    reasons = [word for word in (_name_words(asked, candidate, name), _birth_words(birth)) if word]
    if same_phone:
        reasons.append(_("même téléphone"))
    return Lookalike(
        person_id=candidate.person_id,
        name=f"{candidate.given_name} {candidate.family_name}".strip(),
        birth=birth_said(candidate.birth_date, candidate.birth_precision),
        likeness=0.7 * name + {"same": 30, "near": 20, "": 10, "far": 0}[birth] + 10 * same_phone,
        reason=", ".join(reasons),
    )


def _likeness(key: str, other: str) -> float:
    """By letters or by ear, whichever is closer."""
    return max(fuzz.token_sort_ratio(key, other), 0.97 * fuzz.ratio(sound_of(key), sound_of(other)))


def _worth_saying(name: float, birth: str, same_phone: bool) -> bool:
    if same_phone:
        return True
    if birth == "far":
        return False
    return name >= {"same": ANY_NAME, "near": CLOSE_NAME, "": CLOSE_NAME}[birth]


def _birth(asked: Asked, candidate: Candidate) -> str:
    """ "same", "near", "far", or "" when one of them is not known."""
    if asked.birth_date is None or candidate.birth_date is None:
        return ""
    if not (
        is_exact(asked.birth_date, asked.birth_precision)
        and is_exact(candidate.birth_date, candidate.birth_precision)
    ):
        gap = abs(asked.birth_date.year - candidate.birth_date.year)
        return "near" if gap <= 1 else "far"
    days = abs((asked.birth_date - candidate.birth_date).days)
    if days == 0:
        return "same"
    swapped = (asked.birth_date.day, asked.birth_date.month) == (
        candidate.birth_date.month,
        candidate.birth_date.day,
    )
    return "near" if days <= NEAR_BIRTH or swapped else "far"


def _name_words(asked: Asked, candidate: Candidate, name: float) -> str:
    if names_key(asked.given_name, asked.family_name) == candidate.names_key:
        return _("même nom")
    given = search_key(asked.given_name)
    if name >= CLOSE_NAME:
        return _("nom très proche")
    if given and given in candidate.names_key.split():
        return _("même prénom")
    return _("nom proche") if name >= ANY_NAME else ""


def _birth_words(birth: str) -> str:
    return {"same": _("même date de naissance"), "near": _("date de naissance proche")}.get(birth, "")
