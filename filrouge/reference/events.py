from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class AnswerWritten(Event):
    """A project wrote an answer of its own, or its own version of one."""

    project_id: int
    answer_id: int


@dataclass(frozen=True, kw_only=True)
class AnswerWithdrawn(Event):
    """A project no longer proposes it. `answer_id`: its own row, which stands for the one put aside."""

    project_id: int
    answer_id: int


@dataclass(frozen=True, kw_only=True)
class FrameworkPublished(Event):
    """A version of a framework of skills is in use from now on; the former ones stay readable."""

    project_id: int
    framework_id: UUID
    version_id: UUID
