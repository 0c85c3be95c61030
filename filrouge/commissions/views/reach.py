"""What every screen of a commission begins with."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404

from filrouge.commissions import policies
from filrouge.commissions.actions.commissions import REFUSED
from filrouge.commissions.models import Case, Commission, Decision, Meeting
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require


def commission_or_404(commission_id: UUID) -> Any:
    """Of a project that the asker carries: the database shows no other. A `Commission` with its meetings."""
    found = Commission.objects.with_meetings().select_related("project")
    return get_object_or_404(found, pk=commission_id)


def commission_to_run(request: Request, commission_id: UUID) -> Any:
    """Out of reach: Http404. Within reach and not coordinated: PermissionDenied."""
    commission = commission_or_404(commission_id)
    require(policies.can_run(request.user, commission), REFUSED)
    return commission


def meeting_or_404(meeting_id: UUID) -> Meeting:
    return get_object_or_404(Meeting.objects.select_related("commission__project"), pk=meeting_id)


def meeting_to_arrange(request: Request, meeting_id: UUID) -> Meeting:
    meeting = meeting_or_404(meeting_id)
    require(policies.can_run(request.user, meeting.commission), REFUSED)
    return meeting


def case_or_404(case_id: UUID) -> Case:
    """Of someone whose file the asker holds, or coordinates: the database shows no other."""
    related = ("person", "project", "pathway__organisation", "pathway__lead", "meeting__commission__project")
    return get_object_or_404(Case.objects.select_related(*related), pk=case_id)


def decision_or_404(decision_id: UUID) -> Decision:
    related = (
        *(
            "case__person",
            "case__project",
            "case__pathway__organisation",
            "case__meeting__commission__project",
        ),
        *("member__organisation", "member__structure", "step"),
    )
    return get_object_or_404(Decision.objects.select_related(*related), pk=decision_id)
