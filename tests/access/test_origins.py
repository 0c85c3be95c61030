"""An origin that reveals health, justice or violence: a mark is planted in its name, and looked for everywhere."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.outreach.actions.orientations import attach_orientation
from filrouge.outreach.models import Orientation
from filrouge.outreach.orienting.counting import count_orientations
from filrouge.outreach.orienting.telling import acknowledge
from filrouge.outreach.tests.sending import door_laid, sent
from filrouge.outreach.thread import beads_of
from filrouge.pathways.tests.litany import SignIn
from filrouge.people.models import AccessGrant
from filrouge.privacy.context import acting
from filrouge.privacy.exporting import chapters
from filrouge.privacy.models import Change
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate_everyone
from tests.architecture.project import routes
from tests.cast import Cast

MARK = "zébulon"  # also in the sender's name and, without accent, in the address
MARKED = {"structure": "CSAPA Zébulon", "sender": "Zébulon Martin", "email": "zebulon@csapa.example"}
ROLES = ("amina", "bruno", "chloe", "dalia", "farid", "olga", "manon", "petra")


@pytest.fixture
def marked(cast: Cast) -> Orientation:
    one = sent(door_laid(cast), kind="addiction", **MARKED)
    with as_batch("the jobs of the day"):
        Orientation.objects.update(answer_by=clock.today())
        acknowledge(one.pk)
        count_orientations()
        evaluate_everyone()
    return one


def everywhere(cast: Cast, orientation: Orientation) -> Iterator[str]:
    """Every address that can be opened with what the world holds."""
    known = {
        "person_id": cast.nour.pk,
        "kept_id": cast.nour.pk,
        "gone_id": cast.tesfay.pk,
        "pathway_id": cast.nour_pathway.pk,
        "orientation_id": orientation.pk,
        "project_id": cast.project.pk,
        "organisation_id": cast.mission_locale.pk,
        "purpose": "accompaniment",
        "topic": "photo",
        "slug": cast.project.door.slug,
    }
    for route in routes():
        arguments = [part.split(">")[0].split(":")[-1] for part in route.pattern.split("<")[1:]]
        if route.is_ours and route.app != "api" and set(arguments) <= set(known):
            yield reverse(route.full_name, kwargs={name: known[name] for name in arguments})


def leaks(client: Client, cast: Cast, orientation: Orientation) -> list[str]:
    client.raise_request_exception = False
    found = []
    for url in everywhere(cast, orientation):
        said = client.get(url).content.decode(errors="ignore").lower()
        if MARK in said or "zebulon" in said or "csapa" in said.replace("(csapa, caarud)", ""):
            found.append(url)
    return found


@pytest.mark.parametrize("who", ROLES)
def test_nobody_reads_it_on_any_screen(cast: Cast, marked: Orientation, signed_in: SignIn, who: str) -> None:
    client = signed_in(getattr(cast, who))
    assert not leaks(client, cast, marked)
    hers(cast, marked)
    assert not leaks(client, cast, marked), "once she has a file"


def hers(cast: Cast, orientation: Orientation) -> None:
    with acting(cast.amina):
        attach_orientation(by=cast.amina, orientation=orientation, person=cast.nour)


def holds(cast: Cast, user: User, level: int) -> None:
    with as_batch("opened by name"):
        AccessGrant.objects.create(
            person=cast.nour,
            project=cast.project,
            user=user,
            level=level,
            basis="team",
            reason="suivi",
            since=clock.now() - timedelta(hours=1),
            given_by="test",
        )


def test_the_team_reads_partner_structure_instead(cast: Cast, marked: Orientation, signed_in: SignIn) -> None:
    inbox = signed_in(cast.amina).get(reverse("outreach:orientations-index")).content.decode()
    assert "structure partenaire" in inbox
    hers(cast, marked)
    with acting(cast.amina):
        (bead,) = beads_of(cast.nour.pk)
    assert bead.note == "structure partenaire"


@pytest.mark.parametrize(
    ("kind", "level", "other"), [("addiction", 11, 12), ("justice", 12, 11), ("violence", 12, 11)]
)
def test_only_the_holder_of_the_category_reads_it(
    cast: Cast, signed_in: SignIn, kind: str, level: int, other: int
) -> None:
    one = sent(door_laid(cast), kind=kind, **{**MARKED, "structure": "Zébulon"})
    hers(cast, one)
    holds(cast, cast.bruno, other)
    holds(cast, cast.amina, level)
    show = reverse("outreach:orientations-show", args=[one.pk])
    assert "Zébulon" in signed_in(cast.amina).get(show).content.decode()
    assert "Zébulon" in signed_in(cast.amina).get(cast.nour.get_absolute_url()).content.decode()
    for url in (show, cast.nour.get_absolute_url()):
        assert "Zébulon" not in signed_in(cast.bruno).get(url).content.decode()
        assert "Zébulon" not in signed_in(cast.dalia).get(url).content.decode()


def test_the_export_of_the_file_says_it_to_those_alone_who_may_know(cast: Cast, marked: Orientation) -> None:
    hers(cast, marked)
    for user, known in ((cast.bruno, False), (cast.amina, True)):
        if known:
            holds(cast, user, AccessGrant.Level.HEALTH)
        with acting(user):
            said = str([(one.label, one.rows) for one in chapters(cast.nour.pk)])
        assert ("Zébulon" in said) is known


def test_the_database_itself_answers_nobody(cast: Cast, marked: Orientation) -> None:
    hers(cast, marked)
    for who in ROLES:
        with acting(getattr(cast, who)), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM outreach_origin")
            assert cursor.fetchone() == (0,)


def test_nothing_of_it_is_written_in_history(cast: Cast, marked: Orientation) -> None:
    hers(cast, marked)
    with as_batch("look"):
        assert not Change.objects.filter(table="outreach_origin").exists()


def test_it_reads_no_mark_where_the_name_says_nothing(cast: Cast, signed_in: SignIn) -> None:
    """Without this, a crawl that opens nothing would prove nothing."""
    one = sent(door_laid(cast), kind="association", structure="Zébulon", sender="Zébulon Martin")
    found = leaks(signed_in(cast.amina), cast, one)
    assert reverse("outreach:orientations-index") in found
    assert reverse("outreach:orientations-show", args=[one.pk]) in found
