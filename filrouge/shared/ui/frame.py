"""What the professional's frame shows; given by a context processor, so that the layout knows no domain."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .writing import html


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the side navigation or of tabs. `count` is shown as it is: 5, "34 / 40" or None."""

    label: str
    url: str
    current: bool = False
    count: int | str | None = None


@dataclass(frozen=True, slots=True)
class NavigationGroup:
    """Entries that go together in the side navigation, under one or two words."""

    label: str
    items: Sequence[NavigationItem]


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in: links are (label, url); `sign_out_url` is posted to."""

    name: str
    place: str
    links: Sequence[tuple[str, str]]
    sign_out_url: str


def menu(groups: Sequence[NavigationGroup]) -> SafeString:
    """The side navigation: on every page, thirty entries that a template would take two thousand calls to write."""
    return SafeString("".join(_menu_group(place, group) for place, group in enumerate(groups, 1)))


def _menu_group(place: int, group: NavigationGroup) -> SafeString:
    return html(
        '<div class="side-group"><p class="side-title" id="menu-{0}">{1}</p>'
        '<ul class="side-list" aria-labelledby="menu-{0}">{2}</ul></div>',
        *(place, group.label, SafeString("".join(_menu_item(item) for item in group.items))),
    )


def _menu_item(item: NavigationItem) -> SafeString:
    current = SafeString(' aria-current="page"' if item.current else "")
    count = "" if item.count is None else html(' <bdi class="count">{}</bdi>', item.count)
    return html('<li><a href="{}"{}>{}{}</a></li>', item.url, current, item.label, count)
