from django.urls import reverse

from bench.viewers import Viewer

from . import SCREENS, Request, Screen


def _note(viewer: Viewer) -> list[Request]:
    """A call noted: who coordinates holds no whole file, and does not note contacts."""
    said = {"channel": "phone", "outcome": "talked", "note": "Bon échange.", "direction": "out"}
    return [
        Request(reverse("pathways:contacts-new", args=[path.pk]), {**said, "minutes": "5"})
        for path in viewer.pathways
    ]


SCREENS.append(Screen("contact", _note, viewers=("small", "large"), expected=302))
