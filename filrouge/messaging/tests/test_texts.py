import pytest

from filrouge.messaging.texts import as_texted, parts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("é" * 160, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("ê" * 134, 2),
        ("سلام" * 18, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_what_a_text_costs(text: str, parts: int) -> None:
    assert parts_of(text) == parts


def test_typographic_signs_do_not_double_the_price() -> None:
    text = as_texted("L’atelier «\u00a0emploi\u00a0» – mardi… " + "a" * 120)
    assert text.startswith('L\'atelier " emploi " - mardi... ')
    assert parts_of(text) == 1
