"""What every screen of a path begins and ends with."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from filrouge.accounts.models import User
from filrouge.pathways.actions.traces import refusal
from filrouge.pathways.models import (
    Appointment,
    Barrier,
    Contact,
    Interview,
    Objective,
    Pathway,
    Reminder,
    Reply,
    Step,
    TargetOccupation,
)
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.written import Given, written

Policy = Callable[[User, Pathway], bool]
Row = TypeVar(
    "Row", Appointment, Barrier, Contact, Interview, Objective, Reminder, Reply, Step, TargetOccupation
)


def pathway_or_404(
    request: Request, pathway_id: UUID, policy: Policy | None = None, because: str = ""
) -> Pathway:
    """Out of reach: Http404. Within reach and not allowed: PermissionDenied, with a sentence."""
    pathway = next(iter(_reached(pathway=pathway_id)), None)
    if pathway is None:
        raise Http404
    if policy:
        require(policy(request.user, pathway), because or refusal())
    return pathway


@written
def _reached() -> QuerySet[Pathway]:
    reached = Pathway.objects.visible_to_asker().filter(pk=Given("pathway"))
    return reached.select_related("person", "lead", "organisation")


def row_or_404(
    request: Request, model: type[Row], pk: UUID, policy: Policy | None = None, *related: str
) -> Row:
    """A row hanging from a path, with its path, its person and what is `related`; raises as `pathway_or_404`."""
    visible = Pathway.objects.visible_to(request.user)
    rows = model._default_manager.select_related("pathway__person", "pathway__organisation", *related)
    row = get_object_or_404(rows, pk=pk, pathway__in=visible)
    if policy:
        require(policy(request.user, row.pathway), refusal())
    return row
