"""What answers a need near a commune: how many services, how far the nearest, whether one answers at a distance.

As the directory searches (`directory/search.py`): current services, as the crow flies from the centre of the commune.
A service counts unless it is for another public only, or for those who live elsewhere; one that says it is for those
of the place (`directory.nearby.serving`) counts wherever its office is.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from filrouge.directory.models import REACH_EVERYONE, Audience, Reception
from filrouge.directory.nearby import EARTH, KM_OF_A_DEGREE, around_each
from filrouge.directory.search import USUAL
from filrouge.partners.models import Public
from filrouge.reference.models import Commune
from filrouge.shared.transactions import read_rows

NEAR = USUAL  # km
FAR = 50  # km, beyond which nothing is looked for
SOME = {Audience.YOUNG, Audience.WOMEN, Audience.FAMILIES, Audience.STUDENTS, Audience.OLDER}
OWN = {Public.YOUNG: Audience.YOUNG, Public.FAMILIES: Audience.FAMILIES, Public.LONE_WOMEN: Audience.WOMEN}


@dataclass(frozen=True)
class Supply:
    """See `NeedFigure`."""

    services: int | None = None
    nearest_km: int | None = None
    remote: bool = False


Known = Mapping[tuple[str, str], Mapping[Public, Any]]  # place and theme


@dataclass(frozen=True)
class Offer:
    """`located`: by code of a department or of an intercommunality. `remote`: by code of a zone. `zones_of`: of the
    communes looked around, the codes of what they lie in. `placed`: those that have a point."""

    near: Known
    nearest: Known
    located: Known
    remote: Known
    zones_of: Mapping[str, Sequence[str]]
    placed: Collection[str]

    def of_commune(self, commune: str, theme: str, public: Public) -> Supply:
        if not theme:
            return Supply()
        services = _of(self.near, commune, theme, public) or (0 if commune in self.placed else None)
        zones = (commune, *self.zones_of.get(commune, ()))
        km = _of(self.nearest, commune, theme, public) if commune in self.placed else None
        return Supply(services, km if km is None else round(km), self._answers(zones, theme, public))

    def of_places(self, places: Collection[str], theme: str, public: Public, *, within: str = "") -> Supply:
        """Departments; or an intercommunality, with the department it lies in."""
        if not theme:
            return Supply()
        services = sum(_of(self.located, one, theme, public) or 0 for one in places)
        return Supply(services, None, self._answers((*places, within), theme, public))

    def _answers(self, zones: Iterable[str], theme: str, public: Public) -> bool:
        return any(_of(self.remote, zone, theme, public) for zone in (*zones, *REACH_EVERYONE))


def _of(known: Known, place: str, theme: str, public: Public) -> Any:
    return known.get((place, theme), {}).get(public)


def offer_around(communes: Collection[str]) -> Offer:
    found = around_each(Commune.objects.filter(pk__in=communes))
    placed = [one for one in found.values() if one.is_placed]
    values: dict[str, Any] = {
        "codes": [one.commune.pk for one in placed],
        "latitudes": [one.latitude for one in placed],
        "longitudes": [one.longitude for one in placed],
        "communes": list(found),
        "remote": [Reception.REMOTE.value],
        "near": NEAR,
        "far": FAR,
        "earth": EARTH,
        "degree": KM_OF_A_DEGREE,
        "everyone": list(REACH_EVERYONE),
        **{f"others_{number}": list(_others(public)) for number, public in enumerate(Public)},
    }
    around = _known(AROUND, values, times=2)
    return Offer(
        near=around[0],
        nearest=around[1],
        located=_known(LOCATED, values)[0],
        remote=_known(ANSWERING, values)[0],
        zones_of={code: (one.commune.epci_id or "", one.commune.department) for code, one in found.items()},
        placed=frozenset(values["codes"]),
    )


def _others(public: Public) -> Collection[str]:
    """For whom alone a service is of no use to these people."""
    return SOME - {OWN.get(public)} if public else ()


def _each(said: str) -> str:
    """One column for each public; `{fits}`: the service is not for others only."""
    fits = "NOT (s.audiences <> '{{}}' AND s.audiences <@ %(others_{number})s::varchar[])"
    columns = (said.replace("{fits}", fits.format(number=number)) for number in range(len(Public)))
    return ", ".join(columns)


THEMES = "CROSS JOIN LATERAL (SELECT DISTINCT split_part(x, '--', 1) FROM unnest(s.themes) x) t (theme)"
ON_SITE = "s.gone_at IS NULL AND s.receptions <> %(remote)s::varchar[]"
# Of a place, `own`: what names it, or lies in it: a service for one of these comes there, wherever its office is; so
# does one for its department that has no office. `held`: that and all that holds the place: a service whose zone
# leaves these out is for others.
FOR_IT = "(s.zone = '{}' OR s.zone && p.held AND NOT s.zone && p.own)"
COMES = "(s.zone && p.own OR s.zone && p.departments AND s.commune_code = '' AND s.latitude IS NULL)"
# A box that an index reads, then the circle; those without a point are where their commune is; then those that come.
AROUND = f"""
WITH place AS (
  SELECT c.code, h.latitude, h.longitude, ARRAY[c.code, c.epci_id] AS own, ARRAY[c.department] AS departments,
         ARRAY[c.code, c.epci_id, c.department] || %(everyone)s::varchar[] AS held
    FROM reference_commune c
    LEFT JOIN unnest(%(codes)s::text[], %(latitudes)s::float[], %(longitudes)s::float[])
              AS h (code, latitude, longitude) ON h.code = c.code
   WHERE c.code = ANY(%(communes)s)),
found AS (
  SELECT p.code, s.themes, s.audiences, s.latitude, s.longitude, false AS comes
    FROM place p JOIN directory_service s
      ON s.latitude BETWEEN p.latitude - %(far)s / %(degree)s AND p.latitude + %(far)s / %(degree)s
     AND s.longitude BETWEEN p.longitude - %(far)s / %(degree)s / cos(radians(p.latitude))
                         AND p.longitude + %(far)s / %(degree)s / cos(radians(p.latitude))
   WHERE {ON_SITE} AND {FOR_IT}
   UNION ALL
  SELECT p.code, s.themes, s.audiences, p.latitude, p.longitude, p.latitude IS NULL
    FROM place p JOIN directory_service s ON s.commune_code = p.code
   WHERE {ON_SITE} AND {FOR_IT} AND (s.latitude IS NULL OR p.latitude IS NULL)
   UNION ALL
  SELECT p.code, s.themes, s.audiences, s.latitude, s.longitude, true
    FROM place p JOIN directory_service s ON {COMES}
   WHERE {ON_SITE})
SELECT s.code, t.theme, {_each("count(*) FILTER (WHERE (s.comes OR s.km <= %(near)s) AND {fits})")},
       {_each("min(s.km) FILTER (WHERE s.km <= %(far)s AND {fits})")}
  FROM (SELECT f.code, f.themes, f.audiences, f.comes,
               2 * %(earth)s * asin(sqrt(power(sin(radians(f.latitude - p.latitude) / 2), 2)
                 + cos(radians(p.latitude)) * cos(radians(f.latitude))
                   * power(sin(radians(f.longitude - p.longitude) / 2), 2))) AS km
          FROM found f JOIN place p USING (code)) s
  {THEMES}
 WHERE s.comes OR s.km <= %(far)s
 GROUP BY 1, 2
"""  # noqa: S608
# Departments and intercommunalities of what is looked around: what is located there, then what comes.
LOCATED = f"""
WITH place AS (
  SELECT z.code, array_agg(c.code) || array_agg(DISTINCT c.epci_id) AS own,
         array_agg(DISTINCT c.department) AS departments,
         array_agg(c.code) || array_agg(DISTINCT c.epci_id) || array_agg(DISTINCT c.department)
           || %(everyone)s::varchar[] AS held
    FROM reference_commune c CROSS JOIN LATERAL (VALUES (c.department), (c.epci_id)) z (code)
   WHERE z.code IS NOT NULL
     AND c.department IN (SELECT k.department FROM reference_commune k WHERE k.code = ANY(%(communes)s))
   GROUP BY z.code),
found AS (
  SELECT p.code, s.themes, s.audiences
    FROM directory_service s JOIN reference_commune c ON c.code = s.commune_code
    JOIN place p ON p.code IN (c.department, c.epci_id)
   WHERE {ON_SITE} AND {FOR_IT}
   UNION ALL
  SELECT p.code, s.themes, s.audiences
    FROM place p JOIN directory_service s ON {COMES}
   WHERE {ON_SITE})
SELECT s.code, t.theme, {_each("count(*) FILTER (WHERE {fits})")}
  FROM found s {THEMES}
 GROUP BY 1, 2
"""  # noqa: S608
ANSWERING = f"""
SELECT z.code, t.theme, {_each("bool_or({fits})")}
  FROM directory_service s CROSS JOIN LATERAL unnest(s.zone) z (code) {THEMES}
 WHERE s.gone_at IS NULL AND s.receptions @> %(remote)s::varchar[]
 GROUP BY 1, 2
"""  # noqa: S608


def _known(query: str, values: Mapping[str, Any], times: int = 1) -> list[Known]:
    """What the query says of each public, `times` times over."""
    rows, size = read_rows(query, values), len(Public)
    return [
        {
            (place, theme): dict(zip(Public, said[size * n : size * (n + 1)], strict=True))
            for place, theme, *said in rows
        }
        for n in range(times)
    ]
