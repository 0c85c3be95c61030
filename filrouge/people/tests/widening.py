"""Random files of two people: after a merge, each user reads of the former rows what they read before."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random

from django.db import transaction

from filrouge.accounts.models import Organisation, Project, User
from filrouge.pathways.models import ConfidentialNote, Contact, Pathway, Referent
from filrouge.people.actions.merging import perform_merge
from filrouge.people.models import AccessGrant, ContactChannel, Information, Merge, Person, Protection
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

SEEN = (
    ContactChannel,
    Protection,
    Information,
    Pathway,
    Contact,
    ConfidentialNote,
    Referent,
    AccessGrant,
)


def assert_never_widens(cast: Cast, *, seed: int, worlds: int) -> None:
    random, outcomes = Random(seed), set()  # noqa: S311
    users = [cast.amina, cast.bruno, cast.dalia, cast.farid, cast.chloe]
    with as_batch("fixture"):
        second = Project.objects.create(
            name="Second", lead=cast.lead, starts_on=date(2020, 1, 1), ends_on=date(2040, 1, 1)
        )
    for _ in range(worlds):
        with _forgotten():
            kept, gone = _world(random, cast, [cast.project, second])
            before = {user.pk: _read_by(user) for user in users}
            with as_batch("job"):
                merge = Merge.objects.create(
                    kept=kept,
                    gone_id=gone.pk,
                    asked_by=cast.amina,
                    agreed_by=cast.amina,
                    agreed_at=clock.now(),
                )
                merge = perform_merge(merge.pk)
            outcomes.add(bool(merge.done_at))
            former = set.union(*before.values())
            for user in users:
                assert _read_by(user) & former <= before[user.pk], (merge.refusal, user)
    assert outcomes == {True, False}, "some worlds merge, some do not: else this proves nothing"


@contextmanager
def _forgotten() -> Iterator[None]:
    """A world that leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _read_by(user: User) -> set[tuple[str, object]]:
    with acting(user):
        return {(model.__name__, pk) for model in SEEN for pk in model.objects.values_list("pk", flat=True)}


def _world(random: Random, cast: Cast, projects: list[Project]) -> tuple[Person, Person]:
    with as_batch("fixture"):
        people = [Person.objects.create(given_name=f"Personne {n}") for n in range(2)]
        same = random.random() < 0.5
        teams = _grantees(random, cast)
        for person in people:
            for project in random.sample(projects, random.choice((1, 1, 2))):
                _lay_grants(random, person, project, teams if same else _grantees(random, cast), cast)
                _lay_rows(random, person, project, cast)
    return people[0], people[1]


def _grantees(random: Random, cast: Cast) -> list[tuple[Organisation, int]]:
    organisations = random.sample([cast.mission_locale, cast.association], random.choice((1, 1, 2)))
    return [(organisation, random.choice((2, 3, 3))) for organisation in organisations]


def _lay_grants(
    random: Random, person: Person, project: Project, teams: list[tuple[Organisation, int]], cast: Cast
) -> None:
    common = {"person": person, "project": project, "basis": "team", "reason": "x", "given_by": "test"}
    since = clock.now() - timedelta(days=1)
    for organisation, level in teams:
        AccessGrant.objects.create(**common, organisation=organisation, level=level, since=since)
    for user in random.sample([cast.amina, cast.bruno, cast.farid], random.choice((0, 1, 2))):
        AccessGrant.objects.create(**common, user=user, level=13, since=since)


def _lay_rows(random: Random, person: Person, project: Project, cast: Cast) -> None:
    bound = {"person": person, "project": project}
    ContactChannel.objects.create(**bound, kind="phone", value="+33612345678")
    if random.random() < 0.4:
        Protection.objects.create(**bound, status="refugee")
    if random.random() < 0.3:
        return
    closed = date(2024, 6, 1) if random.random() < 0.7 else None
    path = Pathway.objects.create(
        **bound, organisation=cast.mission_locale, opened_on=date(2024, 1, 1), closed_on=closed
    )
    lead = random.choice((cast.amina, cast.bruno))
    Referent.objects.create(**bound, pathway=path, user=lead, since=clock.now())
    contact = Contact.objects.create(**bound, pathway=path, at=clock.now(), channel="phone")
    if random.random() < 0.4:
        author = random.choice((cast.amina, cast.farid))
        ConfidentialNote.objects.create(**bound, contact=contact, author=author, text="secret")
