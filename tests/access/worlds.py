"""Random small worlds in plain Python, and the rules of who may see whom, written from the architecture.

Nothing here looks at the database or at the code that talks to it: this is the other opinion.
Numbers stand for organisations, users, projects and people; days are counted from today. A world has no
other name than its seed, which makes the same world again.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random

LEVELS = (0, 1, 2, 3, 11, 12, 13)
ACCOMPANYING = ("referent", "outreach", "professional", "coordinator")
ROLES = (*ACCOMPANYING, "manager", "officer", "evaluator", "volunteer", "platform")
FOR_A_PROJECT = ("coordinator", "evaluator")
OPENED_BY = {1: "identity", 2: "path", 11: "health", 12: "justice", 13: "asylum"}


@dataclass
class Role:
    user: int
    organisation: int
    role: str
    project: int | None
    since: int
    until: int | None

    @property
    def current(self) -> bool:
        return self.since <= 0 and (self.until is None or self.until > 0)


@dataclass
class Agreement:
    person: int
    project: int
    organisation: int
    groups: tuple[str, ...]
    withdrawn: bool = False


@dataclass
class Grant:
    person: int
    project: int | None
    level: int
    basis: str
    since: int = -10
    until: int | None = None
    organisation: int | None = None
    user: int | None = None
    audience: str = "team"
    agreement: int | None = None

    @property
    def in_force(self) -> bool:
        return self.since <= 0 and (self.until is None or self.until > 0)


@dataclass(frozen=True)
class Act:
    """Something a user tries through one of the SQL functions."""

    what: str
    user: int
    target: int  # a grant, an agreement or a person
    project: int = 0
    level: int = 0
    organisation: int | None = None
    receiver: int | None = None
    basis: str = "team"


@dataclass
class World:
    seed: int
    organisations: int
    users: list[bool]  # is the account open?
    consortia: list[dict[int, int | None]]  # project → organisation → day it leaves
    roles: list[Role]
    people: int
    grants: list[Grant]
    agreements: list[Agreement]
    acts: list[Act] = field(default_factory=list)

    def smaller(self) -> Iterator["World"]:
        """The same, each without one of its acts, its grants or its roles. For worlds not yet lived in."""
        ended = max((act.target for act in self.acts if act.what == "end"), default=-1)
        for parts, first in (
            ("acts", 0),
            ("grants", ended + 1),
            ("roles", 0),
        ):  # an act names its grant by number
            for number in range(first, len(getattr(self, parts))):
                other = deepcopy(self)
                del getattr(other, parts)[number]
                yield other

    # --- who a user is -------------------------------------------------------------------------------

    def held(self, user: int) -> list[Role]:
        return [one for one in self.roles if one.user == user and one.current] if self.users[user] else []

    def teams(self, user: int) -> set[int]:
        return {one.organisation for one in self.held(user) if one.role in ACCOMPANYING}

    def coordinated(self, user: int) -> set[int | None]:
        return {one.project for one in self.held(user) if one.role == "coordinator"}

    def members(self, project: int) -> set[int]:
        return {org for org, leaves in self.consortia[project].items() if leaves is None or leaves > 0}

    # --- what a user sees ----------------------------------------------------------------------------

    def opens(self, grant: Grant, user: int) -> bool:
        if not grant.in_force or not self.users[user]:
            return False
        if grant.user is not None:
            return grant.user == user
        if grant.audience == "coordination":
            return grant.project in self.coordinated(user)
        return grant.organisation in self.teams(user)

    def seen(self, user: int, *levels: int) -> set[tuple[int, int]]:
        """(person, project) whose rows of these levels the user reaches."""
        return {
            (grant.person, grant.project)
            for grant in self.grants
            if grant.level in levels and grant.project is not None and self.opens(grant, user)
        }

    def known(self, user: int) -> set[int]:
        """Level 0 tells a volunteer a first name, by a function: no row."""
        return {grant.person for grant in self.grants if grant.level > 0 and self.opens(grant, user)}

    def holds(self, user: int, person: int, project: int | None, level: int) -> bool:
        return any(
            (grant.person, grant.project, grant.level) == (person, project, level) and self.opens(grant, user)
            for grant in self.grants
        )

    def decides(self, user: int, person: int, project: int | None) -> bool:
        """Who else sees a file is for those in charge of it, not for whoever opened it in an emergency."""
        return any(
            (grant.person, grant.project, grant.level) == (person, project, 3)
            and grant.basis != "emergency"
            and self.opens(grant, user)
            for grant in self.grants
        )

    # --- what a user may do --------------------------------------------------------------------------

    def play(self, act: Act) -> bool:
        """Do it if the rules allow; say whether they did."""
        return getattr(self, f"_{act.what}")(act)

    def _withdraw(self, act: Act) -> bool:
        agreement = self.agreements[act.target]
        if agreement.withdrawn or not self.decides(act.user, agreement.person, agreement.project):
            return False
        agreement.withdrawn = True
        for grant in self.grants:
            if grant.agreement == act.target and (grant.until is None or grant.until > 0):
                grant.until = 0
        return True

    def _end(self, act: Act) -> bool:
        grant = self.grants[act.target]
        own = self.users[act.user] and grant.user == act.user
        if grant.until is not None and grant.until <= 0:
            return False
        if not (own or self.decides(act.user, grant.person, grant.project)):
            return False
        in_charge = [
            other
            for other in self.grants
            if (other.person, other.project, other.level, other.basis)
            == (grant.person, grant.project, 3, "team")
            and other.in_force
            and other is not grant
        ]
        if grant.level == 3 and grant.basis == "team" and not in_charge:
            return False
        grant.until = 0
        return True

    def _break(self, act: Act) -> bool:
        if not self.teams(act.user) & self.members(act.project):
            return False
        if any((g.person, g.project) == (act.target, act.project) for g in self.grants):
            self.grants.append(Grant(act.target, act.project, 3, "emergency", 0, 1, user=act.user))
        return True

    def _give(self, act: Act) -> bool:
        to_self = act.receiver == act.user or act.organisation in self.teams(act.user)
        if not self.decides(act.user, act.target, act.project):
            return False
        if act.level > 3 and to_self and not self.holds(act.user, act.target, act.project, act.level):
            return False
        receivers = {act.organisation} if act.receiver is None else self._current_places(act.receiver)
        if not receivers & self.members(act.project):
            return False
        if act.basis == "legal_duty" and to_self:
            return False
        given = Grant(act.target, act.project, act.level, act.basis, 0, None, act.organisation, act.receiver)
        self.grants.append(given)
        return True

    def _current_places(self, user: int) -> set[int | None]:
        """Of any role, open account or not: whom a grant names, not who may use it."""
        return {one.organisation for one in self.roles if one.user == user and one.current}


def random_world(seed: int) -> World:
    dice = Random(seed)  # noqa: S311 - worlds, not secrets
    organisations, users, people = dice.randint(2, 4), dice.randint(2, 5), dice.randint(1, 3)
    consortia = [_consortium(dice, organisations) for _ in range(dice.randint(1, 2))]
    world = World(
        seed=seed,
        organisations=organisations,
        users=[dice.random() > 0.1 for _ in range(users)],
        consortia=consortia,
        roles=[_role(dice, user, organisations, len(consortia)) for user in range(users) for _ in range(2)],
        people=people,
        grants=[],
        agreements=[
            _agreement(dice, people, organisations, len(consortia)) for _ in range(dice.randint(0, 2))
        ],
    )
    world.roles = _without_repeats(world.roles)
    world.grants = [_grant(dice, world) for _ in range(dice.randint(2, 8))]
    world.acts = [_act(dice, world) for _ in range(dice.randint(0, 5))]
    return world


def _consortium(dice: Random, organisations: int) -> dict[int, int | None]:
    chosen = dice.sample(range(organisations), dice.randint(1, organisations))
    return {organisation: dice.choice([None, None, None, -1, 5]) for organisation in chosen}


def _role(dice: Random, user: int, organisations: int, projects: int) -> Role:
    role = dice.choice([*ACCOMPANYING, *ROLES])
    project = dice.randrange(projects) if role in FOR_A_PROJECT else None
    since, until = dice.choice([(-30, None), (-30, None), (-30, 5), (-30, -1), (3, None)])
    return Role(user, dice.randrange(organisations), role, project, since, until)


def _without_repeats(roles: list[Role]) -> list[Role]:
    return list({(one.user, one.organisation, one.role, one.project): one for one in roles}.values())


def _agreement(dice: Random, people: int, organisations: int, projects: int) -> Agreement:
    groups = tuple(dice.sample(sorted(OPENED_BY.values()), 2))
    return Agreement(dice.randrange(people), dice.randrange(projects), dice.randrange(organisations), groups)


def _grant(dice: Random, world: World) -> Grant:
    since, until = dice.choice([(-10, None), (-10, None), (-10, 5), (-10, -1), (3, None)])
    if world.agreements and dice.random() < 0.3:
        number = dice.randrange(len(world.agreements))
        rests_on = world.agreements[number]
        return Grant(
            rests_on.person,
            rests_on.project,
            dice.choice((1, 2)),
            "agreement",
            since,
            until,
            organisation=rests_on.organisation,
            agreement=number,
        )
    grant = Grant(
        dice.randrange(world.people),
        dice.choice([None, *range(len(world.consortia)), *range(len(world.consortia))]),
        dice.choice((3, 3, *LEVELS)),
        dice.choice(("team", "team", "legal_duty")),
        since,
        until,
    )
    if dice.random() < 0.3:
        grant.user = dice.randrange(len(world.users))
    else:
        grant.organisation = dice.randrange(world.organisations)
        if grant.project is not None and dice.random() < 0.2:
            grant.audience = "coordination"
    return grant


def _act(dice: Random, world: World) -> Act:
    what = dice.choice(["end", "break", "give", *(["withdraw", "withdraw"] if world.agreements else [])])
    user, project = dice.randrange(len(world.users)), dice.randrange(len(world.consortia))
    if what == "withdraw":
        return Act(what, user, dice.randrange(len(world.agreements)))
    if what == "end":
        return Act(what, user, dice.randrange(len(world.grants)))
    person = dice.randrange(world.people)
    if what == "break":
        return Act(what, user, person, project)
    organisation, receiver = dice.randrange(world.organisations), dice.randrange(len(world.users))
    return Act(
        what,
        user,
        person,
        project,
        dice.choice(LEVELS),
        **dice.choice(({"organisation": organisation}, {"receiver": receiver})),
        basis=dice.choice(("team", "team", "legal_duty")),
    )
