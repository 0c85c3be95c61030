"""Counts what people of each project need, place by place, and what answers there. Batch only."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from filrouge.partners.models import UNPLACED, NeedFigure, Public, WaitFigure
from filrouge.people.models import Sex
from filrouge.shared import clock
from filrouge.shared.transactions import read_rows

from .offer import Offer, offer_around
from .protecting import Counts, Place, told
from .waits import waits

ALONE, FAMILY = "remobilisation--lien-social", "famille"
YOUNG = 26  # years, under which

# Someone counts once for a theme, and once for all of them. What is kept apart by need to know has no theme here.
COUNT = """
WITH open AS (
  SELECT b.project_id, b.person_id, split_part(b.sub_theme, '--', 1) AS theme, b.sub_theme
    FROM pathways_barrier b JOIN pathways_pathway w ON w.id = b.pathway_id
   WHERE b.lifted_on IS NULL AND b.sub_theme <> '' AND w.closed_on IS NULL),
someone AS (
  SELECT o.project_id, o.person_id, array_append(array_agg(DISTINCT o.theme), '') AS themes,
         bool_or(o.sub_theme = %(alone)s) AS alone, bool_or(o.theme = %(family)s) AS family
    FROM open o GROUP BY o.project_id, o.person_id)
SELECT s.project_id, t.theme, coalesce(c.department, %(unplaced)s), coalesce(c.epci_id, ''), coalesce(c.code, ''),
       count(*),
       count(*) FILTER (WHERE s.alone AND p.sex = %(man)s),
       count(*) FILTER (WHERE p.birth_date > %(young)s),
       count(*) FILTER (WHERE s.family),
       count(*) FILTER (WHERE s.alone AND p.sex = %(woman)s)
  FROM someone s
  JOIN people_person p ON p.id = s.person_id
  LEFT JOIN reference_commune c ON c.code = p.commune_code
 CROSS JOIN LATERAL unnest(s.themes) AS t (theme)
 GROUP BY 1, 2, 3, 4, 5
"""


class Told(NamedTuple):
    project: int
    theme: str
    public: Public
    department: str
    epci: str
    commune: str
    people: int


def count_needs() -> datetime:
    """Replaces every figure; returns the time written on them."""
    now = clock.now()
    needs = list(_told())
    offer = offer_around({one.commune for one in needs if one.commune})
    NeedFigure.objects.all().delete()
    NeedFigure.objects.bulk_create(_figures(needs, offer, now), batch_size=2000)
    WaitFigure.objects.all().delete()
    WaitFigure.objects.bulk_create(waits(now), batch_size=2000)
    return now


def _told() -> Iterator[Told]:
    for (project, theme), departments in _counted().items():
        for names, counts in told(_whole(departments)):
            for public, people in counts.items():
                yield Told(project, theme, public, *_where(names[1:]), people)


SIREN = 9  # signs in the code of an intercommunality; fewer in that of a commune

Communes = dict[str, Counts]
Epcis = dict[str, Communes]


def _where(names: Sequence[str]) -> tuple[str, str, str]:
    """Department, intercommunality and commune, from the whole project to the place. A commune may be of none."""
    department, *inside = names or ("",)
    epci = next((name for name in inside if len(name) == SIREN), "")
    return department, epci, next((name for name in inside if len(name) < SIREN), "")


def _counted() -> dict[tuple[int, str], dict[str, Epcis]]:
    """By project and theme, by department, by intercommunality, by commune."""
    values = {
        "alone": ALONE,
        "family": FAMILY,
        "man": Sex.MAN.value,
        "woman": Sex.WOMAN.value,
        "unplaced": UNPLACED,
        "young": _years_before(clock.today(), YOUNG),
    }
    found: dict[tuple[int, str], dict[str, Epcis]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(dict))
    )
    for project, theme, department, epci, commune, *counts in read_rows(COUNT, values):
        found[project, theme][department][epci][commune] = dict(zip(Public, counts, strict=True))
    return found


def _whole(departments: dict[str, Epcis]) -> Place:
    parts = [
        _place(name, _inside(epcis)) if name != UNPLACED else Place(name, epcis[""][""])
        for name, epcis in departments.items()
    ]
    return _place("", parts)


def _inside(epcis: Epcis) -> list[Place]:
    """A department: its intercommunalities; beside them, the communes of none, or that nobody loaded."""
    places = {epci: [Place(*each) for each in communes.items()] for epci, communes in epcis.items()}
    alone = places.pop("", [])
    return [*(_place(epci, communes) for epci, communes in places.items()), *alone]


def _place(name: str, parts: Sequence[Place]) -> Place:
    together: Counter[Public] = Counter()
    for part in parts:
        together.update(part.counts)
    return Place(name, together, parts)


def _figures(needs: Sequence[Told], offer: Offer, now: datetime) -> Iterator[NeedFigure]:
    departments: dict[int, set[str]] = defaultdict(set)
    for one in needs:
        departments[one.project] |= {one.department} - {""}
    for one in needs:
        if one.commune:
            supply = offer.of_commune(one.commune, one.theme, one.public)
        elif one.epci:
            supply = offer.of_places({one.epci}, one.theme, one.public, within=one.department)
        else:
            among = {one.department} if one.department else departments[one.project]
            supply = offer.of_places(among, one.theme, one.public)
        yield NeedFigure(
            project_id=one.project,
            public=one.public,
            theme=one.theme,
            department=one.department,
            epci_code=one.epci,
            commune_code=one.commune,
            people=one.people,
            services=supply.services,
            nearest_km=supply.nearest_km,
            remote=supply.remote,
            counted_at=now,
        )


def _years_before(day: date, years: int) -> date:
    """Whoever was born later is younger. The 29th of February counts as the 28th."""
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)
