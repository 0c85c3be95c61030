"""Known answers, seen from a path: those to what is open first, a step in one press."""

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.pathways.actions.objectives import Aim, agree_objective
from filrouge.pathways.events import StepPlanned
from filrouge.pathways.models import Step
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Answer
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn, assert_litany


@pytest.fixture
def pass_(cast: Cast) -> Answer:
    return Answer.objects.get(code="pass")


def press(client: Client, cast: Cast, answer: Answer) -> int:
    where = reverse("pathways:answers-add", args=[cast.nour_pathway.pk, answer.pk])
    return client.post(where, {"retour": "/ma-journee/"}).status_code


def test_the_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    page = assert_litany(cast, signed_in, "answers-index", cast.nour_pathway.pk)
    assert "La permanence d’accès aux soins (PASS)" in page
    assert "Ce qui répond à ce qui est ouvert" not in page


def test_answers_to_what_is_open_come_first(cast: Cast, signed_in: SignIn) -> None:
    aim = Aim(words="Voir un médecin", domain="sociocultural", agreed_on=clock.today(), theme="sante")
    with acting(cast.amina):
        agree_objective(by=cast.amina, pathway=cast.nour_pathway, aim=aim)
    where = reverse("pathways:answers-index", args=[cast.nour_pathway.pk])
    page = signed_in(cast.amina).get(where).content.decode()
    first = page[
        page.index("Ce qui répond à ce qui est ouvert") : page.index("Papiers, courriers, droits</h2>")
    ]
    assert "Un groupe de parole" in first
    assert "auto-école" not in first


def test_a_press_makes_a_step_with_its_theme_and_origin(
    cast: Cast, signed_in: SignIn, pass_: Answer, heard: list[Event]
) -> None:
    assert press(signed_in(cast.amina), cast, pass_) == 302
    with as_batch("look"):
        step = Step.objects.get()
    assert (step.title, step.theme, step.answer) == (pass_.step, "sante", pass_)
    assert step.domain == "sociocultural"
    assert step.resource == "ordinary"
    assert [type(one) for one in heard] == [StepPlanned]
    page = signed_in(cast.amina).get(reverse("pathways:answers-index", args=[cast.nour_pathway.pk]))
    assert "déjà une étape" in page.content.decode()


def test_only_the_team_in_charge_presses_and_no_address_acts(
    cast: Cast, signed_in: SignIn, pass_: Answer
) -> None:
    assert press(signed_in(cast.chloe), cast, pass_) == 404
    assert press(signed_in(cast.dalia), cast, pass_) == 403
    where = reverse("pathways:answers-add", args=[cast.nour_pathway.pk, pass_.pk])
    assert signed_in(cast.amina).get(where).status_code == 405


def test_an_answer_of_another_project_is_not_there(cast: Cast, signed_in: SignIn, pass_: Answer) -> None:
    with as_batch("fixture"):
        theirs = Answer.objects.create(project=cast.other_project, title="Ailleurs", theme="sante", step="X")
    assert press(signed_in(cast.amina), cast, theirs) == 404


def test_words_and_theme_narrow_the_list(cast: Cast, signed_in: SignIn) -> None:
    where = reverse("pathways:answers-index", args=[cast.nour_pathway.pk])
    page = signed_in(cast.amina).get(where, {"cherche": "velo"}).content.decode()
    assert "Un vélo ou une trottinette prêtés" in page
    assert "PASS" not in page
    nothing = signed_in(cast.amina).get(where, {"theme": "sante", "cherche": "vélo"}).content.decode()
    assert "Aucune réponse ne correspond" in nothing


def test_the_record_offers_answers_to_what_is_open(cast: Cast, signed_in: SignIn, pass_: Answer) -> None:
    aim = Aim(words="Voir un médecin", domain="sociocultural", agreed_on=clock.today(), theme="sante")
    with acting(cast.amina):
        agree_objective(by=cast.amina, pathway=cast.nour_pathway, aim=aim)
    record = cast.nour.get_absolute_url()
    page = signed_in(cast.amina).get(record).content.decode()
    assert "Des réponses possibles" in page
    assert page.count("En faire une étape") == 3
    assert "Des réponses possibles" not in signed_in(cast.dalia).get(record).content.decode()
