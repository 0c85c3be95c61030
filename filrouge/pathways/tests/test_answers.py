"""Known answers, seen from a path: those to what is open first, a step in one press."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from filrouge.pathways.actions.barriers import Seen, note_barrier
from filrouge.pathways.actions.bricks import add_brick
from filrouge.pathways.actions.diagnosis import set_priorities
from filrouge.pathways.actions.objectives import Aim, agree_objective
from filrouge.pathways.events import StepPlanned
from filrouge.pathways.models import Barrier, Brick, Step
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


HOME_SCREENS = "numerique--acceder-a-des-services-en-ligne"
TITLES = {
    "logement-hebergement--louer-un-logement": "La garantie Visale",
    HOME_SCREENS: "Apprendre à faire ses démarches en ligne",
}


def hindered(cast: Cast, *sub_themes: str) -> list[Barrier]:
    seen = Seen(severity=2, blocking=False, on=clock.today())
    with acting(cast.amina):
        return [
            note_barrier(by=cast.amina, pathway=cast.nour_pathway, sub_theme=one, seen=seen)
            for one in sub_themes
        ]


def press(client: Client, cast: Cast, answer: Answer) -> int:
    where = reverse("pathways:answers-add", args=[cast.nour_pathway.pk, answer.pk])
    return client.post(where, {"retour": "/ma-journee/"}).status_code


def test_the_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    page = assert_litany(cast, signed_in, "answers-index", cast.nour_pathway.pk)
    assert "La permanence d’accès aux soins (PASS)" in page
    assert "Ce qui répond à ce qui est ouvert" not in page


def test_answers_to_what_is_open_come_first(cast: Cast, signed_in: SignIn) -> None:
    hindered(cast, "sante--acces-aux-soins")
    where = reverse("pathways:answers-index", args=[cast.nour_pathway.pk])
    page = signed_in(cast.amina).get(where).content.decode()
    first = page[
        page.index("Ce qui répond à ce qui est ouvert") : page.index("Papiers, courriers, droits</h2>")
    ]
    assert "Un groupe de parole" in first
    assert "auto-école" not in first


def test_what_matters_most_to_her_is_answered_first(cast: Cast, signed_in: SignIn) -> None:
    home, screens = hindered(cast, "logement-hebergement--louer-un-logement", HOME_SCREENS)
    where = reverse("pathways:answers-index", args=[cast.nour_pathway.pk])
    for order in ((home, screens), (screens, home)):
        with acting(cast.amina):
            set_priorities(by=cast.amina, pathway=cast.nour_pathway, barriers=[one.pk for one in order])
        page = signed_in(cast.amina).get(where).content.decode()
        first = page[page.index("Ce qui répond à ce qui est ouvert") :]
        says = [first.index(TITLES[one.sub_theme]) for one in order]
        assert says == sorted(says)
        record = signed_in(cast.amina).get(cast.nour.get_absolute_url()).content.decode()
        offered = record[record.index("Des réponses possibles") :]
        assert TITLES[order[0].sub_theme] in offered
        plan = signed_in(cast.amina).get(reverse("pathways:steps-index", args=[cast.nour_pathway.pk]))
        hers = plan.content.decode().partition("Ce qui gêne, dans son ordre")[2]
        assert [hers.index(one.label) for one in order] == sorted(hers.index(one.label) for one in order)
    shared = signed_in(cast.dalia).get(reverse("pathways:steps-index", args=[cast.nour_pathway.pk]))
    assert "dans son ordre" not in shared.content.decode()


def test_nothing_of_health_is_said_on_the_shared_layer(cast: Cast, signed_in: SignIn, pass_: Answer) -> None:
    """The step is there for the partner who reads the plan; neither its theme nor where it comes from."""
    press(signed_in(cast.amina), cast, pass_)
    with acting(cast.dalia):
        step = Step.objects.get()
        assert (step.title, step.theme, step.answer) == (pass_.step, "", None)
    aim = Aim(words="Souffler", domain="sociocultural", agreed_on=clock.today(), theme="sante")
    with acting(cast.amina):
        objective = agree_objective(by=cast.amina, pathway=cast.nour_pathway, aim=aim)
        add_brick(by=cast.amina, pathway=cast.nour_pathway, brick=Brick.objects.get(code="ma-sante"))
    assert objective.theme == ""
    with as_batch("look"):
        assert not Step.objects.exclude(theme="", brick=None, answer=None).exists()
    for table in ("pathways_step", "pathways_objective"):
        said = f"UPDATE {table} SET theme = 'sante'"
        with (
            acting(cast.amina),
            pytest.raises(IntegrityError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(said)
    new = reverse("pathways:objectives-new", args=[cast.nour_pathway.pk])
    assert 'value="sante"' not in signed_in(cast.amina).get(new).content.decode()


def test_a_sensitive_barrier_calls_for_nothing(cast: Cast, signed_in: SignIn) -> None:
    with as_batch("fixture"):
        about = {"person": cast.nour, "project": cast.project, "pathway": cast.nour_pathway}
        Barrier.objects.create(**about, sub_theme="", handler=cast.amina, since=clock.today())
    page = signed_in(cast.amina).get(reverse("pathways:answers-index", args=[cast.nour_pathway.pk]))
    assert "Ce qui répond à ce qui est ouvert" not in page.content.decode()


def test_a_press_makes_a_step_with_its_theme_and_origin(
    cast: Cast, signed_in: SignIn, heard: list[Event]
) -> None:
    course = Answer.objects.get(code="cours-ofii")
    assert press(signed_in(cast.amina), cast, course) == 302
    with as_batch("look"):
        step = Step.objects.get()
    assert (step.title, step.theme, step.answer) == (course.step, "lecture-ecriture-calcul", course)
    assert step.domain == "linguistic"
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
    hindered(cast, "sante--acces-aux-soins")
    press(signed_in(cast.amina), cast, pass_)
    record = cast.nour.get_absolute_url()
    page = signed_in(cast.amina).get(record).content.decode()
    assert "Des réponses possibles" in page
    assert page.count("En faire une étape") == 3
    assert pass_.title not in page
    assert "Des réponses possibles" not in signed_in(cast.dalia).get(record).content.decode()
