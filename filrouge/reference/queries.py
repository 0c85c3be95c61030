"""Communes while typing: by the beginning of a name, or by postcode. Districts of a commune. Trades in any
words. Answers of a project."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from filrouge.shared.text import search_key
from filrouge.shared.words import fold

from .models import Answer, Commune, Occupation, PriorityDistrict
from .occupation_search import search
from .themes import THEMES

MOST = 12
POSTCODE = 5
RANK = {theme.code: rank for rank, theme in enumerate(THEMES)}


def search_communes(typed: str) -> QuerySet[Commune]:
    """The most populated first; nothing for less than two signs."""
    found = Commune.objects.order_by("-population", "code")
    typed = typed.strip()
    if typed.isdigit():
        return found.filter(postcodes__contains=[typed])[:MOST] if len(typed) == POSTCODE else found.none()
    key = search_key(typed)
    return found.filter(search_key__startswith=key)[:MOST] if len(key) > 1 else found.none()


def commune_named(typed: str) -> Commune | None:
    """« Béziers », « beziers (34) », « 34500 » or « 34032 »: the one meant, None when it is not clear."""
    name, _, department = typed.replace(")", "").partition("(")
    communes = Commune.objects.filter(search_key=search_key(name))
    if department:
        communes = communes.filter(department=department.strip())
    found = list(communes.order_by("-population")[:2])
    if not found:
        found = list(Commune.objects.filter(code=typed.strip())) or list(search_communes(typed)[:2])
    return found[0] if len(found) == 1 else None


def communes_named(typed: str) -> list[str]:
    """INSEE codes: of the commune meant, else of those that an intercommunality of this name gathers. Empty when it is
    not clear."""
    if commune := commune_named(typed):
        return [commune.code]
    found = Commune.objects.filter(epci__name__iexact=typed.strip()).order_by("search_key", "code")
    return list(found.values_list("code", flat=True))


def districts_in_commune(code: str) -> QuerySet[PriorityDistrict]:
    """The priority districts that this commune holds, in whole or in part; by name."""
    return (
        PriorityDistrict.objects.filter(communes__contains=[code])
        if code
        else PriorityDistrict.objects.none()
    )


def search_occupations(typed: str) -> list[Occupation]:
    """The best answers to what is typed, in any words, or by code; nothing for less than two signs."""
    return [one.occupation for one in search(typed, limit=MOST, skills=False).occupations]


def occupation_named(typed: str) -> Occupation | None:
    """« Commis / Commise de cuisine (G1602) », « g1602 », or its whole name: the one meant, None when it is not
    clear."""
    code = typed.rstrip(") ").rpartition("(")[2].strip().upper()
    found = Occupation.objects.filter(pk=code).first()
    if found:
        return found
    named = list(Occupation.objects.filter(name__iexact=typed.strip())[:2]) or search_occupations(typed)[:2]
    return named[0] if len(named) == 1 else None


def answers_of(project: Any, *, themes: Collection[str] = (), typed: str = "") -> list[Answer]:
    """In use in this project, in the order of the themes. `themes`: only these, when there are some."""
    answers = Answer.objects.of_project(project)
    if themes:
        answers = answers.filter(theme__in=themes)
    words = fold(typed).split()
    found = [one for one in answers.order_by("title", "pk") if all(word in _said(one) for word in words)]
    return sorted(found, key=lambda one: RANK.get(one.theme, len(RANK)))


def _said(answer: Answer) -> str:
    return fold(f"{answer.title} {answer.what} {answer.needs} {answer.step} {answer.theme_label}")
