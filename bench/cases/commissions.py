from django.urls import reverse

from bench.viewers import Viewer
from filrouge.commissions.models import Meeting
from filrouge.privacy.context import acting

from . import SCREENS, Request, Screen


def _agendas(viewer: Viewer) -> list[Request]:
    """The meeting to come, with what the tool proposes; and the one behind it."""
    with acting(viewer.user):
        meetings = list(Meeting.objects.order_by("-at").values_list("pk", flat=True))
    return [Request(reverse("commissions:meetings-show", args=[pk])) for pk in meetings]


SCREENS += [
    Screen("commissions", lambda _viewer: [Request(reverse("commissions:commissions-index"))]),
    Screen("agenda", _agendas, viewers=("all",)),
]
