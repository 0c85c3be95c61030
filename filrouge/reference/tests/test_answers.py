"""Known answers: read by a consortium, adapted by its coordination, found by theme and by word."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.actions.answers import withdraw_answer
from filrouge.reference.answers import ANSWERS
from filrouge.reference.events import AnswerWithdrawn, AnswerWritten
from filrouge.reference.models import Answer
from filrouge.reference.queries import answers_of
from filrouge.reference.shipped import load
from filrouge.reference.themes import BY_CODE
from filrouge.shared.events import Event
from tests.cast import Cast

TYPED = {
    "title": "La navette du vendredi",
    "theme": "mobilite",
    "what": "Un minibus passe au foyer à neuf heures.",
    "needs": "Rien",
    "duration": "Dès vendredi",
    "ask": "Le foyer",
    "step": "Prendre la navette",
    "ordinary": "no",
}


@pytest.fixture
def pass_(cast: Cast) -> Answer:
    return Answer.objects.get(code="pass")


def url(verb: str, *args: object) -> str:
    return reverse(f"reference:answers-{verb}", args=args)


def titles(cast: Cast) -> set[str]:
    with acting(cast.amina):
        return {one.title for one in answers_of(cast.project)}


def read(client: Client, **asked: str) -> str:
    return client.get(url("index"), asked).content.decode()


def test_every_shipped_answer_is_whole_and_of_a_known_theme(db: None) -> None:
    assert len({one.code for one in ANSWERS}) == len(ANSWERS)
    for one in ANSWERS:
        answer = Answer.objects.get(code=one.code)
        answer.full_clean()
        assert answer.theme in BY_CODE


def test_each_theme_has_an_answer(db: None) -> None:
    assert {one.theme for one in ANSWERS} == set(BY_CODE)


def test_the_consortium_reads_and_the_coordination_writes(cast: Cast, signed_in: object) -> None:
    assert "La permanence d’accès aux soins (PASS)" in read(signed_in(cast.farid))
    assert "Ajouter une réponse" not in read(signed_in(cast.amina))
    assert "Ajouter une réponse" in read(signed_in(cast.dalia))


def test_the_catalogue_costs_few_queries(
    cast: Cast, signed_in: object, django_assert_max_num_queries: object
) -> None:
    client = signed_in(cast.amina)
    with django_assert_max_num_queries(20):  # transactions and the context of the tests included
        read(client)


def test_words_and_theme_narrow_it(cast: Cast, signed_in: object) -> None:
    client = signed_in(cast.amina)
    assert "PASS" not in read(client, theme="mobilite")
    assert "auto-école solidaire" in read(client, cherche="AUTO ecole")
    assert "Aucune réponse ne correspond" in read(client, cherche="fusée")


def test_a_project_of_others_is_not_there(cast: Cast, signed_in: object) -> None:
    client = signed_in(cast.chloe)
    assert client.get(url("index"), {"projet": cast.project.pk}).status_code == 404
    assert client.get(url("new", cast.project.pk)).status_code == 404


@pytest.mark.parametrize("verb", ["edit", "end"])
def test_only_the_coordination_changes_it(cast: Cast, signed_in: object, pass_: Answer, verb: str) -> None:
    where = url(verb, cast.project.pk, pass_.pk)
    for user, status in ((cast.chloe, 404), (cast.amina, 403)):
        assert signed_in(user).get(where).status_code == status
        assert signed_in(user).post(where, TYPED).status_code == status
    assert signed_in(cast.dalia).get(where).status_code == 200


def test_written_adapted_and_put_aside(cast: Cast, signed_in: object, heard: list[Event]) -> None:
    client = signed_in(cast.dalia)
    client.post(url("new", cast.project.pk), TYPED)
    with as_batch("look"):
        shuttle = Answer.objects.get(title=TYPED["title"])
    assert (shuttle.ordinary, shuttle.written_by) == (False, cast.dalia)
    client.post(url("edit", cast.project.pk, shuttle.pk), {**TYPED, "title": "La navette du lundi"})
    assert "La navette du lundi" in titles(cast)
    assert TYPED["title"] not in titles(cast)
    with as_batch("look"):
        monday = Answer.objects.get(title="La navette du lundi")
    client.post(url("end", cast.project.pk, monday.pk))
    assert not {"La navette du lundi", TYPED["title"]} & titles(cast)
    assert [type(one) for one in heard] == [AnswerWritten, AnswerWritten, AnswerWithdrawn]


def test_a_shipped_one_put_aside_stays_for_the_others(cast: Cast, signed_in: object, pass_: Answer) -> None:
    signed_in(cast.dalia).post(url("end", cast.project.pk, pass_.pk))
    assert pass_.title not in titles(cast)
    with acting(cast.chloe):
        assert pass_ in answers_of(cast.other_project)
    with acting(cast.amina), pytest.raises(PermissionDenied):
        withdraw_answer(by=cast.amina, project=cast.project, answer=pass_)


def test_a_mistake_is_explained_and_nothing_typed_is_lost(cast: Cast, signed_in: object) -> None:
    page = signed_in(cast.dalia).post(url("new", cast.project.pk), {**TYPED, "step": ""}).content.decode()
    assert "Dites quelle étape cela devient." in page
    assert "Un minibus passe" in page


def test_what_is_shipped_is_corrected_and_what_a_project_wrote_is_not(cast: Cast) -> None:
    with as_batch("fixture"):
        Answer.objects.filter(code="pass").update(title="Autrement")
        Answer.objects.create(project=cast.project, title="À nous", theme="sante")
        load()
        load()
    assert Answer.objects.get(code="pass").title == "La permanence d’accès aux soins (PASS)"
    assert Answer.objects.filter(project=None).count() == len(ANSWERS)
    assert "À nous" in titles(cast)
