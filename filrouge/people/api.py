"""People, for the other programs of the team that accompanies them.

Status and permits (need to know) never leave by the API.
"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from ninja import Router, Status
from ninja import Schema as Shown
from pydantic import Field

from filrouge.accounts.models import Project
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import KeyRequest
from filrouge.shared.api.pages import Asked, Page, page_of
from filrouge.shared.api.words import Day, Id, Line, OneOf, Optional80, Optional300, Schema

from .actions.channels import NewChannel
from .actions.persons import open_person
from .models import AccessGrant, BirthPrecision, ContactChannel, Person, Sex, SpokenLanguage
from .models.persons import PersonQuerySet

router = Router(tags=["Personnes"])


class PersonLine(Shown):
    id: UUID
    reference: str
    given_name: str
    family_name: str
    birth_date: date | None
    birth_precision: Annotated[str, OneOf(BirthPrecision)]
    sex: Annotated[str, OneOf(Sex)]
    commune_code: str


class ChannelOut(Shown):
    kind: Annotated[str, OneOf(ContactChannel.Kind)]
    value: str
    preferred: bool
    when: Annotated[str, OneOf(ContactChannel.When)]
    shared_with: str
    discreet: bool
    remark: str


class LanguageOut(Shown):
    code: str
    preferred: bool
    reads: bool | None
    interpreter: bool


class PersonOut(PersonLine):
    channels: list[ChannelOut]
    languages: list[LanguageOut]


class ChannelIn(Schema):
    kind: Annotated[str, OneOf(ContactChannel.Kind)]
    value: Annotated[Line, Field(max_length=80)]
    preferred: bool = False
    when: Annotated[str, OneOf(ContactChannel.When)] = ContactChannel.When.ANY
    shared_with: Optional80 = ""
    discreet: bool = False
    remark: Optional300 = ""


class PersonIn(Schema):
    project_id: Id
    given_name: Line
    family_name: Optional80 = ""
    birth_date: Day | None = None
    birth_precision: Annotated[str, OneOf(BirthPrecision)] = BirthPrecision.UNKNOWN
    sex: Annotated[str, OneOf(Sex)] = Sex.UNKNOWN
    commune_code: Annotated[str, Field(pattern=r"^([0-9][0-9AB][0-9]{3})?$")] = ""
    channels: Annotated[list[ChannelIn], Field(max_length=5, default_factory=list)]


@router.get("/people", response=Page[PersonLine], summary="Les personnes que suit mon équipe")
def list_people(request: KeyRequest, paging: Asked) -> dict[str, object]:
    page = page_of(within_reach(request), paging)
    for person in page["items"]:
        _as_shared(person)
    return page


@router.get(
    "/people/{person_id}", response=PersonOut, summary="Une personne, ses moyens de contact, ses langues"
)
def show_person(request: KeyRequest, person_id: UUID) -> dict[str, object]:
    """La lecture est inscrite au journal de la personne."""
    person = get_object_or_404(within_reach(request), pk=person_id)
    _as_shared(person)
    journal(request, person.pk, Reading.What.API)
    return _whole(request, person)


@router.post("/people", response={201: PersonOut}, summary="Ouvrir le dossier d’une personne")
def create_person(request: KeyRequest, body: PersonIn) -> Status:
    organisation = request.key.organisation
    project = get_object_or_404(Project.objects.of([organisation]), pk=body.project_id)
    values = body.dict(exclude={"project_id", "channels"})
    channels = [NewChannel(**channel.dict()) for channel in body.channels]
    person = open_person(
        by=request.user, organisation=organisation, project=project, channels=channels, **values
    )
    return Status(201, _whole(request, person))


def within_reach(request: KeyRequest) -> PersonQuerySet:
    """Of the key's organisation, not of its maker alone: a grant given by name stays with that name."""
    grants = AccessGrant.objects.in_force().of_team(request.key.organisation)
    return Person.objects.filter(pk__in=grants.values("person_id")).saying_if_shared(grants)


def _as_shared(person: Any) -> None:
    """`person` comes from `within_reach`. The team that knows the name alone is given the name alone."""
    if not person.shared:
        person.keep_to_the_name()


def _whole(request: KeyRequest, person: Person) -> dict[str, object]:
    grants = AccessGrant.objects.in_force().of_team(request.key.organisation)
    shared = grants.filter(person=person, level__in=(AccessGrant.Level.SHARED, AccessGrant.Level.FULL))
    noted = {"person": person, "project__in": shared.values("project_id")}
    return {
        **{name: getattr(person, name) for name in PersonLine.model_fields},
        "channels": ContactChannel.objects.in_use().filter(**noted).order_by("pk"),
        "languages": SpokenLanguage.objects.filter(**noted).order_by("pk"),
    }
