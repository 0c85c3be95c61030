"""The sub-themes of data·inclusion, in our words, and the parts of them kept by need to know."""

from filrouge.reference.barriers import (
    BY_CODE,
    ORDINARY,
    SEVERITIES,
    SUB_THEMES,
    Secret,
    secret_ones,
    theme_of,
)
from filrouge.reference.themes import THEMES


def test_the_sixty_nine_sub_themes_hang_from_the_sixteen_themes() -> None:
    assert len(SUB_THEMES) == len(BY_CODE) == 69
    assert {theme_of(one) for one in SUB_THEMES} == set(THEMES)


def test_labels_are_short_enough_for_a_card_and_none_is_said_twice() -> None:
    labels = [one.label for one in SUB_THEMES]
    assert len(set(labels)) == len(labels)
    assert max(map(len, labels)) <= 36


def test_health_justice_and_status_are_kept_apart_and_a_doctor_is_a_right_like_any_other() -> None:
    assert all(secret_ones(secret) for secret in Secret)
    assert not [one for one in ORDINARY if one.secret]
    assert BY_CODE["sante--acces-aux-soins"].secret is None
    assert BY_CODE["sante--sante-mentale"].secret is Secret.HEALTH


def test_severities_go_from_light_to_urgent() -> None:
    assert [one.rank for one in SEVERITIES] == [1, 2, 3, 4]
    assert SEVERITIES[-1].key == "severity.urgent"
