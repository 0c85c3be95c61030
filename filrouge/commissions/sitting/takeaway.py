"""What was decided, on a page for the person herself: who does what, for when. Nothing that a member said or read."""

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.commissions.models import Case, Decision
from filrouge.pathways.care.availability import Availability, availability_of
from filrouge.reference.languages import Language


@dataclass(frozen=True)
class Line:
    """`ours`: her own team takes care of it."""

    decision: Decision
    ours: bool


@dataclass(frozen=True)
class Takeaway:
    """`lines`: what was not given up, in the order of its day. `reached_own`: when to call, in her language."""

    lines: Sequence[Line]
    reached: Availability | None
    reached_own: str


def takeaway_of(case: Case, language: Language | None) -> Takeaway:
    """Two queries."""
    own = case.pathway.organisation_id
    related = ("member__organisation", "member__structure", "step")
    found = Decision.objects.filter(case=case).select_related(*related).order_by("due_on", "created_at", "pk")
    lines = [Line(one, one.member.organisation_id == own) for one in found if one.is_ahead or one.done_on]
    reached = availability_of(own)
    return Takeaway(lines, reached, reached.said_in(language) if reached else "")
