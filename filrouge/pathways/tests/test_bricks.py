"""Templates of steps: shipped, adapted by the coordination, added to a path in one press."""

from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.pathways.actions.bricks import BrickText, add_brick, write_brick
from filrouge.pathways.events import BrickWithdrawn, BrickWritten
from filrouge.pathways.models import Brick, Motif, Step, StepDependency
from filrouge.pathways.proposals import bricks_of
from filrouge.pathways.shipped import BRICKS
from filrouge.pathways.shipped import load as load_bricks
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import BUDGET, SignIn, asked_by, assert_litany

TYPED = {
    "title": "Chorale du quartier",
    "what": "On chante ensemble, on apprend les paroles.",
    "where": "Salle des fêtes",
    "duration": "Le mardi soir",
    "what_for": "Parler plus fort",
    "domain": "linguistic",
    "who": "person",
    "resource": "ordinary",
    "stages": "Venir écouter\n\nChanter avec le groupe",
}


@pytest.fixture
def own_business(cast: Cast) -> Brick:
    return Brick.objects.get(code="developper-mon-activite")


def url(verb: str, *args: object) -> str:
    return reverse(f"pathways:bricks-{verb}", args=args)


def ours(cast: Cast) -> dict[str, Brick]:
    with acting(cast.amina):
        return {brick.title: brick for brick in bricks_of(cast.project)}


def read(client: Client, where: str) -> str:
    return client.get(where).content.decode()


def test_the_catalogue_is_read_by_the_consortium_within_the_budget(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.farid)
    with CaptureQueriesContext(connection) as queries:
        page = read(client, url("index"))
    assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))
    assert "Développer mon activité" in page
    assert "Ajouter une brique" not in page
    assert "Ajouter une brique" in read(signed_in(cast.dalia), url("index"))


def test_a_project_of_others_is_not_there(cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.chloe).get(f"{url('index')}?projet={cast.project.pk}").status_code == 404
    for verb in ("new", "print"):
        assert signed_in(cast.chloe).get(url(verb, cast.project.pk)).status_code == 404
    assert "Ailleurs" not in read(signed_in(cast.amina), url("index"))


@pytest.mark.parametrize("verb", ["edit", "end"])
def test_only_the_coordination_changes_it(
    cast: Cast, signed_in: SignIn, own_business: Brick, verb: str
) -> None:
    where = url(verb, cast.project.pk, own_business.pk)
    for post in (False, True):
        for user, status in ((cast.chloe, 404), (cast.amina, 403)):
            client = signed_in(user)
            answer = client.post(where, TYPED) if post else client.get(where)
            assert answer.status_code == status
    assert signed_in(cast.dalia).get(where).status_code == 200
    assert signed_in(cast.amina).get(url("new", cast.project.pk)).status_code == 403


def test_the_printed_page_is_for_the_person(cast: Cast, signed_in: SignIn) -> None:
    page = read(signed_in(cast.amina), url("print", cast.project.pk))
    assert "Ce que l’on peut faire ici" in page
    assert "Vivre de ce que vous savez faire" in page
    assert "moyen du projet" not in page


def test_a_brick_is_written_then_adapted_then_put_aside(
    cast: Cast, signed_in: SignIn, heard: list[Event]
) -> None:
    client = signed_in(cast.dalia)
    client.post(url("new", cast.project.pk), TYPED)
    choir = ours(cast)["Chorale du quartier"]
    assert choir.stages == ["Venir écouter", "Chanter avec le groupe"]
    client.post(url("edit", cast.project.pk, choir.pk), {**TYPED, "title": "Chorale du mardi"})
    assert "Chorale du quartier" not in ours(cast)
    client.post(url("end", cast.project.pk, ours(cast)["Chorale du mardi"].pk))
    assert not {"Chorale du quartier", "Chorale du mardi"} & set(ours(cast))
    assert [type(one) for one in heard] == [BrickWritten, BrickWritten, BrickWithdrawn]


def test_a_shipped_brick_put_aside_stays_for_the_others(
    cast: Cast, signed_in: SignIn, own_business: Brick
) -> None:
    signed_in(cast.dalia).post(url("end", cast.project.pk, own_business.pk))
    assert own_business.title not in ours(cast)
    with acting(cast.chloe):
        assert own_business in bricks_of(cast.other_project)


def test_two_coordinators_do_not_adapt_the_same_one(
    cast: Cast, signed_in: SignIn, own_business: Brick
) -> None:
    client, where = signed_in(cast.dalia), url("edit", cast.project.pk, own_business.pk)
    text = BrickText(**{name: value for name, value in TYPED.items() if name != "stages"})
    with acting(cast.dalia):
        write_brick(by=cast.dalia, project=cast.project, text=text, former=own_business)
    assert client.post(where, TYPED).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Donnez un nom à cette brique."),
        ({"resource": "project"}, "Dites pourquoi rien d’ordinaire ne convient à temps."),
        ({"stages": "x" * 161}, "Une étape dépasse 160 signes"),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
) -> None:
    page = signed_in(cast.dalia).post(url("new", cast.project.pk), {**TYPED, **wrong}).content.decode()
    assert sentence in page
    assert "On chante ensemble" in page


def test_the_screen_to_choose_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    assert "Faire le point ensemble" in assert_litany(cast, signed_in, "bricks-choose", cast.nour_pathway.pk)


def test_added_in_one_press_each_stage_waits_for_the_one_before(
    cast: Cast, signed_in: SignIn, own_business: Brick
) -> None:
    where = url("add", cast.nour_pathway.pk, own_business.pk)
    assert signed_in(cast.chloe).post(where).status_code == 404
    assert signed_in(cast.dalia).post(where).status_code == 403
    assert signed_in(cast.amina).get(where).status_code == 405
    assert signed_in(cast.amina).post(where).status_code == 302
    with as_batch("look"):
        steps = list(Step.objects.filter(brick=own_business).order_by("created_at"))
        links = set(StepDependency.objects.in_force().values_list("step", "needs"))
    assert [step.title for step in steps] == own_business.stages
    assert links == {(after.pk, before.pk) for before, after in pairwise(steps)}


def test_a_brick_of_one_step_keeps_its_motif_and_why_it_is_the_project_s(cast: Cast) -> None:
    with as_batch("fixture"):
        motif = Motif.objects.create(project=cast.project, name="la cuisine")
    text = {name: value for name, value in TYPED.items() if name != "stages"}
    text |= {"resource": "project", "resource_because": "Aucune chorale ici"}
    with acting(cast.dalia):
        brick = write_brick(by=cast.dalia, project=cast.project, text=BrickText(**text, motif=motif))
    with acting(cast.amina):
        (step,) = add_brick(by=cast.amina, pathway=cast.nour_pathway, brick=brick)
    assert (step.title, step.motif) == ("Chorale du quartier", motif)
    assert step.resource_because == "Aucune chorale ici"
    with acting(cast.dalia), pytest.raises(PermissionDenied):
        add_brick(by=cast.dalia, pathway=cast.nour_pathway, brick=brick)


def test_what_is_shipped_is_corrected_and_nothing_of_a_project_is_touched(cast: Cast) -> None:
    with as_batch("fixture"):
        Brick.objects.filter(code="immersion").update(title="Autrement")
        own = Brick.objects.create(project=cast.project, title="À nous", domain="linguistic")
    with as_batch("migrate"):
        load_bricks()
        load_bricks()
    assert Brick.objects.filter(project=None).count() == len(BRICKS)
    assert Brick.objects.get(code="immersion").title == "Essayer un métier pour de vrai"
    assert Brick.objects.get(pk=own.pk).title == "À nous"


def test_nothing_shipped_speaks_of_getting_regularised() -> None:
    assert not [one.code for one in BRICKS if "régularis" in f"{one.title} {one.what} {one.stages}".lower()]
