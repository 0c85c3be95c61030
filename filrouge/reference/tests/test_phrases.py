"""What is said to people: declared once, and shipped in six languages with French beside."""

import json
import re

import pytest

from filrouge.privacy.roles import OWNER, acting_as
from filrouge.reference import registry
from filrouge.reference import shipped_translations as shipped
from filrouge.reference.languages import OFFERED, Language, find_language, offered_language
from filrouge.reference.models import Translation
from filrouge.reference.registry import UnknownPhrase, declare, groups, mark_of, phrase, phrases
from filrouge.reference.themes import THEMES
from tests.cast import Cast

OURS = ("theme", "interview", "takeaway", "place", "trade", "experience", "base")
LETTERS = {
    "ara": r"[\u0600-\u06ff]",
    "prs": r"[\u0600-\u06ff]",
    "pus": r"[\u0600-\u06ff]",
    "tir": r"[\u1200-\u137f]",
    "ukr": r"[\u0400-\u04ff]",
    "eng": r"[A-Za-z]",
}
ANY_LETTER = re.compile(r"[^\W\d_]")
TIGRINYA = next(one for one in OFFERED if one.code == "tir")
KEY = "theme.sante"


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test declares is forgotten after it."""
    monkeypatch.setattr(registry, "_phrases", dict(registry._phrases))


def shipped_in(language: Language) -> dict[str, dict[str, str]]:
    """What the file says of the groups that someone declares."""
    read = json.loads((shipped.FOLDER / f"{language.tag}.json").read_text())
    return {key: entry for key, entry in read.items() if key.partition(".")[0] in groups()}


def shown(key: str = KEY) -> Translation:
    return Translation.objects.current("tir").get(key=key)


def corrected(by: object, *, of: str = "", text: str = "ካልእ") -> Translation:
    return Translation.objects.create(
        key=KEY, language="tir", text=text, status="human", by=by, of=of or phrase(KEY).mark
    )


def load_again() -> None:
    with acting_as(OWNER):
        shipped.load()


@pytest.mark.usefixtures("declared")
class TestDeclared:
    def test_every_theme_has_its_phrase(self) -> None:
        assert [one.key for one in phrases("theme")] == [f"theme.{theme.code}" for theme in THEMES]

    def test_a_key_says_one_thing(self) -> None:
        declare("barrier.dormir", "Un endroit où dormir")
        declare("barrier.dormir", "Un endroit où dormir")
        with pytest.raises(ValueError, match="already"):
            declare("barrier.dormir", "Autre chose")

    @pytest.mark.parametrize("key", ["sante", ".sante", "theme.", ""])
    def test_a_malformed_key_is_refused(self, key: str) -> None:
        with pytest.raises(ValueError, match="a group, a dot, a code"):
            declare(key, "Se soigner")

    def test_a_key_nobody_declared_is_told(self) -> None:
        with pytest.raises(UnknownPhrase, match=r"phrases\.py"):
            phrase("theme.inconnu")


def without_names(text: str) -> str:
    """Institutions keep the name that is written on their door."""
    for name in ("France Travail", "CAF", "préfecture"):
        text = text.replace(name, "")
    return text


@pytest.mark.parametrize("language", OFFERED, ids=lambda language: language.tag)
class TestFiles:
    def test_the_phrases_of_the_interview_are_all_there(self, language: Language) -> None:
        ours = {one.key for group in OURS for one in phrases(group)}
        assert not ours - set(shipped_in(language))

    def test_each_was_made_of_the_french_of_today(self, language: Language) -> None:
        read = shipped_in(language)
        assert not [key for key, entry in read.items() if phrase(key).french != entry["fr"]]

    def test_each_is_written_in_the_letters_of_its_language(self, language: Language) -> None:
        allowed = re.compile(LETTERS[language.code])
        other = {
            key: letters
            for key, entry in shipped_in(language).items()
            if (
                letters := [
                    one for one in ANY_LETTER.findall(without_names(entry["text"])) if not allowed.match(one)
                ]
            )
        }
        assert not {key for key, letters in other.items() if not set(letters) <= set("CVWhatspAp")}

    def test_questions_stay_questions(self, language: Language) -> None:
        signs = tuple("?؟")
        read = shipped_in(language)
        asked = {key for key, entry in read.items() if entry["fr"].endswith("?")}
        assert asked == {key for key, entry in read.items() if entry["text"].endswith(signs)}


@pytest.mark.django_db
class TestShipped:
    def test_they_are_there_and_said_to_be_made_by_the_program(self) -> None:
        assert shown().status == Translation.Status.MACHINE
        assert shown().by is None
        assert not shown().is_reviewed

    def test_loading_again_adds_nothing(self) -> None:
        before = Translation.objects.count()
        load_again()
        assert Translation.objects.count() == before

    def test_what_someone_corrected_stays(self, cast: Cast) -> None:
        mine = corrected(cast.dalia)
        load_again()
        assert shown() == mine

    def test_until_french_changes_and_the_file_was_written_again(self, cast: Cast) -> None:
        corrected(cast.dalia, of=mark_of("Les anciens mots"))
        load_again()
        assert shown().status == Translation.Status.MACHINE
        assert Translation.objects.of_phrase("tir", KEY).filter(by=cast.dalia).exists()

    def test_new_words_of_the_file_replace_its_former_ones(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shipped, "translations_in", self.rewritten)
        load_again()
        assert shown().text == "ሓድሽ"

    @staticmethod
    def rewritten(language: Language) -> list[Translation]:
        return [Translation(key=KEY, language=language.code, text="ሓድሽ", of=phrase(KEY).mark)]

    @pytest.mark.usefixtures("declared")
    def test_a_phrase_said_no_more_breaks_nothing(self, cast: Cast) -> None:
        corrected(cast.dalia)
        registry._phrases.pop(KEY)
        load_again()
        assert Translation.objects.of_phrase("tir", KEY).first().by == cast.dalia


@pytest.mark.parametrize(
    ("spoken", "shown_in"),
    [
        (["tir"], "tir"),
        (["amh", "tir"], "tir"),
        (["apd", "eng"], "eng"),
        (["apd"], "ara"),
        (["haz", "pus"], "pus"),
        (["haz"], "prs"),
        (["wol"], None),
        ([], None),
    ],
)
def test_someone_is_spoken_to_in_a_language_she_knows(spoken: list[str], shown_in: str | None) -> None:
    found = offered_language(spoken)
    assert (found.code if found else None) == shown_in


def test_pages_name_a_language_by_its_shortest_code() -> None:
    tags = {find_language(name).tag for name in ("tigrinya", "dari", "pachto", "arabe", "peul", "baoulé")}
    assert tags == {"ti", "prs", "ps", "ar", "ff", "bci"}
