"""Trades and skills from what anyone types: accents, plurals, feminine forms, everyday words, a misspelt word.

An index gives what holds the words (`Term`), at most some hundreds; Python puts them in order: what is said exactly,
what people say every day, names before tasks, short before long.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from filrouge.shared.words import fold

from .models import Occupation, Root, Skill, Term, VocabularyLoad
from .roots import root, words_of
from .synonyms import others

MOST = 12
READ = 300  # terms put in order, at most
MOST_WORDS = 8
SHORT = 3  # signs from which the last word may be only begun
LONG_ENOUGH = 4  # signs from which a word may be misspelt
NEAR = 0.72
# How much each way of saying counts.
WEIGHT = {
    Term.Kind.EVERYDAY: 1.15,
    Term.Kind.NAME: 1.1,
    Term.Kind.ALIAS: 1.0,
    Term.Kind.ESCO: 0.75,
    Term.Kind.TASK: 0.6,
    Term.Kind.SKILL: 1.0,
}
FAR = 0.55  # of the points of the best answer: below, it would only be noise
_Scored = tuple[float, str, str]  # points, whose it is, how it is said
BY_ANOTHER_WORD, BEGUN = 0.8, 0.7  # of a word found by a synonym, or only begun


@dataclass(frozen=True)
class FoundOccupation:
    """`because`: what of it was looked for, when it is not its name."""

    occupation: Occupation
    because: str = ""


@dataclass(frozen=True)
class Found:
    """`understood`: the words read instead of misspelt ones. `partly`: nothing holds all the words."""

    occupations: Sequence[FoundOccupation] = ()
    skills: Sequence[Skill] = ()
    understood: str = ""
    partly: bool = False


@dataclass(frozen=True)
class _Asked:
    """`roots`: of the words typed. `exact`: the words as typed, without accents."""

    roots: tuple[str, ...]
    exact: str
    last_is_open: bool
    meeting: dict[str, frozenset[str]] = field(default_factory=dict)

    def query(self, operator: str) -> str:
        """For `to_tsquery`: roots hold letters and figures only."""
        parts = []
        for place, one in enumerate(self.roots):
            ways = [one, *sorted(self.meeting[one])]
            if place == len(self.roots) - 1 and self.last_is_open:
                ways[0] += ":*"
            parts.append(f"({' | '.join(ways)})")
        return f" {operator} ".join(parts)


def search(typed: str, *, limit: int = MOST, skills: bool = True) -> Found:
    """Nothing for less than two signs."""
    key = fold(typed)
    if len(key) < 2:
        return Found()
    if by_code := Occupation.objects.filter(pk=typed.strip().upper()).first():
        return Found([FoundOccupation(by_code)])
    asked, understood = _asked(typed)
    if not asked.roots:
        return Found()
    occupations, found_skills = _terms(asked, "&", skills=skills)
    partly = not occupations and len(asked.roots) > 1
    if partly:
        occupations, _none = _terms(asked, "|", skills=False)
    return Found(
        _occupations(occupations, limit),
        _skills(found_skills, limit) if skills else (),
        understood,
        partly and bool(occupations),
    )


def _asked(typed: str) -> tuple[_Asked, str]:
    known, instead = [], []
    words, counted = words_of(typed)[:MOST_WORDS], _roots(_mark())
    for place, word in enumerate(words):
        one = root(word)
        corrected = "" if _is_known(one, counted, begun=place == len(words) - 1) else _nearest(one, counted)
        known.append(corrected or one)
        instead.append(bool(corrected))
    roots = tuple(dict.fromkeys(known))
    asked = _Asked(
        roots,
        " ".join(words),
        bool(words) and len(words[-1]) >= SHORT,
        {one: others(one) for one in roots},
    )
    return asked, ", ".join(_example(one) for one, changed in zip(known, instead, strict=True) if changed)


def _terms(asked: _Asked, operator: str, *, skills: bool) -> tuple[list[_Scored], list[_Scored]]:
    """Those of trades, then those of skills, the best first."""
    holding = Term.objects.extra(where=["words @@ to_tsquery('simple', %s)"], params=[asked.query(operator)])
    read = _read(asked, holding.filter(occupation__isnull=False, occupation__gone_in=""), "occupation_id")
    if not skills:
        return read, []
    return read, _read(asked, holding.filter(skill__isnull=False, skill__gone_in=""), "skill_id")


def _read(asked: _Asked, terms: Any, what: str) -> list[_Scored]:
    rows = terms.order_by("size", "pk").values_list(what, "kind", "label", "plain", "size")[:READ]
    scored = [(_score(asked, *row[1:]), row[0], row[2]) for row in rows]
    best = max((points for points, _whose, _label in scored), default=0.0)
    return sorted((one for one in scored if one[0] >= best * FAR), key=lambda one: (-one[0], one[1]))


def _score(asked: _Asked, kind: str, label: str, plain: str, size: int) -> float:
    """How much of the question it answers, how little else it says, and how it says it."""
    words = plain.split()
    points = 0.0
    for place, one in enumerate(asked.roots):
        if one in words:
            points += 1.0
        elif asked.meeting[one].intersection(words):
            points += BY_ANOTHER_WORD
        elif place == len(asked.roots) - 1 and any(word.startswith(one) for word in words):
            points += BEGUN
    answered = points / len(asked.roots)
    focus = points / max(size, len(asked.roots))
    first = 0.25 if words and words[0] == asked.roots[0] else 0.0
    said = fold(label)
    exact = 0.5 if said == asked.exact or words_of(label) == asked.exact.split() else 0.0
    whole = 0.2 if f" {asked.exact} " in f" {said} " else 0.0
    return (answered * 2 + focus * 1.6 + first + exact + whole) * WEIGHT[Term.Kind(kind)]


def _occupations(terms: Iterable[_Scored], limit: int) -> list[FoundOccupation]:
    """Each once, by the best of its terms; several good ones count a little more."""
    best: dict[str, tuple[float, str]] = {}
    for points, code, label in terms:
        former = best.get(code)
        best[code] = (former[0] + 0.02, former[1]) if former else (points, label)
    first = sorted(best, key=lambda code: (-best[code][0], code))[:limit]
    known = {one.code: one for one in Occupation.objects.filter(pk__in=first)}
    return [
        FoundOccupation(known[code], _because(known[code], best[code][1])) for code in first if code in known
    ]


def _because(occupation: Occupation, label: str) -> str:
    return "" if label in (occupation.name, occupation.own_name) else label


def _skills(terms: Iterable[_Scored], limit: int) -> list[Skill]:
    first = list(dict.fromkeys(code for _points, code, _label in terms))[:limit]
    known = {one.code: one for one in Skill.objects.filter(pk__in=first)}
    return [known[code] for code in first if code in known]


def _is_known(one: str, counted: Mapping[str, int], *, begun: bool) -> bool:
    return one in counted or bool(others(one)) or (begun and any(word.startswith(one) for word in counted))


def _nearest(one: str, counted: Mapping[str, int]) -> str:
    """The root a wrong sign away (two in a long word); "" when none is near enough."""
    if len(one) < LONG_ENOUGH:
        return ""
    found = process.extract(
        one,
        [word for word in counted if abs(len(word) - len(one)) <= 2],
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=NEAR,
        limit=5,
    )
    best = max(found, key=lambda near: (round(near[1], 2), counted[near[0]]), default=None)
    return best[0] if best else ""


def _example(one: str) -> str:
    """A whole word of this root, to say what was understood."""
    labels = Term.objects.extra(where=["words @@ to_tsquery('simple', %s)"], params=[one]).order_by("size")
    for label in labels.values_list("label", flat=True)[:3]:
        for word in label.replace("/", " ").replace("’", " ").split():
            if root(fold(word)) == one:
                return str(word.lower().strip(",.;:()"))
    return one


def _mark() -> tuple[Any, ...]:
    """Changes when a vocabulary is loaded again."""
    return Root.objects.count(), VocabularyLoad.objects.order_by("-pk").values_list("pk", flat=True).first()


@lru_cache(2)
def _roots(_mark: tuple[Any, ...]) -> dict[str, int]:
    return dict(Root.objects.values_list("word", "count"))
