"""Interviews: one prepared from the file, one that was held, the list of one person's."""

from django.urls import reverse

from bench.viewers import Viewer
from filrouge.pathways.models import Pathway
from filrouge.privacy.context import acting
from filrouge.skills.models import Review

from . import SCREENS, Request, Screen

SOME = 20


def _shown(viewer: Viewer, *, held: bool) -> list[Request]:
    with acting(viewer.user):
        found = Review.objects.filter(held_on__isnull=not held, dropped_on=None).order_by("-planned_on", "pk")
        pks = list(found.values_list("pk", flat=True)[:SOME])
    if not pks:  # a page that is not asked would look fast
        raise SystemExit("no interview within reach")
    return [Request(reverse("skills:reviews-show", args=[pk])) for pk in pks]


def _listed(viewer: Viewer) -> list[Request]:
    with acting(viewer.user):
        pks = list(Pathway.objects.visible_to(viewer.user).order_by("pk").values_list("pk", flat=True)[:SOME])
    return [Request(reverse("skills:reviews-index", args=[pk])) for pk in pks]


SCREENS += [
    Screen("interview, prepared", lambda viewer: _shown(viewer, held=False), viewers=("small", "large")),
    Screen("interview, held", lambda viewer: _shown(viewer, held=True), viewers=("large",)),
    Screen("interviews of a path", _listed, viewers=("large",)),
]
