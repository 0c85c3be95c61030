"""What the red thread shows from before the path: how she came to know us. The first knot is often a bus."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.people.models import Person
from filrouge.shared.nested import prepared, rows_of
from filrouge.shared.ui.thread import Bead

from .models import Arrival, Outing, Touch
from .orienting.beads import orientation_beads, orientations_nested

SENT = (Arrival.ORIENTATION, Arrival.ALONE)  # her orientation says it, and from where if it may be known
OUTING = ("id", "title", "kind", "other_kind")


@prepared
def before_nested() -> dict[str, ArraySubquery]:
    """Annotations of a person, within her own query and the asker's reach: what `beads_before` needs."""
    met = Touch.objects.filter(person=OuterRef("pk"), declared=False).exclude(channel__in=SENT)
    outing = JSONObject(**{name: f"outing__{name}" for name in OUTING})
    touch = JSONObject(at="at", channel="channel", outing=outing)
    return {
        "touches": ArraySubquery(met.order_by("at", "pk").values(as_json=touch)),
        "orientations_received": orientations_nested(),
    }


def beads_before(person: Any) -> list[Bead]:
    """`person` bears the annotations of `before_nested`. No query."""
    return [*_beads(person.touches), *orientation_beads(person.orientations_received)]


def beads_of(person_id: UUID) -> list[Bead]:
    """Within the asker's reach, in no order. One query."""
    people = Person.objects.filter(pk=person_id).annotate(**before_nested())
    return [bead for person in people for bead in beads_before(person)]


def _beads(touches: Iterable[dict[str, Any]]) -> Iterator[Bead]:
    """The first one begins the thread; the others crowd into « 4 rencontres »."""
    for number, one in enumerate(touches):
        label = _("Première rencontre") if number == 0 else _("Rencontre")
        outing = rows_of(Outing, [one["outing"]])[0] if one["outing"]["id"] else None
        url = reverse("outreach:outings-show", args=[outing.pk]) if outing else None
        where = str(outing) if outing else Touch(channel=one["channel"]).get_channel_display()
        yield Bead(_day(one["at"]), label, where, url=url, kind=_("rencontres"))


def _day(at: str) -> date:
    return timezone.localdate(datetime.fromisoformat(at))
