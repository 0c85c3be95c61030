from django.urls import reverse

from bench.viewers import Viewer

from . import SCREENS, Request, Screen

LANGUAGE = ("listening", "reading", "conversation", "speaking", "writing")


def _look(viewer: Viewer) -> list[Request]:
    """Five levels said together: who coordinates does not look at them."""
    said = dict.fromkeys(LANGUAGE, "a2")
    return [
        Request(f"{reverse('pathways:diagnosis-new', args=[path.pk])}?echelles={','.join(LANGUAGE)}", said)
        for path in viewer.pathways
    ]


def _known(viewer: Viewer) -> list[Request]:
    return [Request(reverse("pathways:diagnosis-index", args=[path.pk])) for path in viewer.pathways]


def _barriers(viewer: Viewer) -> list[Request]:
    return [Request(reverse("pathways:barriers-index", args=[path.pk])) for path in viewer.pathways]


SCREENS += [
    Screen("diagnosis", _look, viewers=("small", "large"), expected=302),
    Screen("known", _known, viewers=("small", "large")),
    Screen("barriers", _barriers, viewers=("small", "large")),
]
