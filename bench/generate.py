"""python -m bench.inside generate PEOPLE: fill the empty database of the environment.

People come from Python by COPY (their names must be searchable as the application makes them); everything
that hangs on them is made in the database. Then the real code: kept facts, alerts, and the truth check.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connections

from demo.loading import analyse, copy, unguarded
from demo.names import ORIGINS
from demo.world import reference
from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, User
from filrouge.accounts.models.memberships import Role
from filrouge.activities.gathering.counting import count_coverage
from filrouge.desk.counting import count_everything
from filrouge.enrolment.actions import kept_facts as candidacies
from filrouge.enrolment.counting import count_targets
from filrouge.enrolment.models import Candidacy
from filrouge.outreach.channel_counting import count_channels
from filrouge.outreach.models import Acquaintance, Orientation, Origin
from filrouge.partners.models import Referral
from filrouge.partners.needs.counting import count_needs
from filrouge.partners.referring.states import refresh_states
from filrouge.pathways.actions.barrier_facts import refresh_barriers, wrong_barriers
from filrouge.pathways.actions.kept_facts import refresh_kept_facts, wrong_kept_facts
from filrouge.pathways.models import Barrier, Pathway
from filrouge.people.models import Person
from filrouge.privacy.roles import as_batch, current_alias
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate_everyone

from .offer import lay_communes, places
from .rebuild import without_indexes

CONTACTS = 103  # each: 7 million for 68,000 people
CASELOAD = 40
ENDED = 0.35
SMALL, LARGE = 40, 15_000
ORGANISATIONS = 123  # those of the two calls (mission: 68 + 55 projects)
PEOPLE_EACH = 553
PERIOD = 720  # days
AT_ONCE = 2000


@dataclass
class Line:
    """One person of `world` (see world.sql)."""

    number: int
    organisation: int
    ended: bool
    opened: datetime
    last: datetime
    referent: int = 0


def main(size: str) -> None:
    people = int(size)
    lay_communes()
    with unguarded():
        project, organisations = _consortium(people)
        lines = list(_lines(people, organisations))
        _referents(lines, project)
        with without_indexes():
            _step("people", lambda: _people(lines, project))
            _step("people met outside", lambda: _acquaintances(lines, project))
            _step("orientations received", lambda: _orientations(lines, project))
            for number, statement in enumerate(_statements()):
                _step(f"facts {number}", lambda statement=statement: _execute(statement))
        analyse()
        _step("kept facts", _keep_facts)
        analyse()
        _step("targets", count_targets)
        _step("alerts", evaluate_everyone)
        _step("figures", count_everything)
        _step("channels", count_channels)
        _step("needs", count_needs)
        _step("coverage", count_coverage)
    _vacuum()
    _step("truth", _check)


def _consortium(people: int) -> tuple[Project, list[Organisation]]:
    """The first leads and coordinates, the second follows 15,000 people (or four in five), the third 40."""
    count = max(4, min(ORGANISATIONS, people // PEOPLE_EACH))
    organisations = Organisation.objects.bulk_create(
        Organisation(name=f"Structure {n:03}", siret=f"{n:014}", commune_code="34032") for n in range(count)
    )
    today = clock.today()
    project = Project.objects.create(
        name="Projet national",
        call="ipr",
        lead=organisations[0],
        starts_on=today - timedelta(days=PERIOD + 30),
        ends_on=today + timedelta(days=400),
    )
    ConsortiumMember.objects.bulk_create(
        ConsortiumMember(project=project, organisation=o, since=project.starts_on) for o in organisations
    )
    return project, organisations


def _lines(people: int, organisations: list[Organisation]) -> Iterator[Line]:
    dice, now = Random(people), clock.now()
    large = min(LARGE, people * 8 // 10)
    others = [o.pk for o in (organisations[0], *organisations[3:])]
    for number in range(people):
        if number < SMALL:
            organisation = organisations[2].pk
        elif number < SMALL + large:
            organisation = organisations[1].pk
        else:
            # Neighbours together: what a story gives to one person in twelve is spread over every team.
            organisation = others[(number - SMALL - large) * len(others) // (people - SMALL - large)]
        ended = number >= SMALL and dice.random() < ENDED
        opened = now - timedelta(days=dice.uniform(60, PERIOD))
        quiet = timedelta(days=dice.uniform(10, 50) if dice.random() < 0.06 else dice.uniform(0.2, 5))
        last = opened + (now - opened) * dice.uniform(0.4, 0.95) if ended else now - quiet
        yield Line(number, organisation, ended, opened, last)


def _referents(lines: list[Line], project: Project) -> None:
    """Forty open paths for each; those that ended are shared among them. The first of the lead coordinates."""
    teams: dict[int, list[Line]] = {}
    for line in lines:
        teams.setdefault(line.organisation, []).append(line)
    for organisation_id, team in teams.items():
        organisation = Organisation.objects.get(pk=organisation_id)
        coordinated = project if organisation_id == project.lead_id else None
        still_open = [line for line in team if not line.ended]
        users = [
            _user(f"referent{n}.{organisation_id}", organisation)
            for n in range(-(-len(still_open) // CASELOAD))
        ]
        if coordinated:
            _membership(users[0], organisation, Role.COORDINATOR, coordinated)
        for place, line in enumerate(still_open):
            line.referent = users[place // CASELOAD].pk
        for place, line in enumerate(line for line in team if line.ended):
            line.referent = users[place % len(users)].pk


def _user(name: str, organisation: Organisation) -> User:
    user = User.objects.create(email=f"{name}@example.org", given_name=name.capitalize(), family_name="Bench")
    _membership(user, organisation, Role.REFERENT, None)
    return user


def _membership(user: User, organisation: Organisation, role: Role, project: Project | None) -> None:
    Membership.objects.create(
        user=user,
        organisation=organisation,
        role=role,
        project=project,
        since=clock.today() - timedelta(days=PERIOD),
    )


def _people(lines: list[Line], project: Project) -> None:
    towns = [town.code for town in places()]
    people = [_person(line, towns) for line in lines]
    copy(Person, people)
    _execute(
        "CREATE TEMPORARY TABLE world (n int, person uuid, pathway uuid, project bigint, organisation bigint,"
        " lead_organisation bigint, referent bigint, opened timestamptz, last timestamptz, ended boolean)"
        " ON COMMIT DROP"
    )
    with connections[current_alias()].cursor() as cursor, cursor.copy("COPY world FROM STDIN") as stream:
        for line, person in zip(lines, people, strict=True):
            stream.write_row(
                (
                    line.number, person.pk, _key(line, "pathway"), project.pk, line.organisation,
                    project.lead_id, line.referent, line.opened, line.last, line.ended,
                )
            )  # fmt: skip
    _execute("ANALYZE world")


def _acquaintances(lines: list[Line], project: Project) -> None:
    """One for three people; from here because their names are encrypted."""
    met = [_acquaintance(line, project) for line in lines if line.number % 3 == 0]
    copy(Acquaintance, [one for _number, one in met])
    _execute("CREATE TEMPORARY TABLE met_outside (n int PRIMARY KEY, id uuid) ON COMMIT DROP")
    with (
        connections[current_alias()].cursor() as cursor,
        cursor.copy("COPY met_outside FROM STDIN") as stream,
    ):
        for number, one in met:
            stream.write_row((number, one.pk))


def _acquaintance(line: Line, project: Project) -> tuple[int, Acquaintance]:
    at = clock.now() - timedelta(days=line.number % 85)
    return line.number, Acquaintance(
        project=project,
        organisation_id=line.organisation,
        nickname=f"Surnom {line.number}",
        commune_code="34032",
        created_at=at,
        last_met_at=at,
        next_step_on=clock.today() + timedelta(days=line.number % 40 - 10) if line.number % 4 == 0 else None,
    )


def _orientations(lines: list[Line], project: Project) -> None:
    """One for ten people, of two years: one in eight is still in hand."""
    received = [_orientation(line, project) for line in lines if line.number % 10 == 0]
    copy(Orientation, received)
    copy(Origin, [_origin(one, number) for number, one in enumerate(received)])


def _orientation(line: Line, project: Project) -> Orientation:
    at = clock.now() - timedelta(days=line.number // 10 % PERIOD)
    return Orientation(
        project=project,
        organisation_id=line.organisation,
        given_name=f"Prénom {line.number}",
        family_name="Orientée",
        phone="+33611000101",
        commune_code="34032",
        agreed_how="spoken",
        tells=["answer"],
        received_at=at,
        answer_by=at.date() + timedelta(days=7),
        discarded_at=at if line.number // 10 % 8 else None,
    )


def _origin(orientation: Orientation, number: int) -> Origin:
    return Origin(
        id=orientation.pk,
        orientation=orientation,
        project_id=orientation.project_id,
        level=(2, 2, 2, 11)[number % 4],
        kind="association",
        structure=f"Structure {number % 40}",
        sender="Une personne",
        email="accueil@structure.example",
    )


def _person(line: Line, towns: list[str]) -> Person:
    """Half of them in Béziers, the others all over the country."""
    dice = Random(line.number)
    origin = dice.choice(ORIGINS)
    sex = dice.choice(("woman", "man"))
    person = Person(
        id=_key(line, "person"),
        reference=reference(dice),
        given_name=dice.choice(origin.women if sex == "woman" else origin.men),
        family_name=dice.choice(origin.families),
        birth_date=clock.today() - timedelta(days=dice.randint(6600, 16000)),
        birth_precision="day",
        sex=sex,
        commune_code="34032" if line.number % 2 else towns[line.number // 2 % len(towns)],
        created_at=line.opened,
    )
    person.refresh_keys()
    return person


def _key(line: Line, what: str) -> UUID:
    """In the order of time, as `uuid7` makes them."""
    bits = Random(f"{what}{line.number}").getrandbits(74)
    high, low = bits >> 62, bits & (1 << 62) - 1
    return UUID(int=int(line.opened.timestamp() * 1000) << 80 | 7 << 76 | high << 64 | 2 << 62 | low)


def _statements() -> list[str]:
    function, *inserts = Path(__file__).with_name("world.sql").read_text().split("-- statement\n")
    return [function, *inserts]


def _execute(statement: str) -> None:
    with connections[current_alias()].cursor() as cursor:
        if "%(contacts)s" in statement:
            statement = statement.replace("%(contacts)s", str(CONTACTS))
        cursor.execute(statement)


def _keep_facts() -> None:
    barriers = list(Barrier.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(barriers), AT_ONCE):
        refresh_barriers(barriers[start : start + AT_ONCE])
    pathways = list(Pathway.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pathways), AT_ONCE):
        refresh_kept_facts(pathways[start : start + AT_ONCE])
    sent = list(Referral.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(sent), AT_ONCE):
        refresh_states(sent[start : start + AT_ONCE])
    asked = list(Candidacy.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(asked), AT_ONCE):
        candidacies.refresh_kept_facts(asked[start : start + AT_ONCE])


def _check() -> None:
    with as_batch("bench: truth check"):
        wrong = sum(1 for _ in (*wrong_kept_facts(), *wrong_barriers(), *candidacies.wrong_kept_facts()))
    if wrong:
        raise SystemExit(f"{wrong} pathways or candidacies keep facts that differ from the truth.")


def _vacuum() -> None:
    """Visibility maps and statistics, as a database that has been living has them."""
    with psycopg.connect(settings.DATABASE_URLS.owner, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")


def _step(name: str, do) -> None:
    start = time.perf_counter()
    do()
    print(f"{name}: {time.perf_counter() - start:.1f} s", file=sys.stderr, flush=True)
