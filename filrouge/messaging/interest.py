"""Does any other system want to hear of this event? Asked at each event: remembered for a few seconds."""

import time

from django.conf import settings

from .models import Webhook

_known: dict[str, tuple[float, frozenset[str]]] = {}


def is_wanted(event_name: str) -> bool:
    read_at, names = _known.get("names", (float("-inf"), frozenset()))
    if time.monotonic() - read_at >= settings.WEBHOOK_INTEREST_SECONDS:
        names = frozenset(
            name for events in Webhook.objects.open().values_list("events", flat=True) for name in events
        )
        _known["names"] = (time.monotonic(), names)
    return event_name in names
