"""Puts the centre of each commune in the table, from the file of La Poste (*base officielle des codes postaux*)."""

from collections.abc import Iterator
from pathlib import Path

from django.db import connections

from filrouge.privacy.roles import OWNER, acting_as
from filrouge.shared.transactions import alias

from .tables import rows_of

HEADINGS = {
    "code": ("code_commune_insee", "#code_commune_insee"),
    "point": ("coordonnees_gps", "coordonnees_geographiques", "_geopoint"),
}
# Paris, Lyon and Marseille are one commune each; the file gives their arrondissements.
DISTRICTS_OF = {"751": "75056", "6938": "69123", "132": "13055"}

SET_POINTS = """
UPDATE reference_commune c SET latitude = read.latitude, longitude = read.longitude
  FROM (SELECT code, avg(latitude) AS latitude, avg(longitude) AS longitude
          FROM unnest(%s::text[], %s::float[], %s::float[]) AS one (code, latitude, longitude) GROUP BY code) AS read
 WHERE c.code = read.code
"""


def points_in(path: Path) -> Iterator[tuple[str, float, float]]:
    """INSEE code, latitude, longitude; several for a commune of several postcodes. Raises OSError, ValueError."""
    for row in rows_of(path, HEADINGS):
        latitude, _comma, longitude = row["point"].partition(",")
        if row["code"] and longitude:
            code = row["code"].zfill(5)
            whole = next((city for start, city in DISTRICTS_OF.items() if code.startswith(start)), code)
            yield whole, float(latitude), float(longitude)


def load_points(path: Path) -> int:
    """How many communes of ours have their point now."""
    codes, latitudes, longitudes = zip(*points_in(path), strict=True)
    with acting_as(OWNER), connections[alias.get()].cursor() as cursor:
        cursor.execute(SET_POINTS, [list(codes), list(latitudes), list(longitudes)])
        return cursor.rowcount
