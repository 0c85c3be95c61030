"""What steps wait for: never in a circle, whoever writes, in the database too."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.pathways.actions.dependencies import set_needs
from filrouge.pathways.actions.steps import Plan, drop_step, finish_step, plan_step, reopen_step
from filrouge.pathways.models import Step, StepDependency, StepReturn
from filrouge.pathways.plan import PathPlan, plan_of
from filrouge.pathways.thread import beads_of
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.ui.thread import State
from tests.cast import Cast

from .litany import SignIn, asked_by

TODAY = clock.today()


def step(cast: Cast, title: str, days: int | None = None, needs: tuple[Step, ...] = ()) -> Step:
    planned_on = None if days is None else TODAY + timedelta(days=days)
    plan = Plan(title=title, domain="professional", planned_on=planned_on, needs=needs)
    return plan_step(by=cast.amina, pathway=cast.nour_pathway, plan=plan)


def plan(cast: Cast) -> PathPlan:
    return plan_of(cast.nour_pathway)


def waiting(cast: Cast) -> dict[str, list[tuple[str, bool]]]:
    return {
        line.step.title: [(wait.needs.title, wait.stuck) for wait in line.waits]
        for line in plan(cast).lines
        if line.waits
    }


def test_a_step_waits_until_the_other_is_done(cast: Cast) -> None:
    with acting(cast.amina):
        licence = step(cast, "Permis", 10)
        step(cast, "Livrer", 30, (licence,))
        assert waiting(cast) == {"Livrer": [("Permis", False)]}
        assert not plan(cast).stuck
        finish_step(by=cast.amina, step=licence, on=TODAY)
        assert waiting(cast) == {}
        reopen_step(by=cast.amina, step=Step.objects.get(pk=licence.pk))
        assert waiting(cast) == {"Livrer": [("Permis", False)]}


def test_what_waits_is_read_after_what_it_waits_for_and_the_past_last(cast: Cast) -> None:
    with acting(cast.amina):
        last = step(cast, "Livrer")
        first = step(cast, "Code")
        middle = step(cast, "Conduite", None, (first,))
        set_needs(by=cast.amina, step=last, needs=[middle])
        finish_step(by=cast.amina, step=step(cast, "Aide au permis"), on=TODAY)
        read = [line.step.title for line in plan(cast).lines]
    assert read == ["Code", "Conduite", "Livrer", "Aide au permis"]


def test_late_or_dropped_what_it_waits_for_holds_it(cast: Cast) -> None:
    with acting(cast.amina):
        licence = step(cast, "Permis", -3)
        step(cast, "Livrer", None, (licence,))
        (line,) = plan(cast).stuck
        assert line.waits[0].since == TODAY - timedelta(days=3)
        (bead,) = [one for one in beads_of(cast.nour.pk) if one.label == "Livrer"]
        assert (bead.at, bead.state) == (TODAY, State.STUCK)
        assert "bloquée par « Permis » depuis le" in bead.note
        drop_step(by=cast.amina, step=licence, on=TODAY, because="Trop cher")
        (bead,) = [one for one in beads_of(cast.nour.pk) if one.label == "Livrer"]
        assert bead.note == "attend « Permis », arrêtée"


def test_the_plan_and_the_record_say_what_is_stuck(cast: Cast, signed_in: SignIn) -> None:
    with acting(cast.amina):
        step(cast, "Livrer", 30, (step(cast, "Permis", -3),))
    client = signed_in(cast.amina)
    page = client.get(reverse("pathways:steps-index", args=[cast.nour_pathway.pk])).content.decode()
    assert "Ce qui bloque" in page
    assert "Retient : « Livrer »." in " ".join(page.split())
    assert "bloquée par « Permis »" in client.get(cast.nour.get_absolute_url()).content.decode()


def test_a_circle_is_refused_with_a_sentence(cast: Cast, signed_in: SignIn) -> None:
    with acting(cast.amina):
        first = step(cast, "Un", 1)
        second = step(cast, "Deux", 2, (first,))
        third = step(cast, "Trois", 3, (second,))
        with pytest.raises(ValidationError, match="plus rien n’avancerait"):
            set_needs(by=cast.amina, step=first, needs=[third])
    typed = {"title": "Un, redit", "domain": "professional", "who": "together", "needs": [third.pk]}
    page = signed_in(cast.amina).post(reverse("pathways:steps-edit", args=[first.pk]), typed)
    assert "plus rien n’avancerait" in page.content.decode()
    assert "Un, redit" in page.content.decode()
    with as_batch("look"):
        assert Step.objects.get(pk=first.pk).title == "Un"


@pytest.mark.parametrize("role", ["amina", "batch"])
def test_the_database_refuses_a_circle_and_two_paths_from_anyone(cast: Cast, role: str) -> None:
    with acting(cast.amina):
        first = step(cast, "Un")
        second = step(cast, "Deux", None, (first,))
        plan = Plan(title="Ailleurs", domain="professional")
        elsewhere = plan_step(by=cast.amina, pathway=cast.tesfay_pathway, plan=plan)
    of = {"pathway": cast.nour_pathway, "person": cast.nour, "project": cast.project}
    with as_batch("attempt") if role == "batch" else acting(cast.amina):
        for one, needs in ((first, second), (first, first), (first, elsewhere)):
            with pytest.raises(IntegrityError), transaction.atomic():
                StepDependency.objects.create(**of, step=one, needs=needs)


def test_an_ended_link_closes_no_circle_and_cannot_be_taken_up_into_one(cast: Cast) -> None:
    with acting(cast.amina):
        first = step(cast, "Un")
        second = step(cast, "Deux", None, (first,))
        set_needs(by=cast.amina, step=second, needs=[])
        ended = StepDependency.objects.get()
        assert ended.ended_by == cast.amina
        set_needs(by=cast.amina, step=first, needs=[second])
        with pytest.raises(IntegrityError), transaction.atomic():
            StepDependency.objects.filter(pk=ended.pk).update(ended_at=None)


def test_going_back_leaves_its_trace(cast: Cast, signed_in: SignIn) -> None:
    with acting(cast.amina):
        done = step(cast, "Test de français")
        finish_step(by=cast.amina, step=done, on=TODAY, result="A2")
    client = signed_in(cast.amina)
    client.post(reverse("pathways:steps-reopen", args=[done.pk]), {"because": "Le test est périmé"})
    with as_batch("look"):
        trace = StepReturn.objects.get()
    assert (trace.was, trace.was_on, trace.said) == ("done", TODAY, "A2")
    assert trace.created_by == cast.amina
    page = client.get(reverse("pathways:steps-index", args=[cast.nour_pathway.pk])).content.decode()
    assert "Le test est périmé" in page


def test_a_step_still_ahead_leaves_no_trace_of_going_back(cast: Cast) -> None:
    with acting(cast.amina):
        reopen_step(by=cast.amina, step=step(cast, "Test"))
        assert not StepReturn.objects.exists()


def test_the_plan_costs_one_query_however_long(cast: Cast) -> None:
    with acting(cast.amina):
        previous: tuple[Step, ...] = ()
        for number in range(12):
            previous = (step(cast, f"Étape {number}", number, previous),)
        with CaptureQueriesContext(connection) as queries:
            plan_of(cast.nour_pathway)
    assert len(asked_by(queries)) == 1
