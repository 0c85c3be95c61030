from dataclasses import dataclass

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class LinkRenewed(Event):
    """Someone asked again for an expired link: whoever sends links sends `link_id` to its own address."""

    link_id: str
    purpose: str
