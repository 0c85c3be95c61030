"""What the red thread shows of an orientation: that she was sent, and by whom if the reader may know it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.outreach.models import Orientation, Origin
from filrouge.shared.encrypted_field import Ciphertext
from filrouge.shared.ui.thread import Bead

from .inbox import said_of

ORIGIN = ("id", "structure", "sender")


def orientations_nested() -> ArraySubquery:
    """Of the person of the outer query; an origin out of the asker's reach comes as nulls."""
    received = Orientation.objects.filter(person=OuterRef("pk")).order_by("received_at")
    said = {name: name for name in ("id", "received_at", "by_herself")}
    origin = JSONObject(**{name: f"origin__{name}" for name in ORIGIN})
    return ArraySubquery(received.values(as_json=JSONObject(**said, origin=origin)))


def orientation_beads(nested: Iterable[dict[str, Any]]) -> list[Bead]:
    """From what `orientations_nested` gave."""
    return [_bead(one) for one in nested]


def _bead(one: dict[str, Any]) -> Bead:
    herself = one["by_herself"]
    return Bead(
        timezone.localdate(datetime.fromisoformat(one["received_at"])),
        _("Venue d’elle-même") if herself else _("Orientation reçue"),
        "" if herself else said_of(_origin(one["origin"])),
        url=reverse("outreach:orientations-show", args=[one["id"]]),
        kind=_("orientations"),
    )


def _origin(columns: dict[str, str | None]) -> Origin | None:
    """Its words are still sealed: PostgreSQL writes bytes in JSON as « \\x… »."""
    if columns["id"] is None:
        return None
    sealed = {
        name: Ciphertext(bytes.fromhex((columns[name] or "").removeprefix("\\x"))) for name in ORIGIN[1:]
    }
    return Origin(id=columns["id"], **sealed)
