"""What a line would write, once imported: identity, ways to reach, path, and the words kept as a note."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

Said = list[str]  # heading, text


@dataclass(slots=True)
class Channel:
    """`kind`, `when`: codes of `people.ContactChannel`."""

    kind: str
    value: str
    preferred: bool = False
    when: str = ""
    shared_with: str = ""
    remark: str = ""


@dataclass(slots=True)
class Status:
    status: str
    permit_until: str = ""
    remark: str = ""


@dataclass(slots=True)
class Ending:
    on: str
    reason: str
    note: str


@dataclass(slots=True)
class Plan:
    """Days are ISO text, '' when not known. `referent`: id of a colleague."""

    given_name: str = ""
    family_name: str = ""
    birth_date: str = ""
    birth_precision: str = ""
    sex: str = ""
    commune_code: str = ""
    channels: list[Channel] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    protection: Status | None = None
    referent: str = ""
    opened_on: str = ""
    oriented_by: str = ""
    exchange_on: str = ""
    ending: Ending | None = None
    note: list[Said] = field(default_factory=list)
    in_confidence: list[Said] = field(default_factory=list)

    def written(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, written: dict[str, Any]) -> "Plan":
        plan = cls(**written)
        plan.channels = [Channel(**one) for one in written["channels"]]
        plan.protection = Status(**written["protection"]) if written["protection"] else None
        plan.ending = Ending(**written["ending"]) if written["ending"] else None
        return plan

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def born(self) -> date | None:
        return as_day(self.birth_date)

    @property
    def phones(self) -> tuple[str, ...]:
        return tuple(one.value for one in self.channels if one.kind in ("phone", "whatsapp"))


def as_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
