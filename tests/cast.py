"""The small world every test knows. Its names are the permission model.

Amina is the referent of Nour and Tesfay. Bruno works in the same organisation. Dalia coordinates the
project from the lead organisation. Farid, outreach worker, is in another organisation of the consortium.
Chloé is outside every consortium: she must see nothing. Goran is a partner without an account.
Olga is the data protection officer of Amina's organisation; Manon manages it; Petra runs the platform.
"""

from dataclasses import dataclass
from datetime import date, timedelta

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
    with as_batch("fixture"):
        mission_locale = _organisation("Mission locale de Béziers", "mission_locale", "00000013300009")
        association = _organisation("Passerelles 34", "association", "00000014100002")
        lead = _organisation("Réseau Occitanie", "association", "00000015800006")
        stranger = _organisation("Ailleurs", "association", "00000016600009")
        project = _project("IPR Occitanie", lead, mission_locale, association)
        other_project = _project("Un autre projet", stranger)
        amina = _user("Amina", "Martin", mission_locale, Role.REFERENT)
        nour = _person("Nour", "Al Khatib", date(2002, 3, 14), "woman", project, mission_locale, lead, amina)
        tesfay = _person("Tesfay", "Haile", date(2001, 1, 1), "man", project, mission_locale, lead, amina)
        return Cast(
            mission_locale=mission_locale,
            association=association,
            lead=lead,
            stranger=stranger,
            project=project,
            other_project=other_project,
            amina=amina,
            bruno=_user("Bruno", "Petit", mission_locale, Role.REFERENT),
            chloe=_user("Chloé", "Durand", stranger, Role.REFERENT),
            dalia=_user("Dalia", "Benali", lead, Role.COORDINATOR, project),
            farid=_user("Farid", "Lopez", association, Role.OUTREACH),
            olga=_user("Olga", "Roche", mission_locale, Role.OFFICER),
            manon=_user("Manon", "Faure", mission_locale, Role.MANAGER),
            petra=_user("Petra", "Blanc", lead, Role.PLATFORM),
            nour=nour,
            tesfay=tesfay,
            nour_pathway=_pathway(nour, project, mission_locale, amina),
            tesfay_pathway=_pathway(tesfay, project, mission_locale, amina),
        )


def _organisation(name: str, kind: str, siret: str) -> Organisation:
    return Organisation.objects.create(name=name, kind=kind, siret=siret, commune_code="34032")


def _project(name: str, lead: Organisation, *others: Organisation) -> Project:
    today = clock.today()
    project = Project.objects.create(
        name=name,
        call="ipr",
        lead=lead,
        starts_on=today - timedelta(days=700),
        ends_on=today + timedelta(days=400),
    )
    for organisation in (lead, *others):
        ConsortiumMember.objects.create(project=project, organisation=organisation, since=project.starts_on)
    return project


def _user(
    given: str, family: str, organisation: Organisation, role: Role, project: Project | None = None
) -> User:
    user = User.objects.create_user(
        f"{given.lower().replace('é', 'e')}@example.org",
        "Un mot de passe long",
        given_name=given,
        family_name=family,
    )
    Membership.objects.create(
        user=user,
        organisation=organisation,
        role=role,
        project=project,
        since=clock.today() - timedelta(days=300),
    )
    return user


def _person(
    given: str,
    family: str,
    birth: date,
    sex: str,
    project: Project,
    organisation: Organisation,
    lead: Organisation,
    opened_by: User,
) -> Person:
    person = Person.objects.create(
        given_name=given,
        family_name=family,
        birth_date=birth,
        birth_precision="day",
        sex=sex,
        commune_code="34032",
    )
    common = {
        "person": person,
        "project": project,
        "basis": "team",
        "reason": "dossier ouvert",
        "given_by": "test",
    }
    since = clock.now() - timedelta(days=200)
    AccessGrant.objects.create(**common, organisation=organisation, level=3, since=since)
    AccessGrant.objects.create(**common, organisation=lead, audience="coordination", level=2, since=since)
    AccessGrant.objects.create(**common, user=opened_by, level=13, since=since)
    return person


def _pathway(person: Person, project: Project, organisation: Organisation, referent: User) -> Pathway:
    opened = clock.now() - timedelta(days=200)
    pathway = Pathway.objects.create(
        person=person, project=project, organisation=organisation, opened_on=opened.date(), lead=referent
    )
    Referent.objects.create(person=person, project=project, pathway=pathway, user=referent, since=opened)
    return pathway
