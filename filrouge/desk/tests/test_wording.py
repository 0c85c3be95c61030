from datetime import datetime

import pytest

from filrouge.desk.wording import day_sentence, greeting, in_words


@pytest.mark.parametrize(
    ("appointments", "urgent", "waiting", "said"),
    [
        (0, 0, 0, "Pas de rendez-vous, rien ne presse."),
        (1, 1, 1, "Un rendez-vous, une chose ne peut pas attendre."),
        (4, 2, 9, "Quatre rendez-vous, deux choses ne peuvent pas attendre."),
        (0, 0, 1, "Pas de rendez-vous, une personne à ne pas oublier."),
        (12, 0, 3, "12 rendez-vous, trois personnes à ne pas oublier."),
    ],
)
def test_the_day_is_said_in_correct_french(appointments: int, urgent: int, waiting: int, said: str) -> None:
    assert day_sentence(appointments, urgent, waiting) == said


def test_the_gravest_are_counted_exactly_as_long_as_others_follow_them() -> None:
    assert day_sentence(0, 40, 120, more=True) == "Pas de rendez-vous, 40 choses ne peuvent pas attendre."
    assert day_sentence(0, 120, 120, more=True).endswith("plus de 120 choses ne peuvent pas attendre.")
    assert day_sentence(0, 0, 120, more=True).endswith("plus de 120 personnes à ne pas oublier.")


@pytest.mark.parametrize(("count", "said"), [(1, "1"), (2, "deux"), (10, "dix"), (11, "11")])
def test_small_numbers_are_words(count: int, said: str) -> None:
    assert in_words(count) == said


@pytest.mark.parametrize(
    ("at", "said"), [("16:59", "Bonjour Amina."), ("17:00", "Bonsoir Amina."), ("06:00", "Bonjour Amina.")]
)
def test_the_greeting_follows_the_hour_in_paris(at: str, said: str) -> None:
    assert greeting("Amina", datetime.fromisoformat(f"2026-11-23T{at}:00+00:00")) == said
