from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What a provider is given. `key` is the same at each try: it may tell repeats."""

    key: str
    to: str
    subject: str
    text: str


class Refused(Exception):
    """It will never leave: another try would get the same answer. Its text is shown to the team."""


class TryLater(Exception):
    """It did not leave this time. Its text is shown to the team; it never quotes what a server said."""


class Provider(Protocol):
    def __call__(self, parcel: Parcel) -> str:
        """Carry it out, and say under which reference. Raises Refused, TryLater."""
