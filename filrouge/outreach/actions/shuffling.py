"""Reticences lose the order in which they were written: none can be tied to what was noted beside it."""

from random import SystemRandom

from filrouge.outreach.models import Reticence


def shuffle_reticences() -> None:
    """As batch: all are written anew in one breath, in random order, under new ids."""
    rows = list(
        Reticence.objects.values("project_id", "channel", "week", "reticence_id", "reply_id", "helped")
    )
    SystemRandom().shuffle(rows)
    Reticence.objects.all().delete()
    Reticence.objects.bulk_create([Reticence(**row) for row in rows], batch_size=2000)
