"""Alerts of the team, for its other programs."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja import Schema as Shown

from filrouge.people.models import AccessGrant
from filrouge.privacy.requests import KeyRequest
from filrouge.shared.api.pages import Asked, Page, page_of
from filrouge.shared.api.words import Line160, Schema

from .actions.alerts import handle_alerts
from .models import Alert, AlertQuerySet

router = Router(tags=["Alertes"])


class AlertOut(Shown):
    id: UUID
    rule: str
    person_id: UUID | None
    project_id: int
    user_id: int | None
    risk: int
    since: date
    opened_at: datetime
    postponed_until: date | None
    closed_at: datetime | None
    closing: str
    closing_note: str


class HandlingIn(Schema):
    note: Line160


@router.get("/alerts", response=Page[AlertOut], summary="Les alertes ouvertes de mon équipe")
def list_alerts(request: KeyRequest, paging: Asked) -> dict[str, object]:
    return page_of(_within_reach(request).open(), paging)


@router.post("/alerts/{alert_id}/handle", response=AlertOut, summary="Dire ce qui a été fait d’une alerte")
def handle(request: KeyRequest, alert_id: UUID, body: HandlingIn) -> Alert:
    alert = get_object_or_404(_within_reach(request).open(), pk=alert_id)
    handle_alerts(by=request.user, alerts=[alert], note=body.note)
    alert.refresh_from_db()
    return alert


def _within_reach(request: KeyRequest) -> AlertQuerySet:
    """What the database shows, less what rests on a grant given by name (a permit about to expire)."""
    grants = AccessGrant.objects.in_force().of_team(request.key.organisation)
    about_us = Q(person=None, organisation=request.key.organisation)
    level = AccessGrant.Level
    shared = grants.filter(level__in=(level.SHARED, level.FULL)).values("person_id")
    of_our_people = Q(person__in=shared, level__lte=level.FULL)
    return Alert.objects.filter(about_us | of_our_people)
