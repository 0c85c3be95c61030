import io
import zipfile

import pytest

from filrouge.pathways.lists import reading, text_files
from filrouge.pathways.lists.reading import read_table
from filrouge.pathways.lists.unreadable import UnreadableListError

from .samples import ods, workbook

LINES = [["Nom", "Prénom", "Né(e) le"], ["Traoré", "Aïcha", "01/02/2003"], ["Köse", "Emal", "2001"]]


def csv_text(separator: str) -> str:
    return "\r\n".join(separator.join(line) for line in LINES) + "\r\n"


@pytest.mark.parametrize(
    "encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "mac_roman", "cp850"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_finds_encoding_and_separator(encoding: str, separator: str) -> None:
    (sheet,) = read_table(csv_text(separator).encode(encoding), "liste.csv")
    assert [list(row.cells) for row in sheet.rows] == LINES


def test_keeps_line_numbers_over_quoted_line_breaks_and_separator_hint() -> None:
    (sheet,) = read_table(b'sep=;\nNom;Note\nDiallo;"une\ndeux"\nSafi;x\n', "liste.csv")
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, ("Nom", "Note")),
        (3, ("Diallo", "une\ndeux")),
        (5, ("Safi", "x")),
    ]


def test_reads_every_sheet_and_its_line_numbers() -> None:
    sheets = read_table(
        workbook(Suivi=[[], ["Nom", "CP"], ["Diallo", 34000]], listes=[["oui"]]), "liste.xlsx"
    )
    assert [sheet.name for sheet in sheets] == ["Suivi", "listes"]
    assert [(row.number, row.cells) for row in sheets[0].rows if row.filled()] == [
        (2, ("Nom", "CP")),
        (3, ("Diallo", 34000.0)),
    ]


def test_reads_ods() -> None:
    (sheet,) = read_table(ods(LINES), "liste.ods")
    assert [list(row.cells) for row in sheet.rows] == LINES


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "vide"),
        (b"\xef\xbb\xbf  \r\n", "vide"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"Bonjour,\nvoici la lettre demandee hier matin.\nCordialement", "aucune colonne"),
        (b"\x00\x01\x02\x03" * 50, "aucune colonne"),
        (b"PK\x03\x04 abime", "abîmé"),
        (ods(LINES, encrypted=True), "mot de passe"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "tableau lisible"),
        (b"a;b\n" * 50_001, "50 000 lignes"),
        (b"a;b\n" + b" " * (20 * 1024 * 1024), "20 Mo"),
    ],
)
def test_says_in_french_why_a_file_cannot_be_read(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableListError, match=words):
        read_table(data, "liste.xlsx")


def test_refuses_a_zip_that_is_not_a_spreadsheet() -> None:
    letter = ods(LINES).replace(b"content.xml", b"letters.xml")
    with pytest.raises(UnreadableListError, match="tableau lisible"):
        read_table(letter, "lettre.docx")


def test_refuses_a_stray_cell_far_away_before_the_reader_reserves_the_rectangle() -> None:
    data = workbook(Suivi=[["Nom", "Prénom"], ["Diallo", "Rim"]])
    assert reading.read_table(data, "ok.xlsx")
    with pytest.raises(UnreadableListError, match="cellule oubliée"):
        reading._check_extent(b'<c r="A1"/><c s="1" r="XFD1048576"/>')


def test_prefers_the_encoding_that_gives_french_letters() -> None:
    assert text_files.decode("Néo;Prénom;Élève".encode("cp850")) == "Néo;Prénom;Élève"


def test_a_file_that_lies_about_its_size_is_not_opened() -> None:
    """Unzipped by what follows, twenty megabytes could fill the memory of the server."""
    original = workbook(Suivi=[["Nom"], ["Diallo"]])
    swollen = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as source, zipfile.ZipFile(swollen, "w", 8) as target:
        for member in source.namelist():
            target.writestr(member, source.read(member))
        target.writestr("xl/media/image1.png", b"0" * 1_000_000)
    data = bytearray(swollen.getvalue())
    entry = data.rindex(b"xl/media/image1.png") - 46  # its line in the central directory
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableListError, match="abîmé"):
        read_table(bytes(data), "liste.xlsx")
