"""The page by which someone says yes or no to an activity: in her language beside French, without a name."""

from dataclasses import dataclass
from uuid import UUID

from filrouge.activities.models import Improvement, Session, State
from filrouge.reference.bilingual import Phrases
from filrouge.reference.languages import Language, offered_language
from filrouge.shared.transactions import read_rows

MOST_SESSIONS = 8
COLUMNS = "activity_id, title, about, childcare, women_only, transport, organisation_id, language, state, project_id"


@dataclass(frozen=True)
class Page:
    """`state`: where she stands. `changes`: what was asked, and what is answered."""

    activity_id: UUID
    title: str
    about: str
    childcare: bool
    women_only: bool
    transport: str
    organisation_id: int
    language: str
    state: str
    project_id: int

    @property
    def spoken(self) -> Language | None:
        return offered_language([self.language])

    @property
    def phrases(self) -> Phrases:
        return Phrases(self.spoken)

    @property
    def sessions(self) -> list[Session]:
        return list(
            Session.objects.ahead().filter(activity=self.activity_id).order_by("starts_at")[:MOST_SESSIONS]
        )

    @property
    def changes(self) -> list[Improvement]:
        answered = Improvement.objects.answered().filter(activity=self.activity_id)
        return list(answered.order_by("-at", "-pk")[:3])

    @property
    def answered(self) -> bool:
        return self.state != State.INVITED


def page_of() -> Page | None:
    """For the link that asks; None once nothing is ahead."""
    found = read_rows(f"SELECT {COLUMNS} FROM invited_activity()")  # noqa: S608
    return Page(*found[0]) if found else None
