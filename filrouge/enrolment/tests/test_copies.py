"""What may be laid in the safe: looked at by its bytes, never by its name."""

import pytest
from django.core.exceptions import ValidationError

from filrouge.enrolment.copies import MOST, OF_A_STREAM, OF_THEM_ALL, copy_of

from .copies import HTML, JPEG, PDF, PNG, packed, pdf, pictured


@pytest.mark.parametrize(
    ("content", "media"), [(PDF, "application/pdf"), (JPEG, "image/jpeg"), (PNG, "image/png")]
)
def test_three_formats_are_taken(content: bytes, media: str) -> None:
    assert copy_of(content).media == media


@pytest.mark.parametrize("content", [b"", HTML, b"MZ\x90", b"GIF89a", PDF[5:], JPEG[:-2], PNG[:-8]])
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="ni un PDF, ni une photo"):
        copy_of(content)


@pytest.mark.parametrize(
    "said",
    [
        b"/OpenAction << /S /JavaScript /JS (app.alert) >>",
        b"/AA << /S /Launch /F (calc.exe) >>",
        b"/Names << /EmbeddedFiles 2 0 R >>",
        b"/S /J#61vaScript",
        b"/AcroForm << /XFA 3 0 R >>",
    ],
)
def test_a_pdf_that_acts_is_refused_however_it_is_written(said: bytes) -> None:
    for content in (pdf(said), packed(said)):
        with pytest.raises(ValidationError, match="programme ou un fichier joint"):
            copy_of(content)


def test_a_pdf_that_hides_its_content_is_refused() -> None:
    with pytest.raises(ValidationError, match="mot de passe"):
        copy_of(pdf(b"/Encrypt 4 0 R"))


def test_the_noise_of_a_picture_is_not_taken_for_a_program() -> None:
    assert copy_of(pictured(b"\x01/JS \x02#4a /Laun")).media == "application/pdf"


def test_a_word_meant_to_hide_what_follows_hides_nothing() -> None:
    with pytest.raises(ValidationError, match="programme"):
        copy_of(pdf(b"/Title (>> stream\n) /S /JavaScript"))


def test_a_bomb_is_refused_before_it_bursts() -> None:
    bomb = b"".join(packed(b"\0" * OF_A_STREAM) for _ in range(1 + OF_THEM_ALL // OF_A_STREAM))
    with pytest.raises(ValidationError, match="trop long à vérifier"):
        copy_of(bomb)
    with pytest.raises(ValidationError, match="trop long à vérifier"):
        copy_of(PDF[:-6] + b"stream\n" * 5001 + b"%%EOF\n")


def test_five_megabytes_at_most() -> None:
    with pytest.raises(ValidationError, match="5 Mo"):
        copy_of(JPEG + b"\x00" * MOST)
