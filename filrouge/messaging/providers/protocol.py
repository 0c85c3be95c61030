from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Attachment:
    name: str
    kind: str  # as in « text/calendar »
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What a provider is given. `key` is the same at each try: it may tell repeats.

    `attachments` go with e-mails. An SMS carries none.
    """

    key: str
    to: str
    subject: str
    text: str
    attachments: tuple[Attachment, ...] = ()


class Refused(Exception):
    """It will never leave: another try would get the same answer. Its text is shown to the team."""


class TryLater(Exception):
    """It did not leave this time. Its text is shown to the team; it never quotes what a server said."""


class Provider(Protocol):
    def __call__(self, parcel: Parcel) -> str:
        """Carry it out, and say under which reference. Raises Refused, TryLater."""
