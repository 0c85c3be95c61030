"""People of the asker's reach who may be the one being noted: shown beside, never merged by themselves."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Self
from uuid import UUID

from django.db import connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz

from filrouge.accounts.models import User
from filrouge.people.births import birth_said, is_exact
from filrouge.people.models import AccessGrant, Person
from filrouge.people.models.search import Sought, sound_of
from filrouge.shared.phones import normalise_phone
from filrouge.shared.text import names_key, search_key
from filrouge.shared.transactions import alias

CLOSE_NAME, ANY_NAME = 84.0, 60.0
NEAR_BIRTH = 370  # days: a year mistaken
MOST = 8
ENOUGH_LETTERS = 3
BIRTH_WEIGHT = {"same": 30, "near": 20, "": 10, "far": 0}
BIRTH_WORDS = {
    "same": gettext_lazy("même date de naissance"),
    "near": gettext_lazy("date de naissance proche"),
}


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

    @property
    def url(self) -> str:
        return Person(pk=self.person_id).get_absolute_url()


class Candidate(NamedTuple):
    person_id: UUID
    given_name: str
    family_name: str
    names_key: str
    names_sound: str
    birth_date: date | None
    birth_precision: str
    shared: bool  # whether more than the name is open to who asks

    def as_shared(self) -> Self:
        """Whose name alone is open is compared by name alone: what is alike would tell the rest."""
        return self if self.shared else self._replace(birth_date=None, birth_precision="")


class Keyed(NamedTuple):
    """Who is looked for, with the searchable forms of the name: made once, compared many times."""

    asked: Asked
    key: str
    sound: str

    @classmethod
    def of(cls, asked: Asked) -> Self:
        key = names_key(asked.given_name, asked.family_name)
        return cls(asked, key, sound_of(key))


# More than the name of `p` is open to the asker; written out, because a function of this shape is called row by row.
SHARED = """EXISTS (SELECT 1 FROM people_accessgrant g WHERE g.person_id = p.id AND g.level BETWEEN 2 AND 3
                      AND fr_in_force(g.since, g.until) OFFSET 0)"""

# Blocked by whole name, by whole sound, by exact birth date and by telephone. Row policies apply: those are
# equalities, which keep their index under them, so no owner's right is needed.
BLOCKS = f"""
WITH asked AS (
  SELECT * FROM unnest(%(n)s::int[], %(keys)s::text[], %(sounds)s::text[], %(births)s::date[])
             AS a(n, names_key, names_sound, birth)),
found AS (
  SELECT a.n, p.id FROM asked a JOIN people_person p ON p.names_key = a.names_key
  UNION
  SELECT a.n, p.id FROM asked a JOIN people_person p ON p.names_sound = a.names_sound
  UNION
  SELECT a.n, p.id FROM asked a JOIN people_person p ON p.birth_date = a.birth AND p.birth_precision = 'day'
   WHERE {SHARED}
  UNION
  SELECT t.n, c.person_id FROM unnest(%(phone_n)s::int[], %(phones)s::text[]) AS t(n, phone)
    JOIN people_contactchannel c ON c.value = t.phone)
SELECT f.n, f.id = ANY (SELECT c.person_id FROM unnest(%(phone_n)s::int[], %(phones)s::text[]) AS t(n, phone)
                          JOIN people_contactchannel c ON c.value = t.phone WHERE t.n = f.n),
       p.id, p.given_name, p.family_name, p.names_key, p.names_sound, p.birth_date,
       p.birth_precision, {SHARED}
  FROM found f JOIN people_person p ON p.id = f.id
"""  # noqa: S608 - our own words


def find_lookalikes(
    user: User,
    given_name: str,
    family_name: str = "",
    birth_date: date | None = None,
    birth_precision: str = "",
    phones: Sequence[str] = (),
) -> list[Lookalike]:
    """While typing: the names may be unfinished. Likeliest first, a few only."""
    one = Keyed.of(Asked(given_name, family_name, birth_date, birth_precision, tuple(phones)))
    found = {alike.person_id: alike for alike in find_lookalikes_in_bulk(user, [one.asked]).get(0, [])}
    for candidate in _forgiving(user, one):
        alike = _compare(one, candidate, same_phone=False)
        if alike and alike.person_id not in found:
            found[alike.person_id] = alike
    return _likeliest(found.values())


def find_lookalikes_in_bulk(user: User, people: Sequence[Asked]) -> dict[int, list[Lookalike]]:
    """By place in `people`; absent when nobody looks alike. 10,000 against 15,000 in a few seconds."""
    found: dict[int, list[Lookalike]] = defaultdict(list)
    keyed = [Keyed.of(one) for one in people]
    for place, same_phone, candidate in _blocked(user, keyed):
        alike = _compare(keyed[place], candidate, same_phone=same_phone)
        if alike:
            found[place].append(alike)
    return {place: _likeliest(alikes) for place, alikes in found.items()}


def _likeliest(found: Iterable[Lookalike]) -> list[Lookalike]:
    return sorted(found, key=lambda alike: (-alike.likeness, alike.name, str(alike.person_id)))[:MOST]


def _blocked(user: User, people: Sequence[Keyed]) -> list[tuple[int, bool, Candidate]]:
    del user  # the context of the transaction is theirs: row policies answer
    numbers = [(n, number) for n, one in enumerate(people) for number in _numbers(one.asked)]
    values: dict[str, Any] = {
        "n": list(range(len(people))),
        "keys": [one.key for one in people],
        "sounds": [one.sound for one in people],
        "births": [_exact_birth(one.asked) for one in people],
        "phone_n": [n for n, _number in numbers],
        "phones": [number for _n, number in numbers],
    }
    with connections[alias.get()].cursor() as cursor:
        cursor.execute(BLOCKS, values)
        return [
            (n, bool(same_phone), Candidate(*rest).as_shared()) for n, same_phone, *rest in cursor.fetchall()
        ]


def _numbers(asked: Asked) -> set[str]:
    return {number for phone in asked.phones if (number := normalise_phone(phone))}


def _exact_birth(asked: Asked) -> date | None:
    return asked.birth_date if is_exact(asked.birth_date, asked.birth_precision) else None


def _forgiving(user: User, one: Keyed) -> list[Candidate]:
    if len(one.key) < ENOUGH_LETTERS:
        return []
    typed = f"{one.asked.given_name} {one.asked.family_name}"
    people = Person.objects.visible_to(user).filter(pk__in=Sought.typed(typed).ids(3 * MOST))
    people = people.saying_if_shared(AccessGrant.objects.in_force().reaching(user))
    fields = ("pk", *Candidate._fields[1:])
    return [Candidate(*row).as_shared() for row in people.values_list(*fields)]


def _compare(one: Keyed, candidate: Candidate, *, same_phone: bool) -> Lookalike | None:
    """None when too little is alike to bother anyone."""
    name, birth = _likeness(one, candidate), _birth(one.asked, candidate)
    if not _worth_saying(name, birth, same_phone):
        return None
    reasons = [_name_words(one, candidate, name), BIRTH_WORDS.get(birth, "")]
    reasons.append(_("même téléphone") if same_phone else "")
    return Lookalike(
        person_id=candidate.person_id,
        name=f"{candidate.given_name} {candidate.family_name}".strip(),
        birth=birth_said(candidate.birth_date, candidate.birth_precision),
        likeness=0.7 * name + BIRTH_WEIGHT[birth] + 10 * same_phone,
        reason=", ".join(str(reason) for reason in reasons if reason),
    )


def _likeness(one: Keyed, candidate: Candidate) -> float:
    """By letters or by ear, whichever is closer."""
    letters = fuzz.ratio(one.key, candidate.names_key)
    return max(letters, 0.97 * fuzz.ratio(one.sound, candidate.names_sound))


def _worth_saying(name: float, birth: str, same_phone: bool) -> bool:
    if same_phone:
        return True
    if birth == "far":
        return False
    return name >= (ANY_NAME if birth == "same" else CLOSE_NAME)


def _birth(asked: Asked, candidate: Candidate) -> str:
    """ "same", "near", "far", or "" when one of them is not known."""
    one, other = asked.birth_date, candidate.birth_date
    if one is None or other is None:
        return ""
    if not (is_exact(one, asked.birth_precision) and is_exact(other, candidate.birth_precision)):
        return "near" if abs(one.year - other.year) <= 1 else "far"
    if one == other:
        return "same"
    exchanged = (one.day, one.month) == (other.month, other.day)
    return "near" if exchanged or abs((one - other).days) <= NEAR_BIRTH else "far"


def _name_words(one: Keyed, candidate: Candidate, name: float) -> str:
    if one.key == candidate.names_key:
        return _("même nom")
    if name >= CLOSE_NAME:
        return _("nom très proche")
    given = search_key(one.asked.given_name)
    if given and given in candidate.names_key.split():
        return _("même prénom")
    return _("nom proche") if name >= ANY_NAME else ""
