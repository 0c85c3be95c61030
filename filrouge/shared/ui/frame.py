"""What the professional's frame shows; given by a context processor, so that the layout knows no domain."""

from collections.abc import Sequence
from dataclasses import dataclass


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
