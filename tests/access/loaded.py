"""Worlds laid in PostgreSQL side by side, lived through the real functions, and looked at by their users."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import ProgrammingError, connection, transaction

from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, User
from filrouge.pathways.models import Contact, Pathway
from filrouge.people.models import AccessGrant, Agreement, Person, Protection
from filrouge.privacy.context import acting
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.shared import clock

from .worlds import Act, World

TABLES = {
    "people_person": "id, 0",
    "pathways_pathway": "person_id, project_id",
    "pathways_contact": "person_id, project_id",
    "people_protection": "person_id, project_id",
}
WHY = "Hospitalisée cette nuit, il faut prévenir ses proches"
LOT = 2000


@dataclass
class Loaded:
    """A world and the rows that stand for its numbers."""

    world: World
    number: int
    organisations: list[Organisation] = field(default_factory=list)
    users: list[User] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    grants: list[AccessGrant] = field(default_factory=list)

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

    def live(self) -> list[str]:
        """Play every act on both sides; where they disagree on its being allowed, say so."""
        return [
            f"world {self.number}: {act} model={expected} database={done}"
            for act in self.world.acts
            if (done := self._done(act)) is not (expected := self.world.play(act))
        ]

    def _done(self, act: Act) -> bool:
        try:
            with transaction.atomic(), acting(self.users[act.user]), connection.cursor() as cursor:
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

    # --- looking -------------------------------------------------------------------------------------

    def differences(self, strangers: list[UUID]) -> list[str]:
        """`strangers`: people of other worlds, looked for as well and never found."""
        return [
            f"world {self.number}, user {user}, {what}: model={sorted(expected)} database={sorted(found)}"
            for user in range(len(self.users))
            for what, expected, found in self._views(user, strangers)
            if expected != found
        ]

    def _views(self, user: int, strangers: list[UUID]) -> Iterator[tuple[str, set, set]]:
        people = {person.pk: n for n, person in enumerate(self.people)}
        people |= dict.fromkeys(strangers, -1)
        projects = {project.pk: n for n, project in enumerate(self.projects)}

        def numbers(pairs: Iterable[tuple[UUID, int]]) -> set[tuple[int, int]]:
            return {(people[person], projects.get(project, -1)) for person, project in pairs}

        known, shared = self.world.known(user), self.world.seen(user, 2, 3)
        found = self._raw(user, list(people))
        yield "people", known, {people[person] for person, _ in found["people_person"]}
        yield "pathways", shared, numbers(found["pathways_pathway"])
        yield "contacts", self.world.seen(user, 3), numbers(found["pathways_contact"])
        yield "protections", self.world.seen(user, 13), numbers(found["people_protection"])
        with as_batch("the words alone, without the policies"):
            named = Person.objects.visible_to(self.users[user]).filter(pk__in=people)
            paths = Pathway.objects.visible_to(self.users[user]).filter(person__in=people)
            yield "people, in words", known, {people[pk] for pk in named.values_list("pk", flat=True)}
            yield "pathways, in words", shared, numbers(paths.values_list("person_id", "project_id"))

    def _raw(self, user: int, people: list[UUID]) -> dict[str, list[tuple[UUID, int]]]:
        """One query as the web role."""
        query = " UNION ALL ".join(
            f"SELECT '{table}', {columns} FROM {table} WHERE {columns.split(',')[0]} = ANY(%s)"
            for table, columns in TABLES.items()
        )
        found: dict[str, list] = {table: [] for table in TABLES}
        with acting(self.users[user]), connection.cursor() as cursor:
            cursor.execute(query, [people] * len(TABLES))
            for table, person, project in cursor.fetchall():
                found[table].append((person, project))
        return found


def load(worlds: Iterable[World]) -> list[Loaded]:
    """All of them together: disjoint sets in the same tables."""
    loaded = [Loaded(world, number) for number, world in enumerate(worlds)]
    with as_batch("worlds"):
        for kinds in zip(*(one.rows() for one in loaded), strict=True):
            rows = [row for kind in kinds for row in kind]
            if rows:
                type(rows[0]).objects.bulk_create(rows, batch_size=LOT)
    with acting_as(OWNER), connection.cursor() as cursor:
        cursor.execute(f"ANALYZE people_accessgrant, {', '.join(TABLES)}")
    return loaded


def differences(loaded: list[Loaded]) -> list[str]:
    """Each world looked at with the people of the two worlds before it as strangers."""
    return [
        difference
        for number, one in enumerate(loaded)
        for difference in one.differences(
            [person.pk for other in (loaded[number - 1], loaded[number - 2]) for person in other.people]
        )
    ]


def _day(offset: int | None) -> object:
    return None if offset is None else clock.today() + timedelta(days=offset)
