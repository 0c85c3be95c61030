"""What reminders say: shipped in seven languages, corrected by projects, read again by those who know them."""

from collections.abc import Callable
from datetime import datetime, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.messaging.models import Wording
from filrouge.messaging.phrases import ALLOWED, Told, Wordings, check_wording, filled, spoken_by
from filrouge.messaging.shipped import WEEKDAYS, WORDS, load
from filrouge.messaging.texts import parts_of
from filrouge.messaging.wording import telltales
from filrouge.privacy.roles import OWNER, acting_as
from filrouge.shared import clock
from tests.cast import Cast

SignIn = Callable[..., Client]
INDEX = reverse("messaging:wordings-index")
TUESDAY = datetime.combine(datetime(2026, 11, 24, tzinfo=clock.PARIS).date(), time(10, 30), clock.PARIS)
TOLD = Told(TUESDAY, "Amina", "Bureau 2", "https://x.example/r/abc/")


def tigrinya() -> Wording:
    return Wording.objects.shipped().get(language="tir", kind="day_before")


def edit(cast: Cast, wording: Wording) -> str:
    return reverse("messaging:wordings-edit", args=[cast.project.pk, wording.pk])


class TestWords:
    @pytest.mark.parametrize("language", WORDS)
    def test_every_language_says_everything(self, language: str) -> None:
        assert set(WORDS[language]) == {kind.value for kind in Wording.Kind}
        assert len(WEEKDAYS[language]) == 7
        for kind, text in WORDS[language].items():
            check_wording(kind, text)
            assert not telltales(
                text.format(day="", hour="", place="", who="", link="", open=""), ["Mission locale"]
            )

    def test_the_french_is_written_with_letters_of_the_lowest_cost(self, db: None, cast: Cast) -> None:
        known = Wordings.of(cast.project.pk)
        link = f"https://filrouge.example.org/r/{'x' * 43}/"
        for kind in ("two_days", "day_before", "moved", "cancelled"):
            assert parts_of(known.reminder(kind, "fra", Told(TUESDAY, "Amina", "Bureau 2", link))) == 1

    def test_the_day_the_hour_and_the_place(self, db: None, cast: Cast) -> None:
        known = Wordings.of(cast.project.pk)
        said = known.reminder("day_before", "fra", TOLD)
        assert said.startswith("Bonjour, je vous attends mardi 24/11 à 10h30, Bureau 2. Amina")
        assert said.endswith("https://x.example/r/abc/")
        assert "ሰሉስ 24/11 ሰዓት 10:30" in filled(known["tir", "day_before"], TOLD)

    def test_a_translation_nobody_read_leaves_with_the_french(self, db: None, cast: Cast) -> None:
        said = Wordings.of(cast.project.pk).reminder("day_before", "ukr", TOLD).splitlines()
        assert len(said) == 3
        assert said[0].startswith("Вітаю")
        assert said[1].startswith("Bonjour")
        assert said[2].startswith("Не можете прийти?")

    def test_a_cancelled_meeting_asks_for_no_answer(self, db: None, cast: Cast) -> None:
        assert "https" not in Wordings.of(cast.project.pk).reminder("cancelled", "fra", TOLD)

    @pytest.mark.parametrize(
        ("codes", "chosen"),
        [(["tir", "fra"], "tir"), (["som", "ara"], "ara"), (["fas"], "prs"), (["som"], "fra"), ([], "fra")],
    )
    def test_the_first_language_that_is_written(self, codes: list[str], chosen: str) -> None:
        assert spoken_by(codes) == chosen

    def test_loading_again_changes_nothing(self, db: None) -> None:
        before = Wording.objects.count()
        with acting_as(OWNER):
            load()
        assert Wording.objects.count() == before == len(WORDS) * len(Wording.Kind)


class TestIndex:
    def test_the_team_reads_them_as_they_would_leave(self, cast: Cast, signed_in: SignIn) -> None:
        page = signed_in(cast.amina).get(INDEX, {"langue": "tir"}).text
        assert "à relire" in page
        assert 'lang="ti"' in page
        assert "Amina" in page
        assert "Relire et corriger" not in page

    def test_right_to_left_languages_are_shown_so(self, cast: Cast, signed_in: SignIn) -> None:
        assert 'dir="rtl"' in signed_in(cast.dalia).get(INDEX, {"langue": "prs"}).text

    @pytest.mark.parametrize("who", ["olga", "petra"])
    def test_those_who_write_to_nobody_have_no_use_for_it(
        self, cast: Cast, signed_in: SignIn, who: str
    ) -> None:
        assert signed_in(getattr(cast, who)).get(INDEX).status_code in (200, 403)

    def test_an_unknown_language_is_french(self, cast: Cast, signed_in: SignIn) -> None:
        assert signed_in(cast.amina).get(INDEX, {"langue": "xxx"}).status_code == 200

    def test_it_costs_little(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        with CaptureQueriesContext(connection) as queries:
            client.get(INDEX)
        assert len(queries) <= 20  # savepoints of tests included


class TestEdit:
    def test_a_project_corrects_and_says_it_was_read(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.dalia)
        page = client.get(edit(cast, tigrinya())).text
        assert "Ce que dit le français" in page
        client.post(edit(cast, tigrinya()), {"text": "ሰላም፡ {day} {hour} {who}", "validated": "on"})
        known = Wordings.of(cast.project.pk)["tir", "day_before"]
        assert (known.project, known.validated_by, known.to_review) == (cast.project, cast.dalia, False)
        assert Wordings.of(cast.project.pk).reminder("day_before", "tir", TOLD).startswith("ሰላም፡ ሰሉስ")
        # Elsewhere, nothing changed.
        assert Wordings.of(cast.other_project.pk)["tir", "day_before"].to_review

    def test_the_former_words_come_back(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.dalia)
        client.post(edit(cast, tigrinya()), {"text": "{day} {hour}"})
        own = Wordings.of(cast.project.pk)["tir", "day_before"]
        client.post(edit(cast, own), {"shipped": "1"})
        assert Wordings.of(cast.project.pk)["tir", "day_before"] == tigrinya()

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("Bonjour", "Il manque : {day}, {hour}."),
            ("{day} {hour} {name}", "ne seront pas remplacés : {name}"),
            ("{day} {hour} {", "Une accolade"),
            ("IPR Occitanie, {day} {hour}", "retirez IPR Occitanie"),
            ("Mission locale de Béziers {day} {hour}", "retirez Mission locale de Béziers"),
            ("www.exemple.fr {day} {hour}", "retirez www.exemple.fr"),
        ],
    )
    def test_what_would_betray_or_cannot_be_filled_is_explained_and_kept(
        self, cast: Cast, signed_in: SignIn, text: str, sentence: str
    ) -> None:
        page = signed_in(cast.dalia).post(edit(cast, tigrinya()), {"text": text}).text
        assert sentence in page
        assert text in page

    @pytest.mark.parametrize(("who", "status"), [("amina", 403), ("manon", 403), ("chloe", 404)])
    def test_others_do_not(self, cast: Cast, signed_in: SignIn, who: str, status: int) -> None:
        client = signed_in(getattr(cast, who))
        assert client.get(edit(cast, tigrinya())).status_code == status
        assert client.post(edit(cast, tigrinya()), {"text": "{day} {hour}"}).status_code == status

    def test_only_sentences_with_a_day_a_link_or_hours_have_words_to_fill(self) -> None:
        assert set(ALLOWED) == {"two_days", "day_before", "moved", "cancelled", "cannot", "reach"}
