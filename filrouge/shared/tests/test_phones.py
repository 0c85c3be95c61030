import pytest

from filrouge.shared.phones import can_be_texted, display_phone, normalise_phone


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0612345678", "+33612345678"),
        ("06 12 34 56 78", "+33612345678"),
        ("06.12.34.56.78", "+33612345678"),
        ("06-12-34-56-78", "+33612345678"),
        ("612345678", "+33612345678"),
        ("+33612345678", "+33612345678"),
        ("+33 (0)6 12 34 56 78", "+33612345678"),
        ("0033 6 12 34 56 78", "+33612345678"),
        ("Tél. : 06 12 34 56 78", "+33612345678"),
        ("05 61 23 45 67", "+33561234567"),
        ("0692 12 34 56", "+262692123456"),
        ("0590 27 12 34", "+590590271234"),
        ("+380 50 123 4567", "+380501234567"),
    ],
)
def test_a_number_is_understood_in_all_its_forms(typed, number):
    assert normalise_phone(typed) == number


@pytest.mark.parametrize("typed", ["", "néant", "06 12 34", "06 12 34 56 78 90 12", "00 00 00 00 00", "0112"])
def test_what_is_no_number_is_none(typed):
    assert normalise_phone(typed) is None


def test_another_region_reads_its_own_numbers():
    assert normalise_phone("050 123 4567", region="UA") == "+380501234567"
    assert normalise_phone("0692 12 34 56", region="BE") is None


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+33612345678", "06 12 34 56 78"),
        ("+33561234567", "05 61 23 45 67"),
        ("+380501234567", "+380 50 123 4567"),
        ("+262692123456", "+262 692 12 34 56"),
        ("illisible", "illisible"),
    ],
)
def test_a_number_is_shown_as_people_read_it(number, shown):
    assert display_phone(number) == shown


@pytest.mark.parametrize(
    ("number", "possible"),
    [("+33612345678", True), ("+33467123456", False), ("+262692123456", True), ("+14155552671", True)],
)
def test_a_fixed_line_receives_no_sms(number: str, possible: bool) -> None:
    assert can_be_texted(number) is possible
