"""Three missions locales and two associations, one project, those who work there, and one stranger."""

from collections.abc import Sequence
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from filrouge.accounts.models import (
    ConsortiumMember,
    Membership,
    Organisation,
    Project,
    ProjectObjective,
    User,
)
from filrouge.accounts.models.memberships import Role
from filrouge.accounts.policies import BY_PROJECT
from filrouge.shared import clock
from filrouge.shared.text import search_key

from .accounts import ACCOUNTS, PASSWORD, Account
from .places import AVEYRON, BEZIERS, MONTPELLIER, NIMES, TOULOUSE
from .world import Team, World

AGE = 730  # days the project has been running

# Name, kind, SIRET (numbers never given to anyone), towns, how many referents, referents who left.
ORGANISATIONS = (
    ("Mission locale de Béziers", "mission_locale", "00000013300009", BEZIERS, 5, 1),
    ("Mission locale du Pays de Trèbes et d'Hers", "mission_locale", "00000011700010", TOULOUSE, 7, 1),
    ("Mission locale des Grands Causses", "mission_locale", "00000012500013", AVEYRON, 5, 1),
    ("Passerelles 34", "association", "00000014100002", MONTPELLIER, 4, 0),
    ("Réseau Occitanie", "association", "00000015800006", NIMES, 4, 0),
)
LEAD, BEZIERS_TEAM, PASSERELLES = 4, 0, 3
STRANGER = ("Ailleurs", "association", "00000016600009")

COLLEAGUES = [
    "Léa Moulin",
    "Hugo Ferrand",
    "Nadia Cherif",
    "Paul Astruc",
    "Inès Vidal",
    "Thomas Roques",
    "Sarah Cohen",
    "Julien Bosc",
    "Claire Delmas",
    "Karim Haddou",
    "Élodie Garrigues",
    "Marc Pujol",
    "Sophie Alary",
    "Rachid Amrani",
    "Camille Teyssier",
    "Antoine Cabrol",
    "Myriam Salles",
    "Vincent Rouquette",
    "Anaïs Combes",
    "Damien Fabre",
    "Lucie Mas",
    "Yann Le Goff",
    "Mathilde Granier",
    "Olivier Cazals",
    "Fanny Lacombe",
    "Samir Belkacem",
    "Pauline Serres",
    "Rémi Vergnes",
]

OBJECTIVES = (
    ("personnes accompagnées", 1500, 300),
    ("sorties vers l'emploi ou la formation", 700, 300),
    ("personnes de moins de 26 ans", 1200, 300),
)


def lay() -> tuple[World, dict[str, User]]:
    """Organisations, project and staff, in the database; the world to fill; accounts by given name."""
    organisations = [
        Organisation.objects.create(name=name, kind=kind, siret=siret, commune_code=towns[0][1])
        for name, kind, siret, towns, *_ in ORGANISATIONS
    ]
    stranger = Organisation.objects.create(name=STRANGER[0], kind=STRANGER[1], siret=STRANGER[2])
    project = _project(organisations)
    world = World(
        project=project,
        coordinating=organisations[LEAD],
        teams=[Team(o, line[3]) for o, line in zip(organisations, ORGANISATIONS, strict=True)],
    )
    accounts = {a.given: _account(a, [*organisations, stranger], project) for a in ACCOUNTS}
    _staff(world, accounts)
    return world, accounts


def _project(organisations: Sequence[Organisation]) -> Project:
    today = clock.today()
    project = Project.objects.create(
        name="IPR Occitanie",
        call="ipr",
        lead=organisations[LEAD],
        starts_on=today - timedelta(days=AGE),
        ends_on=today + timedelta(days=365),
    )
    for organisation in organisations:
        ConsortiumMember.objects.create(project=project, organisation=organisation, since=project.starts_on)
    for label, target, days in OBJECTIVES:
        ProjectObjective.objects.create(
            project=project, label=label, target=target, by_date=today + timedelta(days=days)
        )
    return project


def _account(account: Account, organisations: Sequence[Organisation], project: Project) -> User:
    user = _user(account.given, account.family, account.email, make_password(PASSWORD))
    _membership(
        user,
        organisations[account.organisation],
        account.role,
        project=project if account.role in BY_PROJECT else None,
    )
    return user


def _staff(world: World, accounts: dict[str, User]) -> None:
    names = iter(COLLEAGUES)
    for team, (*_rest, leads, left) in zip(world.teams, ORGANISATIONS, strict=True):
        team.leads = [_colleague(next(names), team, world) for _ in range(leads)]
        team.former = [_colleague(next(names), team, world, left=True) for _ in range(left)]
    world.teams[BEZIERS_TEAM].leads[:0] = [accounts["Amina"], accounts["Bruno"]]


def _colleague(name: str, team: Team, world: World, *, left: bool = False) -> User:
    given, _space, family = name.partition(" ")
    email = f"{search_key(given)}.{search_key(family).replace(' ', '')}@example.org"
    user = _user(given, family, email, make_password(None))
    _membership(user, team.organisation, Role.REFERENT, until_days_ago=60 if left else None)
    return user


def _user(given: str, family: str, email: str, password: str) -> User:
    user = User.objects.create(email=email, password=password, given_name=given, family_name=family)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def _membership(
    user: User,
    organisation: Organisation,
    role: Role,
    *,
    project: Project | None = None,
    until_days_ago: int | None = None,
) -> None:
    today = clock.today()
    Membership.objects.create(
        user=user,
        organisation=organisation,
        role=role,
        project=project,
        since=today - timedelta(days=AGE),
        until=today - timedelta(days=until_days_ago) if until_days_ago else None,
    )
