"""Worlds laid in PostgreSQL side by side, and lived through the real functions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import ProgrammingError, connection, transaction

from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, User
from filrouge.pathways.models import Contact, Pathway
from filrouge.people.models import AccessGrant, Agreement, Person, Protection
from filrouge.privacy.context import NOBODY, Context, become, context_of, entered
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.shared import clock

from .worlds import Act, World

# What is looked at, and how a row there is named.
TABLES = {
    "people_person": "id, 0",
    "pathways_pathway": "person_id, project_id",
    "pathways_contact": "person_id, project_id",
    "people_protection": "person_id, project_id",
}
WHY = "Hospitalisée cette nuit, il faut prévenir ses proches"


@dataclass(frozen=True)
class Difference:
    """Two opinions on one world, the one of this seed."""

    seed: int
    sentence: str

    def __str__(self) -> str:
        return f"world {self.seed}, {self.sentence}"


@dataclass
class Loaded:
    """A world and the rows that stand for its numbers. `number`: its place among those laid together.

    `contexts`: of each user, as the program finds it; no act changes who one is.
    """

    world: World
    number: int
    organisations: list[Organisation] = field(default_factory=list)
    users: list[User] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    grants: list[AccessGrant] = field(default_factory=list)
    contexts: list[Context] = field(default_factory=list)

    def rows(self) -> Iterator[list]:
        """Everything, in the order foreign keys ask for; built one kind after the other."""
        yield self._organisations()
        yield self._users()
        yield self._projects()
        yield self._consortia()
        yield self._roles()
        yield self._people()
        yield self._agreements()
        yield self._grants()
        pathways = [self._pathway(p, project) for p in self.people for project in self.projects]
        yield pathways
        yield [self._contact(pathway) for pathway in pathways]
        yield [self._protection(pathway) for pathway in pathways]

    def _organisations(self) -> list[Organisation]:
        siret = f"{self.number:08d}"
        self.organisations = [
            Organisation(name=f"O{self.number}.{n}", siret=f"{siret}{n:06d}")
            for n in range(self.world.organisations)
        ]
        return self.organisations

    def _users(self) -> list[User]:
        self.users = [
            User(
                email=f"u{self.number}.{n}@example.org", given_name="U", family_name=str(n), is_active=is_open
            )
            for n, is_open in enumerate(self.world.users)
        ]
        return self.users

    def _projects(self) -> list[Project]:
        today = clock.today()
        self.projects = [
            Project(
                name=f"P{self.number}.{n}",
                lead=self.organisations[0],
                starts_on=today - timedelta(days=90),
                ends_on=today + timedelta(days=90),
            )
            for n in range(len(self.world.consortia))
        ]
        return self.projects

    def _consortia(self) -> list[ConsortiumMember]:
        return [
            ConsortiumMember(
                project=self.projects[project],
                organisation=self.organisations[organisation],
                since=_day(-60),
                until=_day(leaves),
            )
            for project, members in enumerate(self.world.consortia)
            for organisation, leaves in members.items()
        ]

    def _roles(self) -> list[Membership]:
        return [
            Membership(
                user=self.users[one.user],
                organisation=self.organisations[one.organisation],
                role=one.role,
                project=None if one.project is None else self.projects[one.project],
                since=_day(one.since),
                until=_day(one.until),
            )
            for one in self.world.roles
        ]

    def _people(self) -> list[Person]:
        self.people = [Person(given_name=f"N{self.number}.{n}") for n in range(self.world.people)]
        return self.people

    def _agreements(self) -> list[Agreement]:
        self.agreements = [
            Agreement(
                person=self.people[one.person],
                project=self.projects[one.project],
                organisation=self.organisations[one.organisation],
                field_groups=list(one.groups),
                text_version="1",
                language="fra",
                how="spoken",
                at=clock.now(),
            )
            for one in self.world.agreements
        ]
        return self.agreements

    def _grants(self) -> list[AccessGrant]:
        self.grants = [
            AccessGrant(
                person=self.people[one.person],
                project=None if one.project is None else self.projects[one.project],
                organisation=None if one.organisation is None else self.organisations[one.organisation],
                user=None if one.user is None else self.users[one.user],
                agreement=None if one.agreement is None else self.agreements[one.agreement],
                audience=one.audience,
                level=one.level,
                basis=one.basis,
                reason="monde",
                given_by="test",
                since=clock.now() + timedelta(days=one.since),
                until=None if one.until is None else clock.now() + timedelta(days=one.until),
            )
            for one in self.world.grants
        ]
        return self.grants

    def _pathway(self, person: Person, project: Project) -> Pathway:
        organisation = self.organisations[0]
        return Pathway(person=person, project=project, organisation=organisation, opened_on=_day(-20))

    def _contact(self, pathway: Pathway) -> Contact:
        bound = {"person_id": pathway.person_id, "project_id": pathway.project_id, "pathway": pathway}
        return Contact(**bound, at=clock.now(), channel="phone")

    def _protection(self, pathway: Pathway) -> Protection:
        return Protection(person_id=pathway.person_id, project_id=pathway.project_id, status="refugee")

    # --- living --------------------------------------------------------------------------------------

    def live(self) -> list[Difference]:
        """Play every act on both sides; where they disagree on its being allowed, say so."""
        return [
            Difference(self.world.seed, f"{act}: allowed by the model {expected}, by the database {done}")
            for act in self.world.acts
            if (done := self._done(act)) is not (expected := self.world.play(act))
        ]

    def _done(self, act: Act) -> bool:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                become(self.contexts[act.user])
                cursor.execute(*getattr(self, f"_{act.what}")(act))
        except ProgrammingError:
            return False
        return True

    def _withdraw(self, act: Act) -> tuple[str, list]:
        return "SELECT withdraw_agreement(%s, 'spoken')", [self.agreements[act.target].pk]

    def _end(self, act: Act) -> tuple[str, list]:
        return "SELECT end_grant(%s, 'fini')", [self.grants[act.target].pk]

    def _break(self, act: Act) -> tuple[str, list]:
        reference = self.people[act.target].reference
        return "SELECT break_glass(%s, %s, %s)", [reference, self.projects[act.project].pk, WHY]

    def _give(self, act: Act) -> tuple[str, list]:
        return "SELECT give(%s, %s, %s, %s, NULL, %s, %s, NULL, 'équipe', NULL)", [
            self.people[act.target].pk,
            self.projects[act.project].pk,
            None if act.organisation is None else self.organisations[act.organisation].pk,
            None if act.receiver is None else self.users[act.receiver].pk,
            act.level,
            act.basis,
        ]


def load(worlds: Iterable[World]) -> list[Loaded]:
    """All of them together: disjoint sets in the same tables."""
    loaded = [Loaded(world, number) for number, world in enumerate(worlds)]
    with as_batch("worlds"):
        for kinds in zip(*(one.rows() for one in loaded), strict=True):
            rows = [row for kind in kinds for row in kind]
            if rows:
                type(rows[0]).objects.bulk_create(rows)
    with acting_as(OWNER), connection.cursor() as cursor:
        cursor.execute(f"ANALYZE accounts_membership, people_accessgrant, {', '.join(TABLES)}")
    for one in loaded:
        one.contexts = [context_of(user) for user in one.users]
    return loaded


def live(loaded: Iterable[Loaded]) -> list[Difference]:
    with entered(NOBODY):
        return [difference for one in loaded for difference in one.live()]


def _day(offset: int | None) -> object:
    return None if offset is None else clock.today() + timedelta(days=offset)
