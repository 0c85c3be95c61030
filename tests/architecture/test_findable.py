"""The url name is the address: 'pathways:contacts-new' → pathways/views/contacts.py::new and its page."""

import inspect
import re
from pathlib import Path

import pytest

from .allowed import LIBRARIES_WITH_VIEWS
from .project import OURS, Route, our_routes, routes

NAME = re.compile(r"[a-z]+(_[a-z]+)*-[a-z]+(_[a-z]+)*")


def problems(route: Route) -> list[str]:
    """What keeps a newcomer from finding this screen by its name."""
    if not NAME.fullmatch(route.name):
        return [f"the name must be noun-verb, not {route.name!r}"]
    noun, verb = route.name.split("-")
    home = OURS / route.app
    places = (home / "views" / f"{noun}.py", home / "views.py")
    found = []
    if route.function.__name__ not in (verb, f"{verb}_"):  # print_, import_: words that Python has taken
        found.append(f"its view is called {route.function.__name__}, not {verb}")
    if Path(inspect.getsourcefile(route.function) or "") not in places:
        found.append(f"its view is not in {' or '.join(str(place.relative_to(OURS)) for place in places)}")
    page = home / "templates" / route.app / noun / f"{verb}.html"
    if not hasattr(route.view, "no_page") and not page.exists():
        found.append(f"no {page.relative_to(OURS)}, and its view is not marked @no_page")
    if not (home / "tests" / f"test_{noun}.py").exists():
        found.append(f"no {route.app}/tests/test_{noun}.py")
    return found


def test_every_screen_is_where_its_name_says() -> None:
    wrong = {route.full_name: found for route in our_routes() if (found := problems(route))}
    assert not wrong


def test_every_address_has_one_name() -> None:
    names = [route.full_name for route in our_routes()]
    assert sorted(names) == sorted(set(names))


def test_screens_of_libraries_come_from_known_ones() -> None:
    strange = {
        r.module for r in routes() if not r.is_ours and r.module.split(".")[0] not in LIBRARIES_WITH_VIEWS
    }
    assert not strange


def elsewhere() -> None:
    """A view that is not where its name says."""


@pytest.mark.parametrize("name", ["contacts-new", "contacts", "ContactsNew"])
def test_a_misplaced_screen_is_reported(name: str) -> None:
    assert problems(Route("pathways", name, "contacts/nouveau/", elsewhere))
