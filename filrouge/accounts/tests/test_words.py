"""How a project names people: choosing the words, and hearing them."""

from collections.abc import Callable

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import Project
from filrouge.accounts.words import PERSON, word_for, words_among, words_around, words_of
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

SignedIn = Callable[..., Client]
WORDS = {
    "preset": "own",
    "singular": "habitant",
    "plural": "habitants",
    "feminine": "habitante",
    "feminine_plural": "habitantes",
    "gender": "m",
}


def edit(cast: Cast) -> str:
    return reverse("accounts:words-edit", args=[cast.project.pk])


def preview(cast: Cast) -> str:
    return reverse("accounts:words-preview", args=[cast.project.pk])


def chosen(cast: Cast) -> tuple[str, ...]:
    project = Project.objects.get(pk=cast.project.pk)
    return (project.word_singular, project.word_plural, project.word_feminine, project.word_gender)


def test_the_coordinator_chooses_the_words(cast: Cast, signed_in: SignedIn) -> None:
    assert signed_in(cast.dalia).post(edit(cast), WORDS).status_code == 302
    cast.project.refresh_from_db()
    said = "{% load words %}{% word p %} {% word p 0 %} {% word p 2 %} {% word p 1 feminine=True %}"
    assert Template(said).render(Context({"p": cast.project})) == "habitant habitant habitants habitante"
    assert word_for(cast.project, count=12, feminine=True) == "habitantes"


def test_a_ready_made_word_is_one_click(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.dalia)
    client.post(edit(cast), {"preset": "beneficiary"})
    assert chosen(cast) == ("bénéficiaire", "bénéficiaires", "bénéficiaire", "m")
    client.post(edit(cast), {"preset": "person"})
    assert chosen(cast) == ("personne", "personnes", "personne", "f")
    assert client.get(edit(cast)).context["form"]["preset"].value() == "person"


def test_what_was_typed_for_one_s_own_word_does_not_stop_a_ready_made_one(
    cast: Cast, signed_in: SignedIn
) -> None:
    typed = {**WORDS, "preset": "trainee", "singular": "123", "plural": ""}
    assert signed_in(cast.dalia).post(edit(cast), typed).status_code == 302
    assert chosen(cast)[0] == "stagiaire"


def test_the_sentences_show_elision_and_gender(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(cast.dalia).get(edit(cast)).text
    assert "Un participant arrive ; le parcours du participant commence." in page
    page = signed_in(cast.dalia).get(preview(cast), WORDS).text
    assert "<html" not in page
    for said in (
        "le parcours de l’habitant commence",
        "L’habitant dit ce qui compte",
        "Cette habitante a un rendez-vous demain : pensez à écrire à l’habitante.",
        "12 habitants aujourd’hui, aucune habitante sans référent·e.",
        "Les habitants choisissent ; une liste d’habitants reste entre vous.",
    ):
        assert said in page
    assert chosen(cast)[0] == "participant"


def test_without_scripts_the_sentences_are_seen_before_saving(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(cast.dalia).post(edit(cast), {**WORDS, "voir": "1"})
    assert "le parcours de l’habitant commence" in page.text
    assert 'value="habitante"' in page.text
    assert chosen(cast)[0] == "participant"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"plural": ""}, "Écrivez ce mot."),
        ({"singular": "12"}, "se compose de lettres"),
        ({"singular": "<b>x</b>"}, "se compose de lettres"),
        ({"feminine": "h" * 41}, "40"),
        ({"preset": "usager"}, "choix"),
        ({"preset": ""}, "obligatoire"),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignedIn, wrong: dict, said: str
) -> None:
    page = signed_in(cast.dalia).post(edit(cast), {**WORDS, **wrong})
    assert "À corriger" in page.text
    assert said in page.text
    assert 'value="habitantes"' in page.text
    assert chosen(cast)[0] == "participant"
    waiting = signed_in(cast.dalia).get(preview(cast), {**WORDS, **wrong}).text
    assert "Écrivez les quatre formes" in waiting


@pytest.mark.parametrize("word", ["compagnon", "participant·e", "jeune du quartier", "co-équipier", "l’aîné"])
def test_a_project_brings_its_own_word(cast: Cast, signed_in: SignedIn, word: str) -> None:
    assert signed_in(cast.dalia).post(edit(cast), {**WORDS, "singular": word}).status_code == 302
    assert chosen(cast)[0] == word


@pytest.mark.parametrize(("who", "status"), [("amina", 403), ("manon", 403), ("chloe", 404)])
def test_nobody_else_does(cast: Cast, signed_in: SignedIn, who: str, status: int) -> None:
    client = signed_in(getattr(cast, who))
    assert client.get(edit(cast)).status_code == status
    assert client.get(preview(cast)).status_code == status
    assert client.post(edit(cast), WORDS).status_code == status


class TestAround:
    def test_projects_that_name_people_alike_share_the_word(self, cast: Cast) -> None:
        assert words_among([cast.project, cast.other_project]) == words_of(cast.project)
        assert words_around(cast.amina) == words_of(cast.project)

    def test_projects_that_do_not_are_spoken_of_as_people(self, cast: Cast) -> None:
        with as_batch("fixture"):
            cast.other_project.word_singular = "habitant"
            cast.other_project.save()
            cast.other_project.members.create(organisation=cast.mission_locale, since=cast.project.starts_on)
        assert words_among([cast.project, cast.other_project]) == PERSON
        assert words_around(cast.amina) == PERSON
        assert words_around(cast.farid) == words_of(cast.project)

    def test_without_a_project_it_is_people(self, cast: Cast) -> None:
        assert words_among([]) == PERSON
