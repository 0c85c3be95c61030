"""Paths, their plans, contacts and appointments. Confidential notes never leave by the API."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router, Status
from ninja import Schema as Shown
from pydantic import Field

from filrouge.accounts.models import Membership, Project, User
from filrouge.people.api import within_reach as people_within_reach
from filrouge.people.models import AccessGrant
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import KeyRequest
from filrouge.shared.api.pages import Asked, Page, Paging, page_of
from filrouge.shared.api.problems import Conflict
from filrouge.shared.api.words import (
    Day,
    Id,
    Line160,
    Moment,
    OneOf,
    Optional160,
    Optional240,
    Optional2000,
    Schema,
)

from .actions.appointments import Meeting, cancel_appointment, make_appointment, settle_appointment
from .actions.contacts import Words, record_contact
from .actions.pathways import open_pathway
from .models import (
    Appointment,
    Contact,
    Domain,
    Objective,
    ObjectiveAgreement,
    ObjectiveVersion,
    Pathway,
    Resource,
    Step,
    StepDependency,
    Who,
)
from .models.pathways import WEEKLY, PathwayQuerySet

router = Router(tags=["Parcours"])
Minutes = Annotated[int, Field(ge=1, le=24 * 60)]
TEAM = (AccessGrant.Level.SHARED, AccessGrant.Level.FULL)


class PathwayOut(Shown):
    id: UUID
    person_id: UUID
    project_id: int
    organisation_id: int
    opened_on: date
    closed_on: date | None
    oriented_by: str
    rhythm_days: int
    lead_id: int | None
    last_contact_at: datetime | None
    last_exchange_at: datetime | None
    next_appointment_at: datetime | None
    next_step_on: date | None
    next_step_title: str


class PathwaysAsked(Paging):
    """`open`: only paths under way (true), only ended ones (false); all when absent."""

    person_id: UUID | None = None
    open: bool | None = None


class PathwayIn(Schema):
    person_id: UUID
    project_id: Id
    referent_id: Id | None = None
    opened_on: Day
    oriented_by: Optional160 = ""
    rhythm_days: Annotated[int, Field(ge=1, le=365)] = WEEKLY


class ContactOut(Shown):
    id: UUID
    pathway_id: UUID
    person_id: UUID
    at: datetime
    channel: Annotated[str, OneOf(Contact.Channel)]
    direction: Annotated[str, OneOf(Contact.Direction)]
    outcome: Annotated[str, OneOf(Contact.Outcome)]
    minutes: int | None
    note: str
    user_id: int | None


class ContactIn(Schema):
    """`at`: with its time zone; now when absent."""

    channel: Annotated[str, OneOf(Contact.Channel)]
    outcome: Annotated[str, OneOf(Contact.Outcome)] = Contact.Outcome.TALKED
    direction: Annotated[str, OneOf(Contact.Direction)] = Contact.Direction.OUT
    minutes: Minutes | None = None
    note: Optional2000 = ""
    at: Moment | None = None


class ObjectiveOut(Shown):
    """`agreed`: the person said yes to its present wording. `theme`: what it unlocks (data·inclusion)."""

    id: UUID
    words: str
    domain: Annotated[str, OneOf(Domain)]
    theme: str
    occupation_id: UUID | None
    agreed_on: date
    target_on: date | None
    reached_on: date | None
    dropped_on: date | None
    version: int
    agreed: bool


class StepOut(Shown):
    """`needs`: the steps it waits for, done or not."""

    id: UUID
    objective_id: UUID | None
    title: str
    domain: Annotated[str, OneOf(Domain)]
    theme: str
    who: Annotated[str, OneOf(Who)]
    with_whom: str
    resource: Annotated[str, Field(description=f"{', '.join(Resource)} ; vide tant que rien n’est dit")]
    planned_on: date | None
    started_on: date | None
    done_on: date | None
    dropped_on: date | None
    needs: list[UUID]


class AppointmentOut(Shown):
    id: UUID
    pathway_id: UUID
    person_id: UUID
    starts_at: datetime
    minutes: int
    place: str
    purpose: str
    user_id: int | None
    outcome: Annotated[
        str, Field(description="came, missed, excused, cancelled ; vide tant que rien n’est dit")
    ]
    outcome_note: str


class AppointmentsAsked(Paging):
    pathway_id: UUID | None = None
    since: Annotated[Moment | None, Field(description="rendez-vous à partir de ce moment")] = None


class AppointmentIn(Schema):
    """`user_id`: who will be there; the maker of the key when absent."""

    starts_at: Moment
    purpose: Line160
    minutes: Minutes = 45
    place: Optional160 = ""
    user_id: Id | None = None


class SettlementIn(Schema):
    outcome: Annotated[str, OneOf(Appointment.Outcome)]
    note: Optional240 = ""


@router.get("/pathways", response=Page[PathwayOut], summary="Les parcours suivis par mon équipe")
def list_pathways(request: KeyRequest, asked: Annotated[PathwaysAsked, Query()]) -> dict[str, object]:
    pathways = _within_reach(request)
    if asked.person_id:
        pathways = pathways.filter(person=asked.person_id)
    if asked.open is not None:
        pathways = pathways.filter(closed_on__isnull=asked.open)
    return page_of(pathways, asked)


@router.get("/pathways/{pathway_id}", response=PathwayOut, summary="Un parcours")
def show_pathway(request: KeyRequest, pathway_id: UUID) -> Pathway:
    """La lecture est inscrite au journal de la personne."""
    return _read(request, pathway_id)


@router.post("/pathways", response={201: PathwayOut}, summary="Ouvrir un parcours")
def open_one(request: KeyRequest, body: PathwayIn) -> Status:
    """La personne doit avoir un dossier ouvert par mon équipe dans ce projet, et pas de parcours en cours."""
    organisation = request.key.organisation
    person = get_object_or_404(people_within_reach(request), pk=body.person_id)
    project = get_object_or_404(Project.objects.of([organisation]), pk=body.project_id)
    if Pathway.objects.open().filter(person=person, project=project).exists():
        raise Conflict(_("Cette personne a déjà un parcours ouvert dans ce projet."))
    pathway = open_pathway(
        by=request.user,
        person=person,
        project=project,
        organisation=organisation,
        referent=_colleague(request, body.referent_id) if body.referent_id else None,
        **body.dict(include={"opened_on", "oriented_by", "rhythm_days"}),
    )
    return Status(201, pathway)


@router.get(
    "/pathways/{pathway_id}/contacts", response=Page[ContactOut], summary="Les contacts d’un parcours"
)
def list_contacts(request: KeyRequest, pathway_id: UUID, paging: Asked) -> dict[str, object]:
    """La lecture est inscrite au journal de la personne."""
    pathway = _read(request, pathway_id)
    whole = _within_reach(request, (AccessGrant.Level.FULL,)).filter(pk=pathway.pk)
    return page_of(Contact.objects.filter(pathway__in=whole), paging)


@router.post("/pathways/{pathway_id}/contacts", response={201: ContactOut}, summary="Noter un contact")
def create_contact(request: KeyRequest, pathway_id: UUID, body: ContactIn) -> Status:
    pathway = _writable(request, pathway_id)
    words = Words(**body.dict(exclude={"at"}))
    return Status(201, record_contact(by=request.user, pathway=pathway, words=words, at=body.at))


@router.get(
    "/pathways/{pathway_id}/objectives", response=Page[ObjectiveOut], summary="Les objectifs d’un parcours"
)
def list_objectives(request: KeyRequest, pathway_id: UUID, paging: Asked) -> dict[str, object]:
    """La lecture est inscrite au journal de la personne."""
    objectives = Objective.objects.filter(pathway=_read(request, pathway_id))
    last = ObjectiveVersion.objects.filter(objective=OuterRef("pk")).order_by("-number")
    said_yes = Exists(ObjectiveAgreement.objects.filter(version=OuterRef("last_version")))
    versions = {
        "last_version": Subquery(last.values("pk")[:1]),
        "version": Subquery(last.values("number")[:1]),
    }
    return page_of(objectives.annotate(**versions).annotate(agreed=said_yes), paging)


@router.get("/pathways/{pathway_id}/steps", response=Page[StepOut], summary="Les étapes d’un parcours")
def list_steps(request: KeyRequest, pathway_id: UUID, paging: Asked) -> dict[str, object]:
    """La lecture est inscrite au journal de la personne."""
    links = StepDependency.objects.in_force().filter(step=OuterRef("pk")).order_by("created_at", "pk")
    steps = Step.objects.filter(pathway=_read(request, pathway_id))
    return page_of(steps.annotate(needs=ArraySubquery(links.values("needs"))), paging)


@router.get("/appointments", response=Page[AppointmentOut], summary="Les rendez-vous suivis par mon équipe")
def list_appointments(request: KeyRequest, asked: Annotated[AppointmentsAsked, Query()]) -> dict[str, object]:
    appointments = Appointment.objects.filter(pathway__in=_within_reach(request))
    if asked.pathway_id:
        appointments = appointments.filter(pathway=asked.pathway_id)
    if asked.since:
        appointments = appointments.filter(starts_at__gte=asked.since)
    return page_of(appointments, asked)


@router.post(
    "/pathways/{pathway_id}/appointments", response={201: AppointmentOut}, summary="Fixer un rendez-vous"
)
def create_appointment(request: KeyRequest, pathway_id: UUID, body: AppointmentIn) -> Status:
    pathway = _writable(request, pathway_id)
    user = _colleague(request, body.user_id) if body.user_id else request.user
    meeting = Meeting(user=user, **body.dict(exclude={"user_id"}))
    return Status(201, make_appointment(by=request.user, pathway=pathway, meeting=meeting))


@router.post(
    "/appointments/{appointment_id}/settle",
    response=AppointmentOut,
    summary="Dire ce qu’est devenu un rendez-vous",
)
def settle(request: KeyRequest, appointment_id: UUID, body: SettlementIn) -> Appointment:
    appointments = Appointment.objects.select_related("pathway")
    reached = appointments.filter(pathway__in=_within_reach(request, (AccessGrant.Level.FULL,)))
    appointment = get_object_or_404(reached, pk=appointment_id)
    if body.outcome == Appointment.Outcome.CANCELLED:
        cancel_appointment(by=request.user, appointment=appointment, note=body.note)
    else:
        settle_appointment(by=request.user, appointment=appointment, outcome=body.outcome, note=body.note)
    appointment.refresh_from_db()
    return appointment


def _within_reach(request: KeyRequest, levels: tuple[int, ...] = TEAM) -> PathwayQuerySet:
    """Of the key's organisation: a grant given by name to its maker stays with that name."""
    grants = AccessGrant.objects.in_force().of_team(request.key.organisation).filter(level__in=levels)
    same = grants.filter(person=OuterRef("person"), project=OuterRef("project"))
    return Pathway.objects.filter(Exists(same))


def _read(request: KeyRequest, pathway_id: UUID) -> Pathway:
    pathway = get_object_or_404(_within_reach(request), pk=pathway_id)
    journal(request, pathway.person_id, Reading.What.API)
    return pathway


def _writable(request: KeyRequest, pathway_id: UUID) -> Pathway:
    """Writing asks for the whole file of that project, held by the team."""
    return get_object_or_404(_within_reach(request, (AccessGrant.Level.FULL,)), pk=pathway_id)


def _colleague(request: KeyRequest, user_id: int) -> User:
    team = Membership.objects.current().accompanying().filter(organisation=request.key.organisation)
    return get_object_or_404(User.objects.filter(pk__in=team.values("user")), pk=user_id)
