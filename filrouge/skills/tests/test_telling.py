"""An experience told on a shared screen: each answer saved as it is given, nothing lost, nothing else shown."""

import pytest
from django.urls import reverse

from filrouge.people.models import SpokenLanguage
from filrouge.privacy.roles import as_batch
from filrouge.reference.pictograms import PICTOGRAMS
from filrouge.reference.registry import is_declared
from filrouge.reference.trades.pictured import tasks_of
from filrouge.skills.models import Experience
from filrouge.skills.pictures import BY_COLUMN, BY_SCREEN, SCREENS
from filrouge.skills.places import PLACES
from tests.cast import Cast

from .litany import SignIn, assert_litany
from .lived import OWN, TASKS, TRADE, begun, confirmed, read, said_by, told

pytestmark = pytest.mark.django_db


def url_of(experience: Experience, screen: str) -> str:
    return reverse("skills:telling-show", args=[experience.pk, screen])


@pytest.mark.parametrize("screen", BY_SCREEN)
def test_each_screen_is_the_teams_and_names_nobody(cast: Cast, signed_in: SignIn, screen: str) -> None:
    page = assert_litany(cast, signed_in, "telling-show", told(cast).pk, screen)
    assert "Al Khatib" not in page
    assert "Ne rien changer" in page


def test_an_unknown_screen_is_not_found(cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.amina).get(url_of(begun(cast), "autre")).status_code == 404


def test_from_the_first_picture_to_the_last_nothing_typed(cast: Cast, signed_in: SignIn) -> None:
    """Nine presses: what someone who does not read can do, with a finger."""
    client = signed_in(cast.amina)
    answer = client.post(reverse("skills:experiences-new", args=[cast.nour_pathway.pk]), {"choice": "food"})
    pressed = {
        "metier": {"choice": TRADE},
        "cadre": {"choice": "family"},
        "pays": {"choice": "SY"},
        "duree": {"choice": "long"},
        "taches": {"tasks": TASKS},
        "aime": {"choice": "yes"},
        "refaire": {"choice": "yes"},
        "fin": {"choice": "oui"},
    }
    for screen, said in pressed.items():
        assert answer.url.endswith(f"/raconter/{screen}/"), answer.url
        page = client.get(answer.url).content.decode()
        assert "pictogram-large" in page, screen
        answer = client.post(answer.url, said)
        assert answer.status_code == 302, screen
    with as_batch("look"):
        made = Experience.objects.get()
        assert answer.url == reverse("skills:experiences-show", args=[made.pk])
        assert made.is_finished
        said = (made.sector, made.occupation_id, made.setting, made.country, made.lasted, made.liked)
        assert said == ("food", TRADE, "family", "SY", "long", "yes")
    assert [one.task for one in said_by(cast, made)] == list(TASKS)


def test_what_was_told_before_leaving_is_there_again(cast: Cast, signed_in: SignIn) -> None:
    experience = begun(cast)
    client = signed_in(cast.amina)
    client.post(url_of(experience, "cadre"), {"choice": "journey"})
    page = client.get(url_of(experience, "cadre")).content.decode()
    assert page.count('aria-pressed="true"') == 1
    show = client.get(reverse("skills:experiences-show", args=[experience.pk])).content.decode()
    assert url_of(experience, "metier") in show, "the first that she has not answered"


def test_words_alone_tell_a_trade_and_a_picture_keeps_them(cast: Cast, signed_in: SignIn) -> None:
    experience = begun(cast)
    client = signed_in(cast.amina)
    refused = client.post(url_of(experience, "metier"), {"words": " "}).content.decode()
    assert "écrivez quelques mots" in refused
    assert client.post(url_of(experience, "metier"), {"words": OWN}).status_code == 302
    assert read(experience).title == OWN
    assert client.post(url_of(experience, "metier"), {"choice": TRADE}).status_code == 302
    kept = read(experience)
    assert (kept.words, kept.occupation_id) == (OWN, TRADE)


def test_another_place_forgets_the_trade(cast: Cast, signed_in: SignIn) -> None:
    experience = told(cast)
    client = signed_in(cast.amina)
    client.post(url_of(experience, "genre"), {"choice": "food"})
    assert read(experience).occupation_id == TRADE
    client.post(url_of(experience, "genre"), {"choice": "moving"})
    assert read(experience).occupation_id is None


@pytest.mark.parametrize("screen", ["genre", "metier", "cadre", "pays", "duree", "aime", "refaire"])
def test_what_is_not_offered_is_refused_and_changes_nothing(
    cast: Cast, signed_in: SignIn, screen: str
) -> None:
    experience = told(cast)
    before = vars(read(experience))
    for said in ({}, {"choice": "invented"}):
        answer = signed_in(cast.amina).post(url_of(experience, screen), said)
        assert answer.status_code == 200
        assert "form-errors" in answer.content.decode() or "field-wrong" in answer.content.decode()
    after = vars(read(experience))
    told_columns = ("sector", "occupation_id", "setting", "country", "lasted", "liked", "again")
    assert {name: before[name] for name in told_columns} == {name: after[name] for name in told_columns}


def test_tasks_said_before_stay_ticked_and_what_was_typed_is_not_lost(cast: Cast, signed_in: SignIn) -> None:
    experience = told(cast)
    url = url_of(experience, "taches")
    client = signed_in(cast.amina)
    page = client.get(url).content.decode()
    assert page.count("checked") == 3
    long = "x" * 200
    refused = client.post(url, {"tasks": TASKS, "words": long}).content.decode()
    assert "trop longue" in refused
    assert long in refused
    assert refused.count("checked") == 2
    confirmed(cast, said_by(cast, experience)[0])
    answer = client.post(url, {"tasks": [TASKS[0], OWN], "words": "Peser\nServir"})
    assert answer.status_code == 302
    said = [(one.title, one.is_confirmed) for one in read(experience).said_kept]
    assert said == [(TASKS[0], True), (OWN, False), ("Peser", False), ("Servir", False)]


def test_a_reading_is_journalled_and_asking_writes_nothing(cast: Cast, signed_in: SignIn) -> None:
    experience = begun(cast)
    before = vars(read(experience))
    for screen in BY_SCREEN:
        signed_in(cast.amina).get(url_of(experience, screen))
    after = vars(read(experience))
    assert before["finished_at"] == after["finished_at"] is None


def test_finishing_with_nothing_told_is_explained(cast: Cast, signed_in: SignIn) -> None:
    answer = signed_in(cast.amina).post(url_of(begun(cast), "fin"), {"choice": "oui"})
    assert "Montrez une image" in answer.content.decode()


def test_in_her_language_beside_french(cast: Cast, signed_in: SignIn) -> None:
    with as_batch("fixture"):
        SpokenLanguage.objects.create(
            person=cast.nour, project=cast.project, code="ara", created_by=cast.amina
        )
    client, experience = signed_in(cast.amina), told(cast)
    page = client.get(url_of(experience, "cadre")).content.decode()
    assert page.count('lang="ar"') > 6
    assert "data-listen-text-value" in page
    # Each task of her trade too, on the screen of pictures and on what she hears at the end.
    page = client.get(url_of(experience, "taches")).content.decode()
    assert page.count('lang="ar"') >= len(tasks_of(TRADE)) + 2
    assert client.get(url_of(experience, "fin")).content.decode().count('lang="ar"') >= len(TASKS) + 2


class TestPictures:
    def test_every_screen_has_its_question_and_its_drawings(self) -> None:

        for screen in SCREENS:
            assert is_declared(screen.question), screen
        for screen in BY_COLUMN.values():
            for picture in screen.pictures:
                assert picture.drawing in PICTOGRAMS, picture
                assert is_declared(picture.key), picture
        for place in PLACES:
            assert place.drawing in PICTOGRAMS
            assert is_declared(f"place.{place.code}")

    def test_every_trade_is_in_a_place_and_has_its_tasks(self) -> None:
        shown = [one.code for place in PLACES for one in place.trades]
        assert len(shown) == len(set(shown)) > 50
        assert all(tasks_of(code) for code in shown)
