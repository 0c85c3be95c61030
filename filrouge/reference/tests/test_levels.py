"""The words of the diagnosis: complete, one key each, and five at most on a screen."""

import re

import pytest

from filrouge.reference.levels import Group, Scale
from filrouge.reference.scales import BY_CODE, GROUPS, SCALES, level_of
from filrouge.reference.vocabulary import FRENCH

CEFR = ["infra-a1", "a1", "a2", "b1", "b2", "c1", "c2"]
ACTIVITIES = ["listening", "reading", "conversation", "speaking", "writing"]
# What these scales must never speak of (mission S-12).
NOT_OURS = re.compile(
    r"valeur|croyance|religion|coutume|culture|tradition|laïcité|intégr|respecte", re.IGNORECASE
)


@pytest.mark.parametrize("code", ACTIVITIES)
def test_the_language_goes_from_before_a1_to_c2_by_five_activities(code: str) -> None:
    assert [level.code for level in BY_CODE[code].levels] == CEFR


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.code)
def test_five_fields_at_most_are_asked_together(group: Group) -> None:
    assert len(group.scales) <= 5


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.code)
def test_every_level_has_a_sentence_of_its_own_in_the_first_person(scale: Scale) -> None:
    sentences = [level.words for level in scale.levels]
    assert len(set(sentences)) == len(sentences) >= 4
    assert all(re.search(r"\b([JjMm]e|[JjMm]’|[Mm]oi|Nous)", sentence) for sentence in sentences)
    assert all(sentence.endswith(".") for sentence in sentences)


def test_nobody_s_values_are_measured() -> None:
    assert not [words for words in FRENCH.values() if NOT_OURS.search(words)]


def test_never_schooled_schooled_in_french_and_other_scripts_are_told_apart() -> None:
    codes = [level.code for level in BY_CODE["literacy"].levels]
    assert codes[:4] == ["never_schooled", "schooled_in_french", "other_script", "latin_script"]


def test_a_level_is_found_by_its_codes_and_ranked() -> None:
    found = level_of("listening", "a2")
    assert found is not None
    assert found.key == "level.listening.a2"
    assert BY_CODE["listening"].rank("a2") == 3
    assert level_of("listening", "z9") is level_of("nothing", "a1") is None


def test_every_key_is_said_once_and_nobody_is_a_straight_apostrophe() -> None:
    assert all(words.strip() and "'" not in words for words in FRENCH.values())
    assert {key.split(".")[0] for key in FRENCH} == {
        "theme",
        "barrier",
        "severity",
        "group",
        "scale",
        "level",
    }
