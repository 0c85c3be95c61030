"""The steps: order free, going back allowed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from filrouge.pathways.actions.steps import Plan, plan_step
from filrouge.pathways.events import (
    StepChanged,
    StepDone,
    StepDropped,
    StepPlanned,
    StepReopened,
    StepStarted,
)
from filrouge.pathways.models import Pathway, Step
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn, assert_litany

PLAN = {"title": "Ouvrir un compte bancaire", "domain": "sociocultural", "who": "together"}


@pytest.fixture
def step(cast: Cast) -> Step:
    with acting(cast.amina):
        return plan_step(
            by=cast.amina, pathway=cast.nour_pathway, plan=Plan(title="Test de français", domain="linguistic")
        )


def url(verb: str, step: Step) -> str:
    return reverse(f"pathways:steps-{verb}", args=[step.pk])


def reread(step: Step) -> Step:
    with as_batch("look"):
        return Step.objects.get(pk=step.pk)


@pytest.mark.parametrize("verb", ["edit", "done", "drop"])
def test_each_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn, step: Step, verb: str) -> None:
    assert "Test de français" in assert_litany(cast, signed_in, f"steps-{verb}", step.pk)


def test_the_new_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "steps-new", cast.nour_pathway.pk)


def test_whoever_reaches_the_path_reads_the_plan(cast: Cast, signed_in: SignIn, step: Step) -> None:
    page = assert_litany(cast, signed_in, "steps-index", cast.nour_pathway.pk, refused="")
    assert "Prévoir une étape" in page
    shared = signed_in(cast.dalia).get(reverse("pathways:steps-index", args=[cast.nour_pathway.pk]))
    assert "Test de français" in shared.content.decode()
    assert "Prévoir une étape" not in shared.content.decode()


@pytest.mark.parametrize("verb", ["start", "reopen"])
def test_a_press_acts_and_an_address_does_not(cast: Cast, signed_in: SignIn, step: Step, verb: str) -> None:
    assert signed_in(cast.amina).get(url(verb, step)).status_code == 405
    assert signed_in(cast.chloe).post(url(verb, step)).status_code == 404
    assert signed_in(cast.dalia).post(url(verb, step)).status_code == 403


def test_planned_started_done_and_back(cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
    client = signed_in(cast.amina)
    client.post(reverse("pathways:steps-new", args=[cast.nour_pathway.pk]), PLAN)
    with acting(cast.amina):
        step = Step.objects.get()
    client.post(url("start", step))
    assert reread(step).state == Step.State.STARTED
    client.post(url("done", step), {"on": clock.today().isoformat(), "result": "Carte reçue"})
    assert reread(step).state == Step.State.DONE
    client.post(url("reopen", step))
    assert reread(step).state == Step.State.STARTED
    client.post(url("drop", step), {"because": "Elle préfère sa banque"})
    assert reread(step).state == Step.State.DROPPED
    assert [type(one) for one in heard] == [StepPlanned, StepStarted, StepDone, StepReopened, StepDropped]


def test_the_date_moves(cast: Cast, signed_in: SignIn, step: Step, heard: list[Event]) -> None:
    day = clock.today() + timedelta(days=10)
    signed_in(cast.amina).post(url("edit", step), {**PLAN, "planned_on": day.isoformat()})
    assert reread(step).planned_on == day
    with as_batch("look"):
        assert Pathway.objects.get(pk=cast.nour_pathway.pk).next_step_on == day
    assert isinstance(heard[-1], StepChanged)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Dites quelle est cette étape."),
        ({"domain": ""}, "Choisissez un domaine."),
        ({"planned_on": "2999-01-01"}, "Cette date est trop lointaine"),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
) -> None:
    typed = {**PLAN, "with_whom": "La Banque postale", **wrong}
    answer = signed_in(cast.amina).post(reverse("pathways:steps-new", args=[cast.nour_pathway.pk]), typed)
    assert sentence in answer.content.decode()
    assert "La Banque postale" in answer.content.decode()


def test_a_step_is_not_done_tomorrow(cast: Cast, signed_in: SignIn, step: Step) -> None:
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    page = signed_in(cast.amina).post(url("done", step), {"on": tomorrow, "result": "B1"}).content.decode()
    assert "n’est pas encore venu" in page
    assert "B1" in page


def test_dropping_asks_why(cast: Cast, signed_in: SignIn, step: Step) -> None:
    page = signed_in(cast.amina).post(url("drop", step), {"because": ""}).content.decode()
    assert "Dites en un mot pourquoi" in page


def test_nothing_is_planned_on_a_closed_path(cast: Cast, signed_in: SignIn) -> None:
    with as_batch("closed"):
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(closed_on=clock.today())
    answer = signed_in(cast.amina).post(reverse("pathways:steps-new", args=[cast.nour_pathway.pk]), PLAN)
    assert answer.status_code == 403


def test_a_means_of_the_project_says_why(cast: Cast, signed_in: SignIn) -> None:
    where = reverse("pathways:steps-new", args=[cast.nour_pathway.pk])
    typed = {**PLAN, "resource": "project", "theme": "difficultes-financieres"}
    page = signed_in(cast.amina).post(where, typed).content.decode()
    assert "Dites pourquoi rien d’ordinaire ne convient à temps" in page
    assert "Ouvrir un compte bancaire" in page
    signed_in(cast.amina).post(where, {**typed, "resource_because": "Trois mois d’attente à la banque"})
    with as_batch("look"):
        step = Step.objects.get()
        assert step.theme_label == "L’argent, les dettes, un compte"
        with pytest.raises(IntegrityError), transaction.atomic():
            Step.objects.update(resource_because="")
    plan = signed_in(cast.amina).get(reverse("pathways:steps-index", args=[cast.nour_pathway.pk]))
    assert "Moyen du projet : Trois mois d’attente à la banque" in plan.content.decode()


def test_the_plan_is_printed_for_the_person(cast: Cast, signed_in: SignIn, step: Step) -> None:
    page = assert_litany(cast, signed_in, "steps-print", cast.nour_pathway.pk, refused="")
    assert "Le plan de Nour" in page
    assert "Test de français" in page
    with as_batch("look"):
        assert Reading.objects.filter(person_id=cast.nour.pk, what="document").exists()
