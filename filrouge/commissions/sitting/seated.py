"""What someone who comes to a meeting reads: their own, through SQL functions alone, with an account or by a link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from filrouge.commissions.models import LASTS, Blockage, Case, CaseLine, Kind, Told
from filrouge.shared import clock
from filrouge.shared.encrypted_field import Ciphertext
from filrouge.shared.french import of_name
from filrouge.shared.transactions import read_rows

MINUTES_LAST = timedelta(days=30)  # as sat_minutes (SQL) shows them


@dataclass(frozen=True)
class Seated:
    """A place of the asker. `came`: None until it is said."""

    place_id: UUID
    meeting_id: UUID
    commission: str
    kind: str
    project_id: int
    at: datetime
    place: str
    opened_at: datetime | None
    closed_at: datetime | None
    came: bool | None
    who: str
    member_id: UUID
    approved_at: datetime | None

    @property
    def of_who(self) -> str:
        """« d’Amina Martin »."""
        return of_name(self.who)

    @property
    def names_people(self) -> bool:
        return self.kind != Kind.UNBLOCKING

    @property
    def has_minutes(self) -> bool:
        return self.approved_at is not None and self.approved_at > clock.now() - MINUTES_LAST

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None and self.opened_at > clock.now() - LASTS

    @property
    def is_over(self) -> bool:
        return self.closed_at is not None or (self.opened_at is not None and not self.is_open)


@dataclass(frozen=True)
class Minuted:
    """One situation in the minutes, as this member may see them: her name, what was useful, who does what."""

    person_id: UUID
    name: str
    summary: str
    decisions: Sequence["Decided"]


@dataclass(frozen=True)
class Decided:
    what: str
    words: str
    member: str
    due_on: date


@dataclass(frozen=True)
class Packet:
    """One situation as this member may read it. `lines`: her name alone before the meeting opens."""

    case_id: UUID
    person_id: UUID
    rank: int
    minutes: int
    started_at: datetime | None
    ended_at: datetime | None
    readable: bool
    lines: Sequence[CaseLine]
    decisions: Sequence[Decided]

    @property
    def name(self) -> str:
        return next((str(line.value) for line in self.lines if line.said == Told.NAME), "")

    @property
    def beside(self) -> Sequence[CaseLine]:
        return [line for line in self.lines if line.said != Told.NAME]

    @property
    def is_current(self) -> bool:
        return self.started_at is not None and self.ended_at is None


def places_of_asker() -> list[Seated]:
    """The first to come first."""
    return [Seated(*row) for row in read_rows("SELECT * FROM sat_places()")]


def place_of_asker(place_id: UUID) -> Seated | None:
    return next((one for one in places_of_asker() if one.place_id == place_id), None)


def packets_of(place_id: UUID) -> list[Packet]:
    """Those whose agreement covers this member, in the order of the agenda. Three queries, however many there are."""
    found = read_rows("SELECT * FROM sat_cases(%s)", [place_id])
    if not found:
        return []
    lines: dict[UUID, list[CaseLine]] = {}
    for line in CaseLine.objects.raw("SELECT * FROM sat_lines(%s)", [place_id]):
        lines.setdefault(line.case_id, []).append(line)
    decided: dict[UUID, list[Decided]] = {}
    for _key, case_id, *said in read_rows("SELECT * FROM sat_decisions(%s)", [place_id]):
        decided.setdefault(case_id, []).append(Decided(*said))
    return [_packet(row, lines, decided) for row in found]


def minutes_of(place_id: UUID) -> list[Minuted]:
    """Once approved, of those whose agreement covers this member. Two queries, however many there are."""
    found = read_rows("SELECT * FROM sat_minutes(%s)", [place_id])
    decided: dict[UUID, list[Decided]] = {}
    for _key, case_id, *said in read_rows("SELECT * FROM sat_minuted(%s)", [place_id]) if found else ():
        decided.setdefault(case_id, []).append(Decided(*said))
    return [_minuted(row, decided) for row in found]


def _minuted(row: Sequence[Any], decided: Mapping[UUID, list[Decided]]) -> Minuted:
    case_id, person_id, _rank, line_id, name, summary = row
    line = CaseLine(pk=line_id, value=Ciphertext(name))
    case = Case(pk=case_id, summary=Ciphertext(summary))
    return Minuted(person_id, str(line.value), str(case.summary), decided.get(case_id, ()))


def blockages_of(place_id: UUID) -> list[Blockage]:
    """Where nobody is named: what waits for an answer, not saved anywhere else."""
    rows = read_rows("SELECT * FROM sat_blockages(%s)", [place_id])
    return [Blockage(words=words, asked_of=asked_of, answer_by=day) for words, asked_of, day in rows]


def _packet(
    row: Sequence[Any], lines: Mapping[UUID, list[CaseLine]], decided: Mapping[UUID, list[Decided]]
) -> Packet:
    case_id, person_id, rank, minutes, started_at, ended_at, readable, _trusted = row
    order = Told.values
    said = sorted(lines.get(case_id, ()), key=lambda one: order.index(one.said))
    return Packet(
        case_id, person_id, rank, minutes, started_at, ended_at, readable, said, decided.get(case_id, ())
    )
