from django.urls import reverse

from filrouge.activities.models import Session
from filrouge.shared import clock

from . import SCREENS, Request, Screen


def _attendance(_viewer: object) -> list[Request]:
    """The list of one session of today or before, of each organisation in turn."""
    begun = Session.objects.held().filter(starts_at__lte=clock.now()).order_by("-starts_at", "pk")
    return [Request(reverse("activities:sessions-show", args=[one.pk])) for one in begun[:20]]


SCREENS += [
    Screen("activities", lambda _viewer: [Request(reverse("activities:activities-week"))]),
    Screen("all activities", lambda _viewer: [Request(reverse("activities:activities-index"))]),
    Screen("a session", _attendance),
    Screen("what groups ask", lambda _viewer: [Request(reverse("activities:remarks-index"))]),
    Screen("three domains", lambda _viewer: [Request(reverse("activities:coverage-index"))]),
]
