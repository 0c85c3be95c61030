"""Where a program starts: its organisation, the projects and the team whose ids it will need."""

from ninja import Router, Schema

from filrouge.accounts.models import Membership, Organisation, Project, User

from .requests import KeyRequest

router = Router(tags=["Organisation"])


class ProjectOut(Schema):
    id: int
    name: str


class ColleagueOut(Schema):
    id: int
    given_name: str
    family_name: str


class OrganisationOut(Schema):
    id: int
    name: str
    siret: str
    projects: list[ProjectOut]
    team: list[ColleagueOut]


@router.get("/organisation", response=OrganisationOut, summary="Mon organisation, ses projets, son équipe")
def show_organisation(request: KeyRequest) -> dict[str, object]:
    """L’équipe : les professionnels qui accompagnent des personnes aujourd’hui."""
    organisation: Organisation = request.key.organisation
    team = Membership.objects.current().accompanying().filter(organisation=organisation).values("user")
    return {
        "id": organisation.pk,
        "name": organisation.name,
        "siret": organisation.siret,
        "projects": Project.objects.of([organisation]),
        "team": User.objects.filter(pk__in=team).order_by("pk"),
    }
