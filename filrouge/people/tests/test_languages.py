from django.test import Client
from django.urls import reverse

from filrouge.people.models import SpokenLanguage
from filrouge.privacy.context import acting
from tests.cast import Cast


def at(verb: str, pk: object) -> str:
    return reverse(f"people:languages-{verb}", args=[pk])


def languages(cast: Cast) -> list[tuple]:
    with acting(cast.amina):
        rows = SpokenLanguage.objects.filter(person=cast.nour).order_by("code")
        return list(rows.values_list("code", "preferred", "reads", "interpreter"))


def test_languages_are_noted_and_one_is_preferred(cast: Cast, amina: Client) -> None:
    amina.post(
        at("new", cast.nour.pk), {"code": "ara", "preferred": "on", "reads": "no", "interpreter": "on"}
    )
    amina.post(at("new", cast.nour.pk), {"code": "eng", "preferred": "on"})
    assert languages(cast) == [("ara", False, False, True), ("eng", True, None, False)]
    page = amina.get(at("index", cast.nour.pk)).content.decode()
    assert "arabe" in page
    assert "Elle ne la lit pas" in page


def test_twice_the_same_is_explained(cast: Cast, amina: Client) -> None:
    for _ in range(2):
        answer = amina.post(at("new", cast.nour.pk), {"code": "ara"})
    assert "Cette langue est déjà notée." in answer.content.decode()


def test_no_language_is_explained(cast: Cast, amina: Client) -> None:
    assert "Choisissez une langue." in amina.post(at("new", cast.nour.pk), {"code": ""}).content.decode()


def test_everything_changes_but_the_language(cast: Cast, amina: Client) -> None:
    amina.post(at("new", cast.nour.pk), {"code": "ara"})
    with acting(cast.amina):
        noted = SpokenLanguage.objects.get()
    assert amina.get(at("edit", noted.pk)).status_code == 200
    amina.post(at("edit", noted.pk), {"code": "eng", "reads": "yes"})
    assert languages(cast) == [("ara", False, True, False)]


def test_stranger_and_coordination(cast: Cast, stranger: Client, coordination: Client) -> None:
    for verb in ("index", "new"):
        assert stranger.get(at(verb, cast.nour.pk)).status_code == 404
    assert coordination.get(at("index", cast.nour.pk)).status_code == 200
    assert coordination.get(at("new", cast.nour.pk)).status_code == 403
