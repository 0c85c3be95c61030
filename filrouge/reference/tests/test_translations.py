"""Correcting what is said to people, on line: by those who coordinate, for every project."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.reference.actions.translations import correct_translation, validate_translation
from filrouge.reference.languages import BY_CODE
from filrouge.reference.models import Translation
from tests.cast import Cast

pytestmark = pytest.mark.django_db

KEY = "theme.sante"
INDEX = reverse("reference:translations-index")
SHOW = reverse("reference:translations-show", args=["ti"])
PREVIEW = reverse("reference:translations-preview", args=["ti"])
EDIT = reverse("reference:translations-edit", args=["ti", KEY])
BUDGET = 14


def shown(key: str = KEY) -> Translation:
    return Translation.objects.current("tir").get(key=key)


def validate(client: Client, translation: Translation) -> str:
    url = reverse("reference:translations-validate", args=[translation.pk])
    return client.post(url, follow=True).content.decode()


def read(client: Client, url: str) -> str:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    assert answer.status_code == 200
    asked = [one["sql"] for one in queries if "SAVEPOINT" not in one["sql"]]
    assert len(asked) <= BUDGET, "\n".join(asked)
    return answer.content.decode()


@pytest.mark.parametrize("url", [INDEX, SHOW, PREVIEW])
def test_everyone_signed_in_reads_them_they_are_about_nobody(cast: Cast, signed_in: object, url: str) -> None:
    for user in (cast.dalia, cast.amina, cast.chloe, cast.petra):
        read(signed_in(user), url)
    assert Client().get(url).status_code == 302


def test_a_language_or_a_phrase_that_does_not_exist_is_not_found(cast: Cast, signed_in: object) -> None:
    client = signed_in(cast.dalia)
    for url in ("/langues/xx/", "/langues/xx/apercu/", "/langues/ti/phrases/theme.inconnu/"):
        assert client.get(url).status_code == 404


def test_reading_writes_nothing(cast: Cast, signed_in: object) -> None:
    before = Translation.objects.count()
    for url in (INDEX, SHOW, PREVIEW, EDIT):
        signed_in(cast.dalia).get(url)
    url = reverse("reference:translations-validate", args=[shown().pk])
    assert signed_in(cast.dalia).get(url).status_code == 405
    assert Translation.objects.count() == before


class TestIndex:
    def test_says_how_far_each_language_is(self, cast: Cast, signed_in: object) -> None:
        page = read(signed_in(cast.dalia), INDEX)
        assert "Tigrinya" in page
        assert 'lang="ti" dir="ltr">ትግርኛ' in page
        assert 'lang="prs" dir="rtl">دری' in page


class TestShow:
    def test_a_group_at_a_time_both_languages_and_what_is_to_be_read(
        self, cast: Cast, signed_in: object
    ) -> None:
        page = read(signed_in(cast.dalia), SHOW)
        assert "Se soigner" in page
        assert shown().text in page
        assert "à relire, proposée par le logiciel" in page
        assert "Mettez en haut" not in page
        assert "Mettez en haut" in read(signed_in(cast.dalia), f"{SHOW}?groupe=interview")

    def test_filtered_by_what_remains_to_be_done(self, cast: Cast, signed_in: object) -> None:
        client = signed_in(cast.dalia)
        validate(client, shown())
        assert "Se soigner" in read(client, f"{SHOW}?groupe=theme&etat=reviewed")
        assert "Se soigner" not in read(client, f"{SHOW}?groupe=theme&etat=doubtful")
        assert "Aucune phrase de ce groupe" in read(client, f"{SHOW}?groupe=theme&etat=stale")

    def test_when_french_has_changed(self, cast: Cast, signed_in: object) -> None:
        Translation.objects.create(key=KEY, language="tir", text="ካልእ", status="validated", of="d’avant")
        page = read(signed_in(cast.dalia), f"{SHOW}?groupe=theme&etat=stale")
        assert "à refaire : le français a changé depuis" in page

    def test_an_unknown_filter_shows_everything(self, cast: Cast, signed_in: object) -> None:
        assert "Se soigner" in read(signed_in(cast.dalia), f"{SHOW}?groupe=autre&etat=autre")

    def test_buttons_are_for_those_who_may(self, cast: Cast, signed_in: object) -> None:
        for user, may in ((cast.dalia, True), (cast.petra, True), (cast.amina, False)):
            assert (EDIT in read(signed_in(user), SHOW)) == may


class TestEdit:
    def test_the_correction_is_shown_and_the_former_words_remain(self, cast: Cast, signed_in: object) -> None:
        client, before = signed_in(cast.dalia), shown().text
        assert before in read(client, EDIT)
        page = client.post(EDIT, {"text": "ጥዕና"}, follow=True).content.decode()
        assert "ጥዕና" in page
        assert "à relire, corrigée, Dalia Benali" in page
        assert (shown().status, shown().by) == (Translation.Status.HUMAN, cast.dalia)
        assert before in read(client, EDIT)

    def test_read_with_someone_who_speaks_the_language(self, cast: Cast, signed_in: object) -> None:
        signed_in(cast.petra).post(EDIT, {"text": "ጥዕና", "reviewed": "on"})
        assert shown().is_reviewed

    @pytest.mark.parametrize("text", ["", "   ", "ጥ" * 501])
    def test_what_is_wrong_is_explained_and_nothing_is_kept(
        self, cast: Cast, signed_in: object, text: str
    ) -> None:
        before = shown()
        answer = signed_in(cast.dalia).post(EDIT, {"text": text})
        assert answer.status_code == 200
        page = answer.content.decode()
        assert "form-errors" in page
        assert text.strip() in page
        assert shown() == before

    def test_only_by_those_who_may(self, cast: Cast, signed_in: object) -> None:
        for user in (cast.amina, cast.chloe, cast.manon):
            assert signed_in(user).get(EDIT).status_code == 403
            assert signed_in(user).post(EDIT, {"text": "ጥዕና"}).status_code == 403
        with pytest.raises(PermissionDenied):
            correct_translation(by=cast.amina, language=BY_CODE["tir"], key=KEY, text="ጥዕና", reviewed=True)
        with pytest.raises(PermissionDenied):
            validate_translation(by=cast.amina, translation=shown())


class TestValidate:
    def test_one_press_and_the_mark_goes(self, cast: Cast, signed_in: object) -> None:
        before = shown()
        assert "n’est plus marquée" in validate(signed_in(cast.dalia), before)
        assert (shown().text, shown().is_reviewed, shown().by) == (before.text, True, cast.dalia)

    def test_not_what_someone_has_just_corrected(self, cast: Cast, signed_in: object) -> None:
        before, client = shown(), signed_in(cast.dalia)
        client.post(EDIT, {"text": "ጥዕና"})
        assert "vient d’être corrigée" in validate(client, before)
        assert shown().text == "ጥዕና"

    def test_only_by_those_who_may(self, cast: Cast, signed_in: object) -> None:
        url = reverse("reference:translations-validate", args=[shown().pk])
        for user in (cast.amina, cast.chloe):
            assert signed_in(user).post(url).status_code == 403
        assert not shown().is_reviewed

    def test_a_wording_that_does_not_exist_is_not_found(self, cast: Cast, signed_in: object) -> None:
        url = reverse("reference:translations-validate", args=[10**9])
        assert signed_in(cast.dalia).post(url).status_code == 404


class TestPreview:
    def test_shows_cards_and_phrases_as_in_the_interview(self, cast: Cast, signed_in: object) -> None:
        page = read(signed_in(cast.amina), PREVIEW)
        assert page.count('data-cards-target="card"') == 16
        assert "Mettez en haut" in page
        assert 'data-controller="listen"' in page
