"""Which services answer a need, near someone: the closest first, what is doubtful further down, and why in words.

Plain SQL on ordinary indexes: a box around the commune, arrays of codes, words without accents or plurals.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, F, FloatField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Least

from filrouge.reference.barriers import SUB_THEMES
from filrouge.shared import clock

from .hours import slot_of
from .models import FRENCH_LEVELS, Audience, Fees, Reception, Service
from .nearby import Around, serving, zones_of
from .plain import plain

PAGE = 20
DISTANCES = (5, 10, 20, 30, 50, 100)
USUAL = 20  # km
STALE, OLD = timedelta(days=365), timedelta(days=730)
# What is doubtful comes later, as if it were further: kilometres.
IS_STALE, IS_OLD, IS_PAYING, HAS_NO_CONTACT, IS_ELSEWHERE, IS_REMOTE = 4.0, 15.0, 2.0, 6.0, 2.0, 8.0
IS_FOR_OTHERS = 15.0  # its zone leaves out whoever lives there
IS_NAMED = 10.0  # the words are in its name, and nearer for it
MOST_WORDS = 8
SHORT = 3  # signs from which the last word may be unfinished


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """`themes`: sub-themes or whole themes. `level`: the French of the person. `after`: where the last page ended."""

    words: str = ""
    themes: tuple[str, ...] = ()
    around: Around | None = None
    km: int = USUAL
    audience: str = ""
    free: bool = False
    level: str = ""
    reception: str = ""
    open_now: bool = False
    after: str = ""

    @property
    def is_anything(self) -> bool:
        return bool(self.words or self.themes or self.around or self.audience)


@dataclass(frozen=True)
class Page:
    services: Sequence[Service] = ()
    following: str = ""
    wanted: Wanted = field(default_factory=Wanted)


def search(wanted: Wanted, limit: int = PAGE) -> Page:
    """Each service bears `km` (None: not placed), `zone_says` (« here », « others », or nothing), `cost` (what it is
    sorted by) and its structure."""
    found = (
        matching(wanted).annotate(km=_km(wanted), zone_says=_zone_says(wanted)).annotate(cost=_cost(wanted))
    )
    if wanted.around and wanted.around.is_placed:
        here = _remote_here(wanted.around) | serving(wanted.around.commune)
        found = found.filter(Q(km__lte=wanted.km) | Q(km=None) | here)
    if after := _place(wanted.after):
        found = found.filter(Q(cost__gt=after[0]) | Q(cost=after[0], pk__gt=after[1]))
    rows = list(found.select_related("structure").order_by("cost", "pk")[: limit + 1])
    more = len(rows) > limit
    following = f"{rows[limit - 1].cost!r}_{rows[limit - 1].pk}" if more else ""
    return Page(rows[:limit], following, wanted)


def matching(wanted: Wanted) -> QuerySet[Service]:
    found = Service.objects.current().filter(_fitting(wanted))
    query = _words(wanted.words)
    return found.filter(words=query) if query else found


def whole_themes(codes: Sequence[str]) -> list[str]:
    """Sub-themes of these themes, and those given themselves."""
    asked = set(codes)
    return [one.code for one in SUB_THEMES if one.code in asked or one.theme in asked]


def _fitting(wanted: Wanted) -> Q:
    fits = Q()
    if wanted.themes:
        fits &= Q(themes__overlap=whole_themes(wanted.themes))
    if wanted.around:
        fits &= _there(wanted)
    if wanted.audience:
        open_to = [wanted.audience, Audience.EVERYONE.value]
        fits &= Q(audiences__overlap=open_to) | Q(audiences=[])
    if wanted.free:
        fits &= Q(fees=Fees.FREE)
    if wanted.level in FRENCH_LEVELS:
        fits &= Q(french_level__in=("", *FRENCH_LEVELS[: FRENCH_LEVELS.index(wanted.level) + 1]))
    if wanted.reception == Reception.REMOTE:
        fits &= Q(receptions__contains=[Reception.REMOTE.value])
    if wanted.reception == Reception.ON_SITE:
        fits &= Q(receptions__contains=[Reception.ON_SITE.value]) | Q(receptions=[])
    if wanted.open_now:
        fits &= Q(open_at__contains=[slot_of(_local(clock.now()))])
    return fits


def _there(wanted: Wanted) -> Q:
    """In the box, or for whoever lives there: said so, or at a distance."""
    assert wanted.around is not None
    near = wanted.around.box(wanted.km) | serving(wanted.around.commune)
    return near if wanted.reception == Reception.ON_SITE else near | _remote_here(wanted.around)


def _remote_here(around: Around) -> Q:
    return Q(zone__overlap=zones_of(around.commune), receptions__contains=[Reception.REMOTE.value])


def _zone_says(wanted: Wanted) -> Any:
    if wanted.around is None:
        return Value("")
    within = Q(zone=[]) | Q(zone__overlap=zones_of(wanted.around.commune))
    return Case(
        When(serving(wanted.around.commune), then=Value("here")),
        When(within, then=Value("")),
        default=Value("others"),
    )


def _km(wanted: Wanted) -> Any:
    return wanted.around.distance() if wanted.around else Value(None, output_field=FloatField())


def _cost(wanted: Wanted) -> Any:
    """Kilometres, and as many more for each thing that is doubtful."""
    today = clock.today()
    far = Value(IS_REMOTE)
    if wanted.around:
        # Something given at a distance is never further than that, wherever its office is.
        on_site = Coalesce(F("km"), Value(IS_REMOTE + IS_ELSEWHERE))
        far = Case(  # type: ignore[assignment]
            When(receptions__contains=[Reception.REMOTE.value], then=Least(on_site, Value(IS_REMOTE))),
            default=on_site,
            output_field=FloatField(),
        )
    cost: Any = far
    cost = cost + _when(Q(updated_on__lt=today - OLD), IS_OLD, Q(updated_on__lt=today - STALE), IS_STALE)
    cost = cost + _when(Q(fees=Fees.PAYING), IS_PAYING)
    cost = cost + _when(Q(zone_says="others"), IS_FOR_OTHERS)
    cost = cost + _when(Q(phone="", email="", ask_url=""), HAS_NO_CONTACT)
    if key := plain(wanted.words):
        cost = cost - _when(Q(name_key__contains=key), IS_NAMED)
    return cost


def _when(condition: Q, more: float, otherwise: Q | None = None, less: float = 0.0) -> Any:
    cases = [When(condition, then=Value(more))]
    if otherwise is not None:
        cases.append(When(otherwise, then=Value(less)))
    return Case(*cases, default=Value(0.0), output_field=FloatField())


def _words(typed: str) -> Any:
    """All the words, in any of their forms; the last one may be only begun. None when nothing is typed."""
    words = plain(typed).split()[:MOST_WORDS]
    if not words:
        return None
    query = SearchQuery(" ".join(words), config="french")
    if len(words[-1]) < SHORT:
        return query
    begun = SearchQuery(f"{words[-1]}:*", config="simple", search_type="raw")
    return query | (SearchQuery(" ".join(words[:-1]), config="french") & begun if words[1:] else begun)


def _place(after: str) -> tuple[float, str] | None:
    cost, _mark, pk = after.partition("_")
    try:
        return (float(cost), pk) if re.fullmatch(r"[0-9a-f-]{36}", pk) else None
    except ValueError:
        return None


def _local(moment: datetime) -> datetime:
    return moment.astimezone(clock.PARIS)
