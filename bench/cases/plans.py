from django.urls import reverse

from bench.viewers import Viewer

from . import SCREENS, Request, Screen


def _of_paths(name: str, viewer: Viewer) -> list[Request]:
    return [Request(reverse(name, args=[path.pk])) for path in viewer.pathways]


SCREENS += [
    Screen("plan", lambda viewer: _of_paths("pathways:steps-index", viewer)),
    Screen("project", lambda viewer: _of_paths("pathways:occupations-index", viewer)),
    Screen("answers", lambda viewer: _of_paths("pathways:answers-index", viewer), viewers=("small", "large")),
    Screen("bricks", lambda viewer: _of_paths("pathways:bricks-choose", viewer), viewers=("small", "large")),
]
