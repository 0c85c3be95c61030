"""The small world every test knows. Its names are the permission model.

Amina is the referent of Nour and Tesfay. Bruno works in the same organisation. Dalia coordinates the
project from the lead organisation. Farid, outreach worker, is in another organisation of the consortium.
Chloé is outside every consortium: she must see nothing. Goran is a partner without an account.
Olga is the data protection officer of Amina's organisation; Manon manages it; Petra runs the platform.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password

from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, Role, User
from filrouge.pathways.models import Pathway, Referent
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock


@dataclass
class Cast:
    mission_locale: Organisation
    association: Organisation
    lead: Organisation
    stranger: Organisation
    project: Project
    other_project: Project
    amina: User
    bruno: User
    chloe: User
    dalia: User
    farid: User
    olga: User
    manon: User
    petra: User
    nour: Person
    tesfay: Person
    nour_pathway: Pathway
    tesfay_pathway: Pathway


def lay_cast() -> Cast:
    """One statement per table: almost every test lays this world."""
    with as_batch("fixture"):
        mission_locale, association, lead, stranger = Organisation.objects.bulk_create(
            [
                _organisation("Mission locale de Béziers", "mission_locale", "00000013300009"),
                _organisation("Passerelles 34", "association", "00000014100002"),
                _organisation("Réseau Occitanie", "association", "00000015800006"),
                _organisation("Ailleurs", "association", "00000016600009"),
            ]
        )
        consortia = {"IPR Occitanie": (lead, mission_locale, association), "Un autre projet": (stranger,)}
        project, other_project = _lay_projects(consortia)
        amina, bruno, chloe, dalia, farid, olga, manon, petra = _lay_users(
            ("Amina", "Martin", mission_locale, Role.REFERENT, None),
            ("Bruno", "Petit", mission_locale, Role.REFERENT, None),
            ("Chloé", "Durand", stranger, Role.REFERENT, None),
            ("Dalia", "Benali", lead, Role.COORDINATOR, project),
            ("Farid", "Lopez", association, Role.OUTREACH, None),
            ("Olga", "Roche", mission_locale, Role.OFFICER, None),
            ("Manon", "Faure", mission_locale, Role.MANAGER, None),
            ("Petra", "Blanc", lead, Role.PLATFORM, None),
        )
        nour, tesfay = Person.objects.bulk_create(
            [
                _person("Nour", "Al Khatib", date(2002, 3, 14), "woman"),
                _person("Tesfay", "Haile", date(2001, 1, 1), "man"),
            ]
        )
        AccessGrant.objects.bulk_create(
            grant
            for person in (nour, tesfay)
            for grant in _grants(person, project, mission_locale, lead, amina)
        )
        nour_pathway, tesfay_pathway = _lay_pathways((nour, tesfay), project, mission_locale, amina)
        return Cast(
            mission_locale=mission_locale,
            association=association,
            lead=lead,
            stranger=stranger,
            project=project,
            other_project=other_project,
            amina=amina,
            bruno=bruno,
            chloe=chloe,
            dalia=dalia,
            farid=farid,
            olga=olga,
            manon=manon,
            petra=petra,
            nour=nour,
            tesfay=tesfay,
            nour_pathway=nour_pathway,
            tesfay_pathway=tesfay_pathway,
        )


def _organisation(name: str, kind: str, siret: str) -> Organisation:
    return Organisation(name=name, kind=kind, siret=siret, commune_code="34032")


def _lay_projects(consortia: dict[str, tuple[Organisation, ...]]) -> list[Project]:
    """By name, the organisations of each: the first leads."""
    today = clock.today()
    term = {"starts_on": today - timedelta(days=700), "ends_on": today + timedelta(days=400)}
    projects = Project.objects.bulk_create(
        [Project(name=name, call="ipr", lead=members[0], **term) for name, members in consortia.items()]
    )
    ConsortiumMember.objects.bulk_create(
        ConsortiumMember(project=project, organisation=organisation, since=project.starts_on)
        for project, members in zip(projects, consortia.values(), strict=True)
        for organisation in members
    )
    return projects


def _lay_users(*told: tuple[str, str, Organisation, Role, Project | None]) -> list[User]:
    since, password = clock.today() - timedelta(days=300), _password()
    users = User.objects.bulk_create(
        [
            User(
                email=f"{given.lower().replace('é', 'e')}@example.org",
                password=password,
                given_name=given,
                family_name=family,
            )
            for given, family, *_ in told
        ]
    )
    Membership.objects.bulk_create(
        Membership(user=user, organisation=organisation, role=role, project=project, since=since)
        for user, (_given, _family, organisation, role, project) in zip(users, told, strict=True)
    )
    return users


@cache
def _password() -> str:
    return make_password("Un mot de passe long")


def _person(given: str, family: str, birth: date, sex: str) -> Person:
    person = Person(
        given_name=given,
        family_name=family,
        birth_date=birth,
        birth_precision="day",
        sex=sex,
        commune_code="34032",
    )
    person.refresh_keys()
    return person


def _grants(
    person: Person, project: Project, organisation: Organisation, lead: Organisation, opened_by: User
) -> list[AccessGrant]:
    common = {
        "person": person,
        "project": project,
        "basis": "team",
        "reason": "dossier ouvert",
        "given_by": "test",
        "since": clock.now() - timedelta(days=200),
    }
    return [
        AccessGrant(**common, organisation=organisation, level=3),
        AccessGrant(**common, organisation=lead, audience="coordination", level=2),
        AccessGrant(**common, user=opened_by, level=13),
    ]


def _lay_pathways(
    people: tuple[Person, ...], project: Project, organisation: Organisation, referent: User
) -> list[Pathway]:
    opened = clock.now() - timedelta(days=200)
    opened_on = clock.today() - timedelta(days=200)  # in Paris, where it is tomorrow before midnight UTC
    pathways = Pathway.objects.bulk_create(
        [
            Pathway(
                person=person,
                project=project,
                organisation=organisation,
                opened_on=opened_on,
                lead=referent,
            )
            for person in people
        ]
    )
    Referent.objects.bulk_create(
        Referent(person=pathway.person, project=project, pathway=pathway, user=referent, since=opened)
        for pathway in pathways
    )
    return pathways
