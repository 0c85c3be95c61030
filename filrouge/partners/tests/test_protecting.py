"""What of a territory may be told: nothing under five, and nothing from which so few could be computed."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from filrouge.partners.models import Public
from filrouge.partners.needs.protecting import Place, told

EVERYONE, YOUNG = Public.EVERYONE, Public.YOUNG


def place(name: str, everyone: int = 0, young: int = 0, parts: tuple[Place, ...] = ()) -> Place:
    counts = {**dict.fromkeys(Public, 0), EVERYONE: everyone, YOUNG: young}
    together = Counter(counts)
    for part in parts:
        together.update(part.counts)
    return Place(name, together, parts)


def numbers(whole: Place, public: Public = EVERYONE) -> dict[str, int]:
    return {"/".join(names[1:]): counts[public] for names, counts in told(whole) if public in counts}


def test_everything_is_told_when_everything_is_large() -> None:
    herault = place("34", parts=(place("34032", 20), place("34301", 7)))
    assert numbers(place("", parts=(herault, place("12", 9)))) == {
        "": 36,
        "34": 27,
        "34/34032": 20,
        "34/34301": 7,
        "12": 9,
    }


def test_under_five_nothing_at_all() -> None:
    assert not list(told(place("", parts=(place("34", 4),))))


def test_the_only_small_part_hides_another_with_it() -> None:
    three = (place("34032", 20), place("34301", 7), place("34003", 3))
    assert numbers(place("", parts=(place("34", parts=three),))) == {"": 30, "34": 30, "34/34032": 20}


def test_nothing_is_told_below_what_is_not_told() -> None:
    aveyron = place("12", parts=(place("12202", 6),))
    assert numbers(place("", parts=(place("34", 30), aveyron, place("48", 2)))) == {"": 38, "34": 30}


def test_a_public_that_leaves_out_fewer_than_five_is_not_told() -> None:
    assert numbers(place("", parts=(place("34", 20, 18),)), YOUNG) == {}
    assert numbers(place("", parts=(place("34", 20, 20),)), YOUNG) == {"": 20, "34": 20}


def test_a_public_small_in_one_commune_hides_it_in_another() -> None:
    three = (place("34032", 30, 12), place("34301", 30, 10), place("34003", 30, 2))
    assert numbers(place("", parts=(place("34", parts=three),)), YOUNG) == {"": 24, "34": 24, "34/34032": 12}


def test_communes_that_are_not_told_share_one_line() -> None:
    """Three people are left out of those told: what is theirs would be read by subtraction."""
    four = (place("a", 40, 20), place("b", 40, 20), place("c", 2, 1), place("d", 1, 1))
    whole = place("", parts=(place("34", parts=four),))
    assert numbers(whole) == {"": 83, "34": 83, "34/a": 40, "34/b": 40}
    assert numbers(whole, YOUNG) == {"": 42, "34": 42}


COMMUNES = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 12)), min_size=1, max_size=5)


@given(st.lists(COMMUNES, min_size=1, max_size=4))
def test_no_subtraction_gives_fewer_than_five(departments: list[list[tuple[int, int]]]) -> None:
    whole = place(
        "",
        parts=tuple(
            place(f"d{n}", parts=tuple(place(f"c{m}", e, min(e, y)) for m, (e, y) in enumerate(communes)))
            for n, communes in enumerate(departments)
        ),
    )
    shown = dict(told(whole))
    for names, counts in shown.items():
        assert all(number >= 5 for number in counts.values())
        assert counts[EVERYONE] - counts.get(YOUNG, 0) not in range(1, 5)
        for public in counts:
            hidden = [
                one.counts[public]
                for one in _at(whole, names).parts
                if one.counts[public] and public not in shown.get((*names, one.name), {})
            ]
            assert len(hidden) != 1 or hidden[0] >= 5


def _at(whole: Place, names: tuple[str, ...]) -> Place:
    for name in names[1:]:
        whole = next(part for part in whole.parts if part.name == name)
    return whole
