"""How people come to know a project: a page of figures counted beforehand, whatever the number of encounters."""

import os
from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse

from bench.measure import Case, ask, percentile
from bench.site import site
from bench.viewers import viewers
from filrouge.outreach.channel_counting import count_channels
from filrouge.outreach.models import Dimension, Measure, Tally, TouchTold
from filrouge.privacy.roles import as_batch
from filrouge.shared.transactions import current_connection

from . import BATCHES, SCREENS, Batch, Request, Screen

PEOPLE, ENCOUNTERS, OPENINGS = 15_000, 100_000, 100
URL = reverse("outreach:channels-index")
ASKED = [
    {"mesure": measure.value, "rang": touch.value, "selon": dimension.value}
    for measure in Measure
    for touch in TouchTold
    for dimension in Dimension
    if dimension.value
]
# As many as are missing, each like one that is there.
MORE = """
WITH known AS (SELECT e.*, gen_random_uuid() AS other FROM outreach_encounter e ORDER BY e.id LIMIT %s),
     more AS (
  INSERT INTO outreach_encounter (id, project_id, organisation_id, outing_id, commune_code, at, identification,
                                  age_band, sex, needs, helps, brought_by, note, noted_by_id, created_at)
  SELECT other, project_id, organisation_id, outing_id, commune_code, at, 'anonymous', age_band, sex, needs, helps,
         brought_by, note, noted_by_id, created_at FROM known RETURNING id)
INSERT INTO outreach_tally (id, encounter_id, project_id, organisation_id, channel, outing_id, commune_code, month,
                            hour_band, age_band, sex, zone, brought_by)
SELECT gen_random_uuid(), s.other, t.project_id, t.organisation_id, t.channel, t.outing_id, t.commune_code, t.month,
       t.hour_band, t.age_band, t.sex, t.zone, t.brought_by
  FROM known s JOIN outreach_tally t ON t.encounter_id = s.id
"""


ADDRESSES = [URL, *(f"{URL}?{urlencode(asked)}" for asked in ASKED)]


def _lay() -> Sequence[str]:
    """A hundred thousand encounters; those of the base, and others like them."""
    with as_batch("bench: encounters for the funnel"):
        while (missing := ENCOUNTERS - Tally.objects.exclude(encounter=None).count()) > 0:
            with current_connection().cursor() as cursor:
                cursor.execute(MORE, [missing])
    return (next(viewer for viewer in viewers() if viewer.name == "all").cookie(),)


def _count(_cookie: str) -> None:
    with as_batch("bench: counting the channels"):
        count_channels()


def _open(cookie: str) -> dict[str, float]:
    requests = [{"url": one, "data": {}} for one in ADDRESSES]
    case = Case("funnel", "all", 0, cookie, 200, requests)
    with site(os.environ) as port:
        answers = [ask(port, case, requests[number % len(requests)]) for number in range(-5, OPENINGS)][5:]
    return {
        "seconds": round(percentile([one.ms for one in answers], 95) / 1000, 3),
        "requests": len(answers),
        "queries": max(one.cost["queries"] for one in answers),
    }


SCREENS.append(Screen("channels", lambda _viewer: list(map(Request, ADDRESSES)), viewers=("all",)))
BATCHES.append(Batch("funnel", PEOPLE, _lay, {"counted": _count, "opened": _open}))
