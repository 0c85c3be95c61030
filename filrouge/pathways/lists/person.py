"""What one line of a list proposes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .cells import Cell
from .coded import Coded
from .communes import CommuneHint, Resolved
from .dates import PartialDate
from .french import FrenchLevel
from .phones import SafeContact
from .problems import Level, Problem
from .sensitive import Sensitivity


@dataclass(frozen=True, slots=True)
class Text:
    """Free text under its heading, with what in it only some may read."""

    heading: str
    text: str
    sensitive: tuple[Sensitivity, ...] = ()


@dataclass(slots=True)
class Values:
    reference: str = ""
    family_name: str = ""
    given_name: str = ""
    birth_date: PartialDate | None = None
    sex: Coded | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    safe_contact: SafeContact = field(default_factory=SafeContact)
    commune: CommuneHint | None = None
    resolved_commune: Resolved | None = None
    nationality: str = ""
    languages: tuple[str, ...] = ()
    unknown_languages: tuple[str, ...] = ()
    french_level: FrenchLevel | None = None
    protection: Coded | None = None
    permit_until: PartialDate | None = None
    referent: Resolved | None = None
    oriented_by: Text | None = None
    entered_on: PartialDate | None = None
    last_contact_on: PartialDate | None = None
    next_appointment: PartialDate | None = None
    status: Coded | None = None
    exit_on: PartialDate | None = None
    exit_reason: Coded | None = None
    barriers: tuple[Text, ...] = ()
    needs: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class LineAddress:
    sheet: str
    number: int


@dataclass(slots=True)
class ProposedPerson:
    """`fingerprint` is the same whenever the same facts are read again, wherever the line stands.

    `completes` is set on a line of a sheet of exits: it says something more about another line's person.
    """

    address: LineAddress
    values: Values
    raw: Mapping[str, Cell]
    group: str = ""
    problems: list[Problem] = field(default_factory=list)
    fingerprint: str = ""
    completes: LineAddress | None = None

    @property
    def refused(self) -> bool:
        return any(problem.level is Level.ERROR for problem in self.problems)
