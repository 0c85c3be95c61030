"""Opening hours: what is read, what is said, what is never guessed."""

import pytest

from filrouge.directory.hours import hours_said, open_slots, read_week


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mo-Fr 08:30-12:30,13:30-17:00", [("lundi à vendredi", "8 h 30 à 12 h 30, 13 h 30 à 17 h")]),
        (
            "Mo-Fr 09:00-12:00; Sa 10:00-12:00; PH off",
            [("lundi à vendredi", "9 h à 12 h"), ("samedi", "10 h à 12 h")],
        ),
        ("Tu,Th 14:00-18:00", [("mardi", "14 h à 18 h"), ("jeudi", "14 h à 18 h")]),
        ("Mo-Fr 09:00-17:00; We off", [("lundi à mardi", "9 h à 17 h"), ("jeudi à vendredi", "9 h à 17 h")]),
        ("24/7", [("lundi à dimanche", "0 h à 24 h")]),
    ],
)
def test_what_people_usually_write_is_said_in_words(text: str, said: list[tuple[str, str]]) -> None:
    assert hours_said(text) == said


@pytest.mark.parametrize(
    "text", ["", "sur rendez-vous", "Mo-Fr 9h-12h", "Mo 18:00-02:00", "week 1-20 Mo 09:00-12:00"]
)
def test_what_is_not_understood_is_never_guessed(text: str) -> None:
    assert read_week(text) is None
    assert open_slots(text) == []


def test_half_hours_begun_count_as_open() -> None:
    assert open_slots("Mo 09:15-10:05") == [18, 19, 20]
