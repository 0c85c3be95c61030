"""Orientations that led to no file: their words go, a count stays. Batch only."""

from datetime import timedelta
from uuid import UUID

from django.db import connections
from django.db.models import Q

from filrouge.outreach.models import PURPOSE, Orientation
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import current_alias
from filrouge.shared import clock

DISCARDED = timedelta(days=14)
REFUSED = timedelta(days=90)
UNANSWERED = timedelta(days=365)

REMEMBER = """
INSERT INTO outreach_forgottenorientation (project_id, come_from, orienting_organisation_id, month)
SELECT c.project_id, c.come_from, c.structure, date_trunc('month', c.day)::date
  FROM ({counted}) c WHERE c.id = ANY(%(ids)s)
"""

# Whom an orientation is counted with. A covered origin is never counted by its structure.
COUNTED = """
SELECT o.id, o.project_id, (o.received_at AT TIME ZONE 'Europe/Paris')::date AS day, o.person_id,
       CASE WHEN o.by_herself THEN 'herself' WHEN g.level > 2 THEN 'covered'
            WHEN g.orienting_organisation_id IS NOT NULL THEN 'listed' ELSE 'unlisted' END AS come_from,
       CASE WHEN NOT o.by_herself AND g.level = 2 THEN g.orienting_organisation_id END AS structure
  FROM outreach_orientation o JOIN outreach_origin g ON g.orientation_id = o.id
 WHERE o.discarded_at IS NULL
"""


def forget_orientations() -> int:
    """How many were erased."""
    now = clock.now()
    old = (
        Orientation.objects.with_answer()
        .filter(person=None)
        .filter(
            Q(discarded_at__lt=now - DISCARDED)
            | Q(last_answer="refused", last_answer_at__lt=now - REFUSED)
            | Q(received_at__lt=now - UNANSWERED)
        )
    )
    ids = list(old.values_list("pk", flat=True))
    if ids:
        _forget(ids)
    return len(ids)


def _forget(ids: list[UUID]) -> None:
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(REMEMBER.format(counted=COUNTED), {"ids": ids})
    links = OutsideLink.objects.filter(purpose=PURPOSE, subject__in=[str(one) for one in ids])
    links.update(revoked_at=clock.now())
    Orientation.objects.filter(pk__in=ids).delete()
