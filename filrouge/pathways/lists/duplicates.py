"""Lines of one list that may be the same person. They are shown side by side, never merged."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, product

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from filrouge.shared.text import names_key, phonetic_key

from .dates import PartialDate, Precision
from .person import ProposedPerson

_CLOSE, _VERY_CLOSE, _SAME_SOUND = 86.0, 92.0, 95.0
_LARGEST_BLOCK = 800  # a name and year shared by more lines than this says too little


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Positions in the list given; `reasons` are French sentences; `likeness` goes from 0 to 100."""

    first: int
    second: int
    likeness: float
    reasons: tuple[str, ...]


class _Birth(StrEnum):
    SAME = "same"
    SWAPPED = "swapped"
    SAME_YEAR = "same_year"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class _Identity:
    """`exact`: a birth known to the day, placeholders left out."""

    name: str
    sound: str
    birth: PartialDate | None
    exact: date | None
    phones: frozenset[str]


def find_internal_duplicates(rows: Sequence[ProposedPerson]) -> list[DuplicatePair]:
    """Likeliest first. A line of a sheet of exits is not a duplicate of the line it completes."""
    identities = {position: _identity(row) for position, row in enumerate(rows) if not _only_completes(row)}
    found: dict[tuple[int, int], DuplicatePair] = {}
    for first, second in _pairs_to_compare(identities):
        if (first, second) not in found and (pair := _compare(first, second, identities)):
            found[first, second] = pair
    return sorted(found.values(), key=lambda pair: (-pair.likeness, pair.first, pair.second))


def _only_completes(row: ProposedPerson) -> bool:
    return row.completes is not None or any(problem.code == "exit_ambiguous" for problem in row.problems)


def _identity(row: ProposedPerson) -> _Identity:
    values, birth = row.values, row.values.birth_date
    name = names_key(values.given_name, values.family_name)
    exact = birth.day if birth and birth.precision is Precision.DAY and not birth.placeholder else None
    return _Identity(
        name, " ".join(sorted(phonetic_key(name).split())), birth, exact, frozenset(values.phones)
    )


def _pairs_to_compare(identities: dict[int, _Identity]) -> Iterator[tuple[int, int]]:
    """Lines that share a whole name by ear, a phone, a day of birth, or a year of birth and one name.

    Two different days are two people: the block of a year only compares lines of which one has no day.
    """
    together: dict[tuple[object, ...], list[int]] = defaultdict(list)
    by_year: dict[tuple[int, str], list[int]] = defaultdict(list)
    for position, identity in identities.items():
        for key in _block_keys(identity):
            together[key].append(position)
        if identity.birth:
            for word in set(identity.sound.split()):
                by_year[identity.birth.day.year, word].append(position)
    for block in together.values():
        yield from combinations(block, 2) if len(block) <= _LARGEST_BLOCK else ()
    for block in by_year.values():
        yield from _with_a_vague_birth(block, identities) if len(block) <= _LARGEST_BLOCK else ()


def _block_keys(identity: _Identity) -> Iterator[tuple[object, ...]]:
    if identity.name:
        yield ("sound", identity.sound)
    yield from (("phone", phone) for phone in identity.phones)
    if identity.exact:
        yield ("day", identity.exact.year, *sorted((identity.exact.month, identity.exact.day)))


def _with_a_vague_birth(block: list[int], identities: dict[int, _Identity]) -> Iterator[tuple[int, int]]:
    exact = [position for position in block if identities[position].exact]
    vague = [position for position in block if not identities[position].exact]
    yield from combinations(vague, 2)
    yield from ((min(pair), max(pair)) for pair in product(vague, exact))


def _compare(first: int, second: int, identities: dict[int, _Identity]) -> DuplicatePair | None:
    one, other = identities[first], identities[second]
    birth = _compare_births(one, other)
    if birth is None:
        return None
    certain = birth in (_Birth.SAME, _Birth.SWAPPED) or not one.phones.isdisjoint(other.phones)
    likeness = fuzz.ratio(one.name, other.name)
    if one.sound == other.sound:
        likeness = max(likeness, _SAME_SOUND)
    if likeness < (_CLOSE if certain else _VERY_CLOSE):
        return None
    return DuplicatePair(first, second, likeness, tuple(_reasons(one, other, likeness, birth)))


def _compare_births(one: _Identity, other: _Identity) -> _Birth | None:
    """None when the two dates say two different people."""
    if one.exact and other.exact:
        if one.exact == other.exact:
            return _Birth.SAME
        swapped = (other.exact.year, other.exact.day, other.exact.month)
        return _Birth.SWAPPED if (one.exact.year, one.exact.month, one.exact.day) == swapped else None
    if one.birth is None or other.birth is None:
        return _Birth.MISSING
    if one.birth.day.year != other.birth.day.year:
        return None
    return None if _other_months(one.birth, other.birth) else _Birth.SAME_YEAR


def _other_months(one: PartialDate, other: PartialDate) -> bool:
    """« 03/2001 » and « 12/05/2001 »: a month is known on both sides, and not the same."""
    known = [birth.day.month for birth in (one, other) if birth.precision != "year" and not birth.placeholder]
    return len(set(known)) > 1


def _reasons(one: _Identity, other: _Identity, likeness: float, birth: _Birth) -> Iterator[str]:
    if one.name == other.name:
        yield _("Même nom, aux majuscules et accents près.")
    else:
        yield _("Noms qui se ressemblent ({percent} %).").format(percent=round(likeness))
    yield {
        _Birth.SAME: _("Même date de naissance."),
        _Birth.SWAPPED: _("Dates de naissance avec jour et mois inversés."),
        _Birth.SAME_YEAR: _("Même année de naissance, jour non connu d’un côté au moins."),
        _Birth.MISSING: _("Date de naissance absente d’une des deux lignes."),
    }[birth]
    if one.phones & other.phones:
        yield _("Même numéro de téléphone.")
    elif one.phones and other.phones:
        yield _("Numéros de téléphone différents.")
