"""What the red thread shows of an orientation: that she was sent, and by whom if the reader may know it."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.outreach.models import Orientation
from filrouge.shared.ui.thread import Bead

from .inbox import origin_said


def orientation_beads(of: Q) -> list[Bead]:
    """Of one person, and of one project or of all. One query, within the asker's reach."""
    received = Orientation.objects.filter(of).select_related("origin").order_by("received_at")
    return [
        Bead(
            timezone.localdate(one.received_at),
            _("Venue d’elle-même") if one.by_herself else _("Orientation reçue"),
            "" if one.by_herself else origin_said(one),
            url=reverse("outreach:orientations-show", args=[one.pk]),
            kind=_("orientations"),
        )
        for one in received
    ]
