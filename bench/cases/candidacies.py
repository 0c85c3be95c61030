from django.urls import reverse

from bench.viewers import Viewer

from . import SCREENS, Request, Screen


def _list(viewer: Viewer) -> list[Request]:
    """What is open, then what is late, then who came in: each its own index."""
    index = reverse("enrolment:candidacies-index")
    return [Request(f"{index}{filters}") for filters in ("", "?montrer=a-revoir", "?montrer=entrees")]


SCREENS.append(Screen("candidacies", _list))
