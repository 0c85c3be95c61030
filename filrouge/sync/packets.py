"""What a telephone carries away, made of the parts that domains register; each person in it is journalled."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock

from .registry import parts


def packet_for(request: Request) -> dict[str, Any]:
    """Within the asker's reach. A file taken along each hour of a day is one reading of that day."""
    packet: dict[str, Any] = {}
    people: set[UUID] = set()
    for name, carry in parts():
        part = carry(request.user)
        packet[name] = part.data
        people |= part.people
    reason = _("emporté sur un téléphone, pour le terrain")
    known = Reading.objects.filter(
        user_id=request.user.pk,
        person_id__in=people,
        reason=reason,
        at__gte=clock.start_of(clock.today()),
    )
    for person_id in people - set(known.values_list("person_id", flat=True)):
        journal(request, person_id, Reading.What.RECORD, reason=reason)
    return packet
