"""What people told of their lives, as a list; and where they stand in base skills."""

from django.urls import reverse

from bench.viewers import Viewer
from filrouge.pathways.models import Pathway
from filrouge.privacy.context import acting
from filrouge.skills.models import Experience, Positioning

from . import SCREENS, Request, Screen


def _pages(viewer: Viewer, name: str, told: type[Experience] | type[Positioning]) -> list[Request]:
    with acting(viewer.user):
        people = told.objects.kept().order_by("-pk").values("person")[:60]
        found = list(Pathway.objects.filter(person__in=list(people.values_list("person", flat=True)))[:20])
    if not found:  # a page that is not asked would look fast
        raise SystemExit(f"nobody whose {name} the viewer reads")
    return [Request(reverse(f"skills:{name}-index", args=[one.pk])) for one in found]


SCREENS += [
    Screen(
        "what she did before",
        lambda viewer: _pages(viewer, "experiences", Experience),
        viewers=("small", "large"),
    ),
    Screen("base skills", lambda viewer: _pages(viewer, "positionings", Positioning), viewers=("large",)),
]
