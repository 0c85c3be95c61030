from django.urls import reverse

from bench.viewers import Viewer

from . import SCREENS, Request, Screen


def _same(name: str) -> list[Request]:
    return [Request(reverse(name))]


def _record(viewer: Viewer) -> list[Request]:
    return [Request(reverse("desk:record-show", args=[path.person_id])) for path in viewer.pathways]


def _search(viewer: Viewer) -> list[Request]:
    """What people type: the beginning of a family name, both names, and one letter astray."""
    typed = []
    for place, path in enumerate(viewer.pathways):
        given, family = path.person.given_name, path.person.family_name
        typed.append((family[:4], f"{given} {family}", f"{family[0]}{family[2:]}")[place % 3])
    return [Request(f"{reverse('desk:search-index')}?q={text}") for text in typed]


SCREENS += [
    Screen("day", lambda _viewer: _same("desk:day-index")),
    Screen("caseload", lambda _viewer: _same("desk:caseload-index")),
    Screen("record", _record),
    Screen("search", _search),
    Screen("coordination", lambda _viewer: _same("desk:coordination-index"), viewers=("all",)),
]
