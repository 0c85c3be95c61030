"""A page of ours as a PDF to fill."""

from io import BytesIO

import pikepdf
import pytest

from filrouge.shared.papers.pdf_drawing import NotOurs
from filrouge.shared.papers.pdf_writing import NoPaper, can_write, fillable, printed

PAGE = """<!doctype html><html lang="fr"><head><title>Fiche</title></head><body><h1>Fiche</h1>
<p>Pour <bdi lang="ar" dir="rtl">نور الدين</bdi> et <bdi lang="ti">ገብረ</bdi></p>
<label for="a">Qui suit la personne ?</label><input id="a" name="who" value="Léa">
{more}</body></html>"""


def paper(more: str = "", **labels: str) -> pikepdf.Pdf:
    made = fillable(
        PAGE.format(more=more), labels={"who": "Qui suit la personne ?"} | labels, hidden={"mark": "7.1"}
    )
    return pikepdf.open(BytesIO(made))


def test_it_says_what_it_is_to_those_who_do_not_see_it() -> None:
    with paper() as pdf, pdf.open_metadata() as about:
        assert str(pdf.Root.Lang) == "fr"
        assert pdf.Root.MarkInfo.Marked
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == "Fiche"
        assert str(pdf.Root.AcroForm.Fields[0].TU) == "Qui suit la personne ?"


def test_a_page_without_fields_is_tagged_too() -> None:
    page = '<!doctype html><html lang="fr"><head><title>Page</title></head><body><p>Lire</p></body></html>'
    with pikepdf.open(BytesIO(printed(page))) as pdf, pdf.open_metadata() as about:
        assert pdf.Root.MarkInfo.Marked
        assert about["dc:title"] == "Page"
        assert "/AcroForm" not in pdf.Root


def test_a_field_is_never_without_its_label() -> None:
    with pytest.raises(KeyError):
        paper(more='<input name="other">')


def test_what_travels_hidden_is_not_seen_nor_changed_by_its_reader() -> None:
    with paper() as pdf:
        mark = pdf.Root.AcroForm.Fields[1]
        assert (str(mark.T), str(mark.V)) == ("mark", "7.1")
        assert mark.F == 2  # neither shown nor printed
        assert mark.Ff == 1  # read only
        assert mark.objgen in [one.objgen for one in pdf.pages[0].Annots]


def test_each_script_is_written_in_letters_of_its_own() -> None:
    with paper() as pdf:
        fonts = " ".join(str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values())
    assert "arabic" in fonts
    assert "ethiopic" in fonts


@pytest.mark.parametrize(
    "address", ["https://example.org/a.png", "file:///etc/hostname", "https://paper.invalid/no.png"]
)
def test_a_page_that_asks_for_something_else_is_not_made(address: str) -> None:
    with pytest.raises(NotOurs):
        paper(more=f'<img src="{address}" alt="">')


def test_without_the_letters_of_the_system_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_write()

    def missing(name: str) -> object:
        raise OSError(f"cannot load library {name}")

    monkeypatch.setattr("filrouge.shared.papers.pdf_writing.import_module", missing)
    assert not can_write()
    with pytest.raises(NoPaper):
        fillable(PAGE, labels={}, hidden={})
