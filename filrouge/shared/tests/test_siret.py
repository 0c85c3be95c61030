import pytest
from django.core.exceptions import ValidationError

from filrouge.shared.siret import compact, validate_siret


@pytest.mark.parametrize(
    "number",
    [
        "73282932000074",
        "732 829 320 00074",
        "732.829.320.00074",
        "35600000000048",  # head office of La Poste: Luhn
        "35600000049837",  # one of its offices: sum of digits
    ],
)
def test_a_valid_siret_is_accepted(number):
    validate_siret(number)


@pytest.mark.parametrize("number", ["732829320", "7328293200007", "7328293200007A", ""])
def test_a_siret_of_another_length_is_explained(number):
    with pytest.raises(ValidationError, match="14 chiffres"):
        validate_siret(number)


@pytest.mark.parametrize("number", ["73282932000075", "73282932100074", "35600000049838"])
def test_a_siret_with_a_wrong_digit_is_explained(number):
    with pytest.raises(ValidationError, match="mal recopié"):
        validate_siret(number)


def test_compact_keeps_the_digits():
    assert compact(" 732 829 320 00074 ") == "73282932000074"
