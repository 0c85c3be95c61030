"""What the red thread shows from before the path: how she came to know us. The first knot is often a bus."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.shared.ui.thread import Bead

from .models import Arrival, Touch
from .orienting.beads import orientation_beads

SENT = (Arrival.ORIENTATION, Arrival.ALONE)  # her orientation says it, and from where if it may be known


def beads_of(person_id: UUID, project_id: int | None = None) -> list[Bead]:
    """Within the asker's reach, in no order. Two queries. Every project when it is None."""
    of = Q(person=person_id) & (Q(project=project_id) if project_id else Q())
    met = Touch.objects.filter(of, declared=False).exclude(channel__in=SENT)
    touches = met.select_related("outing").order_by("at", "pk")
    return [*_beads(touches), *orientation_beads(of)]


def _beads(touches: Iterable[Touch]) -> Iterator[Bead]:
    """The first one begins the thread; the others crowd into « 4 rencontres »."""
    for number, touch in enumerate(touches):
        label = _("Première rencontre") if number == 0 else _("Rencontre")
        url = reverse("outreach:outings-show", args=[touch.outing_id]) if touch.outing_id else None
        where = str(touch.outing) if touch.outing else touch.get_channel_display()
        yield Bead(timezone.localdate(touch.at), label, where, url=url, kind=_("rencontres"))
