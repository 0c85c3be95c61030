"""The spider chart of people looked at three times (issue 6: 80 ms at most over 68,000 people), and the comparison."""

from django.urls import reverse

from bench.viewers import Viewer
from filrouge.privacy.context import acting
from filrouge.skills.models import Assessment, Sight

from . import SCREENS, Request, Screen


def _answered(viewer: Viewer, name: str) -> list[Request]:
    with acting(viewer.user):
        latest = Assessment.objects.with_sides().filter(sides__len=len(Sight)).order_by("-on", "pk")
        found = list(latest.values_list("pk", flat=True)[:20])
    if not found:  # a page that is not asked would look fast
        raise SystemExit("no assessment that both sides answered")
    return [Request(reverse(f"skills:assessments-{name}", args=[pk])) for pk in found]


SCREENS += [
    Screen("spider chart", lambda viewer: _answered(viewer, "chart"), viewers=("small", "large")),
    Screen("two answers compared", lambda viewer: _answered(viewer, "confront"), viewers=("large",)),
]
