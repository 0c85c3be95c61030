"""Puts our own small vocabulary of trades in the tables; what the ROME says of the same trades stays."""

from collections.abc import Iterator

from django.db import connections
from django.utils.text import slugify

from filrouge.shared.transactions import alias

from .models import Occupation, OccupationSkill, Skill, Term
from .models.occupations import Source
from .terms import count_roots, own_terms, write
from .trades import SECTORS, One

OWN = ("own_name", "own_about", "everyday", "tasks", "sector", "drawing")
SAID = ("name", "definition")


def load() -> None:
    known = {one.code: one for one in Occupation.objects.all()}
    for sector, trades in SECTORS:
        for one in trades:
            _put(one, sector, known.get(one.code))
    _put_skills()
    with connections[alias.get()].cursor() as cursor:
        Term.objects.filter(source=Source.OWN).delete()
        write(cursor, own_terms())
        count_roots(cursor)


def _put(one: One, sector: str, former: Occupation | None) -> None:
    row = former or Occupation(code=one.code, source=Source.OWN)
    before = [getattr(row, name) for name in (*OWN, *SAID)]
    row.own_name, row.own_about, row.sector, row.drawing = one.name, one.about, sector, one.drawing
    row.everyday, row.tasks = one.everyday_list, one.task_list
    if row.source == Source.OWN:
        row.name, row.definition = one.name, one.about
    if former is None:
        row.save(force_insert=True)
    elif [getattr(row, name) for name in (*OWN, *SAID)] != before:
        row.save(update_fields=[*OWN, *SAID])


def _put_skills() -> None:
    """Ours are few and the same from one trade to the next: made anew each time."""
    OccupationSkill.objects.filter(skill__source=Source.OWN).delete()
    labels = dict.fromkeys(label for _sector, trades in SECTORS for one in trades for label in one.skill_list)
    wanted = {label: code_of(label) for label in labels}
    Skill.objects.bulk_create(
        (Skill(code=code, label=label, source=Source.OWN) for label, code in wanted.items()),
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["label"],
    )
    OccupationSkill.objects.bulk_create(_asks(wanted))


def _asks(wanted: dict[str, str]) -> Iterator[OccupationSkill]:
    for _sector, trades in SECTORS:
        for one in trades:
            for label in one.skill_list:
                yield OccupationSkill(
                    occupation_id=one.code, skill_id=wanted[label], weight=OccupationSkill.Weight.HEART
                )


def code_of(label: str) -> str:
    return f"fr-{slugify(label)[:56]}"
